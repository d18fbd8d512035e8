import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../../src/model/verdict.ts';

/**
 * What is said or decided about verdicts is read from their table. A file that names two of them by hand is a list that
 * the next verdict will be missing from.
 */
const TABLE = 'src/model/verdict.ts';

/** Files that may name several, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/site/components/requirement/RequirementSplit.astro':
    'A requirement’s state borrows the look of one verdict each. The record is complete over the states, and a new verdict adds none.',
  'src/site/components/comparison/comparison-words.ts':
    'A column of a comparison has words of its own. The record is complete over what a column can end as, so a verdict that steps can throw must be placed.',
};

/**
 * `passed` is left out: it is a step’s status and a region’s state as well, and the one verdict that all others are held
 * against. With it alone nothing can be listed.
 */
const CODES: ReadonlySet<string> = new Set(VERDICT_CODES.filter((code) => code !== 'passed'));

const files = globSync('{src,step-definitions,scripts,bench}/**/*.{ts,astro}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.(test|fixture)\.ts$/.test(file))
  .toSorted();

/** The parts of a file that are TypeScript: an Astro page is its front matter, and its body as JSX. */
function partsOf(file: string, text: string): readonly ts.SourceFile[] {
  const parse = (part: string, kind: ts.ScriptKind): ts.SourceFile =>
    ts.createSourceFile(file, part, ts.ScriptTarget.Latest, true, kind);
  if (!file.endsWith('.astro')) return [parse(text, ts.ScriptKind.TS)];
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return [parse(front, ts.ScriptKind.TS), parse(`<>${body}</>`, ts.ScriptKind.TSX)];
}

/** The verdicts a file names; what the compiler keeps complete, as a record over all verdicts, is not counted. */
function namedIn(file: string, text: string): readonly string[] {
  // Reading a file as a tree is slow, and most name none.
  if ([...CODES].filter((code) => text.includes(code)).length < 2) return [];
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && /Record<\s*Verdict\b/.test(node.type?.getText() ?? '')) return;
    if (ts.isStringLiteralLike(node)) named.add(node.text);
    if (ts.isPropertyAccessExpression(node) && /counts$/.test(node.expression.getText())) named.add(node.name.text);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) named.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  for (const part of partsOf(file, text)) visit(part);
  return [...named].filter((name) => CODES.has(name));
}

describe('the house', () => {
  it('names verdicts in their table, and no more than one of them anywhere else', () => {
    const lists = files
      .filter((file) => file !== TABLE && !(file in ALLOWED))
      .map((file) => ({ file, named: namedIn(file, readFileSync(file, 'utf8')) }))
      .filter(({ named }) => named.length > 1);
    expect(lists).toEqual([]);
  });

  it.each(Object.keys(ALLOWED))('still has a reason to let %s name several', (file) => {
    expect(namedIn(file, readFileSync(file, 'utf8')).length).toBeGreaterThan(1);
  });

  it.each([
    ['a set', 'a.ts', "const open = new Set(['deviation', 'aborted']);"],
    ['a comparison', 'a.ts', "if (verdict === 'not-run' || verdict === `not-applicable`) return;"],
    ['cases of a switch', 'a.ts', "switch (verdict) { case 'deviation': case 'precondition': }"],
    ['a sum of counts', 'a.ts', "const failed = counts.deviation + tally.counts['tool-error'];"],
    ['a lookup the compiler does not complete', 'a.ts', "const ink = { deviation: 'red', 'tool-error': 'blue' };"],
    ['the body of a page', 'a.astro', "---\nconst x = 1;\n---\n\n<td>{counts.aborted + counts['not-run']}</td>\n"],
  ])('finds verdicts listed as %s', (_what, file, text) => {
    expect(namedIn(file, text)).toHaveLength(2);
  });

  it.each([
    ['one verdict', "if (verdict === 'aborted' || state === 'aborted') return;"],
    [
      'a record the compiler completes',
      "const INK: Readonly<Record<Verdict, string>> = { deviation: 'red', 'tool-error': 'b' };",
    ],
    ['words of prose', "const text = 'deviation and aborted';"],
  ])('lets %s be', (_what, text) => {
    expect(namedIn('a.ts', text).length).toBeLessThan(2);
  });
});
