import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * Whoever meets a name in another room is told what it gives where it is declared. What is only passed on is told where it
 * comes from, and what tests have for themselves is told by the tests.
 */
const files = globSync('{src,step-definitions/support}/**/*.ts')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file))
  .toSorted();

/** What a file exports without a word on it, by line and name. */
function untold(file: string, source: string): readonly string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  return tree.statements.filter(isExported).flatMap((statement) => {
    if (ts.getJSDocCommentsAndTags(statement).length > 0) return [];
    const { line } = tree.getLineAndCharacterOfPosition(statement.getStart(tree));
    return [`${file}:${line + 1} ${namesOf(statement).join(', ')}`];
  });
}

/** Whether a statement declares what it exports; `export … from` does not. */
function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement) && (statement.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText());
  return 'name' in statement ? [(statement.name as ts.Identifier).text] : [];
}

describe('what a room exports', () => {
  it('is told where it is declared', () => {
    expect(files.length).toBeGreaterThan(400);
    expect(files.flatMap((file) => untold(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['export const a = 1;', 'a'],
    ['export function a(): void {}', 'a'],
    ['export default function a(): void {}', 'a'],
    ['export type A = string;', 'A'],
    ['export interface A {\n  /** Its own. */\n  readonly b: string;\n}', 'A'],
    ['// A comment of another kind.\nexport class A {}', 'A'],
    ['/** The first. */\nexport type A = string;\nexport type B = A;', 'B'],
  ])('is found untold in %j', (source, name) => {
    expect(untold('a.ts', source).map((place) => place.split(' ')[1])).toEqual([name]);
  });

  it.each(["export { a } from './a.ts';", "export * from './a.ts';", 'const a = 1;', '/** Told. */\nexport const a = 1;'])(
    'is let be in %j',
    (source) => {
      expect(untold('a.ts', source)).toEqual([]);
    },
  );
});
