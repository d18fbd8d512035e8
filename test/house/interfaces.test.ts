import { existsSync, globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type InterfaceName, INTERFACES, REGIONAL_SYSTEMS } from '../../src/model/interfaces.ts';
import { VERDICT_CODES } from '../../src/model/verdict.ts';
import { UNIT_ELEMENTS } from '../../src/sor/fields.ts';

/**
 * What a change costs: an interface is told in its room, in the tables and in configuration, and hardly anywhere else. The
 * files that would have to be extended with a new interface, a new data element or a new verdict are those that list the
 * ones there are; they are listed here, so that one more is seen.
 */
const MOST_OTHERS = 3;

/** The tables and the list of rooms: where an interface is meant to be named. */
const TABLES = [/^src\/model\/interfaces\.ts$/, /^src\/interfaces\/registry\.ts$/, /^src\/sor\/fields(?:\.ts$|\/)/];

/** Rooms that are not called as their interface: the four regional systems share one. */
const roomOf = (id: InterfaceName): string =>
  `src/interfaces/${(REGIONAL_SYSTEMS as readonly string[]).includes(id) ? 'fagsystem' : id}/`;

const files = globSync('{src,scripts,bench}/**/*.{ts,astro}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.(?:test|fixture)\.ts$/.test(file))
  .toSorted();

/** The parts of a file that are TypeScript: an Astro page is its front matter, and its body as JSX. */
function partsOf(file: string, text: string): readonly ts.SourceFile[] {
  const parse = (part: string, kind: ts.ScriptKind): ts.SourceFile =>
    ts.createSourceFile(file, part, ts.ScriptTarget.Latest, true, kind);
  if (!file.endsWith('.astro')) return [parse(text, ts.ScriptKind.TS)];
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return [parse(front, ts.ScriptKind.TS), parse(`<>${body}</>`, ts.ScriptKind.TSX)];
}

/** The name a node gives: a text other than an import's address, or a property that is made, taken or asked for. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return ts.isImportDeclaration(node.parent) ? undefined : node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isBindingElement(node)) return (node.propertyName ?? node.name).getText();
  const isProperty =
    ts.isPropertyAssignment(node) ||
    ts.isPropertySignature(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isMethodDeclaration(node);
  return isProperty && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

/** Which of some names a file gives. */
function namesIn(file: string, text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  // Reading a file as a tree is slow, and most name none.
  if (![...names].some((name) => text.includes(name))) return found;
  const visit = (node: ts.Node): void => {
    const name = nameOf(node);
    if (name !== undefined && names.has(name)) found.add(name);
    ts.forEachChild(node, visit);
  };
  for (const part of partsOf(file, text)) visit(part);
  return found;
}

interface Naming {
  readonly file: string;
  readonly named: ReadonlySet<string>;
}
const naming = (names: readonly string[]): readonly Naming[] =>
  files
    .map((file) => ({ file, named: namesIn(file, readFileSync(file, 'utf8'), new Set(names)) }))
    .filter(({ named }) => named.size > 0);

/** Files that name more than half of what there is: lists, which one more has to be written into. */
const listsOf = (found: readonly Naming[], names: readonly string[]): readonly string[] =>
  found.filter(({ named }) => names.filter((name) => named.has(name)).length > names.length / 2).map(({ file }) => file);

const interfaces = naming(INTERFACES);
const othersThatName = (id: InterfaceName): readonly string[] =>
  interfaces
    .filter(({ file, named }) => named.has(id) && !file.startsWith(roomOf(id)) && !TABLES.some((table) => table.test(file)))
    .map(({ file }) => file);

describe('an interface', () => {
  it.each(INTERFACES)('%s has its room, and few outside it know its name', (id) => {
    expect(existsSync(roomOf(id))).toBe(true);
    const others = othersThatName(id);
    expect(others.length, others.join('\n')).toBeLessThanOrEqual(MOST_OTHERS);
  });

  it.each(REGIONAL_SYSTEMS)('%s, a regional system, is named in the table and in configuration alone', (id) => {
    expect(othersThatName(id)).toEqual(['src/model/config/environment.ts']);
  });
});

// The regional systems share a room, and so a line of each list.
const ownRooms = INTERFACES.filter((id) => !(REGIONAL_SYSTEMS as readonly string[]).includes(id));
// Text that a unit carries as it stands; numbers, days and addresses have a type of their own in the domain as well.
const elements = Object.entries(UNIT_ELEMENTS).flatMap(([key, { plain, compared }]) =>
  plain === true && compared === undefined ? [key] : [],
);
const stylesOfVerdicts = globSync('src/site/**/*.css')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => {
    const text = readFileSync(file, 'utf8');
    return VERDICT_CODES.filter((code) => text.includes(`--${code}-ink`)).length > VERDICT_CODES.length / 2;
  })
  .toSorted();

/** The lists there are, beside data, pages of guidance, and the room itself. */
const CHANGES = [
  {
    what: 'an interface',
    lists: listsOf(interfaces, ownRooms),
    expected: [
      'src/interfaces/registry.ts',
      // Only for an interface whose exercise can misbehave in ways of its own.
      'src/model/config/behaviour.ts',
      'src/model/config/environment.ts',
      'src/model/interfaces.ts',
    ],
  },
  {
    what: 'a data element (text)',
    lists: listsOf(naming(elements), elements),
    // Its row, its place in the order of SOR XML, and a value in the register that the exercise shows.
    expected: ['src/sor/fields.ts', 'src/sor/fields/carriers.ts', 'src/sor/synthetic/primary-care.ts'],
  },
  {
    what: 'a verdict',
    // Its row, its drawing, and its class and colours, light and dark.
    lists: [...listsOf(naming(VERDICT_CODES), VERDICT_CODES), ...stylesOfVerdicts],
    expected: [
      'src/model/verdict.ts',
      'src/site/verdict-shapes.ts',
      'src/site/components/verdict/verdict.css',
      'src/site/styles/tokens.css',
    ],
  },
].map((change) => ({ ...change, files: change.lists.length }));

describe('adding', () => {
  it.each(CHANGES)('$what touches $files files beside its room and its data', ({ lists, expected }) => {
    expect(lists).toEqual(expected);
  });
});

describe('a name', () => {
  it.each([
    ["const own = ['lpr'];", 'a text'],
    ['const own = { lpr: 1 };', 'a property'],
    ['const own = { lpr };', 'a property by its variable'],
    ['const own = interfaces.lpr;', 'a property that is asked for'],
    ['const { lpr: own } = interfaces;', 'a property that is taken'],
    ['interface Own { readonly lpr?: string }', 'a property of a type'],
  ])('is found in %s (%s)', (source) => {
    expect([...namesIn('a.ts', source, new Set(['lpr']))]).toEqual(['lpr']);
  });

  it('is found in the front matter and the body of a page', () => {
    const page = "---\nconst own = 'lpr';\n---\n\n<p>{names.medcom}</p>\n";
    expect([...namesIn('a.astro', page, new Set(['lpr', 'medcom']))]).toEqual(['lpr', 'medcom']);
  });

  it.each(["import { a } from 'lpr';", "const text = 'om lpr og andet';", 'const lpr = 1;'])('is not seen in %s', (source) => {
    expect(namesIn('a.ts', source, new Set(['lpr'])).size).toBe(0);
  });
});
