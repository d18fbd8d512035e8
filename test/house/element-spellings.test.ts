import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { SORUS_REPLACES, UNIT_ELEMENTS, XML_GROUPS, XML_SPECIALITY, XML_UNIT_ELEMENTS } from '../../src/sor/fields.ts';
import { CLASSIFICATION_FIELDS, RELATED_COLUMNS, REPLACEMENT_FIELDS, SHAK_MAP_FIELDS } from '../../src/sor/map-fields.ts';

/**
 * A carrier's spelling of an element stands in the table of elements alone. Elsewhere it may stand in golden bytes, which
 * tests hold, in guidance, in configuration, and in sentences for people. A name of one word (Name, Website) is a word too,
 * and is not looked for.
 */
const TABLES = ['src/sor/fields.ts', 'src/sor/map-fields.ts'];

/** Files that may spell an element all the same, and why. */
const ALLOWED: readonly (readonly [file: RegExp, reason: string])[] = [
  [/^src\/sor\/classification\.ts$/, 'names of classifications, some of which are also elements'],
  [/^src\/sor\/(?:id27|rules)\//, 'a finding names its place to people'],
];

const ELEMENT_NAMES: ReadonlySet<string> = new Set(
  [
    ...Object.values(UNIT_ELEMENTS).flatMap(({ name, xml, csv, skrs, sorls, sorusRequest, sorusAnswer }) => [
      name,
      ...(xml === undefined || xml === 'structure' ? [] : typeof xml.path === 'string' ? [xml.path] : Object.values(xml.path)),
      ...[csv, skrs, sorls, sorusRequest, sorusAnswer].flatMap((spelling) => spelling?.name ?? []),
    ]),
    ...[XML_GROUPS, XML_SPECIALITY, XML_UNIT_ELEMENTS].flatMap((names) => Object.values<string>(names)),
    ...[SHAK_MAP_FIELDS, CLASSIFICATION_FIELDS, REPLACEMENT_FIELDS].flatMap((rows) =>
      Object.values<{ readonly name: string }>(rows).map(({ name }) => name),
    ),
    ...RELATED_COLUMNS,
    SORUS_REPLACES,
  ]
    .flatMap((path) => path.split('/'))
    .filter((name) => /[a-z0-9][A-Z]/.test(name)),
);

/** The elements a text spells: as a tag, or as a word of a text without blanks, which is no sentence. */
function spelledIn(text: string): readonly string[] {
  const tags = Array.from(text.matchAll(/<\/?(?:\w+:)?(\w+)/g), ([, name = '']) => name);
  const words = /\s/.test(text) ? [] : text.split(/\W+/);
  return [...tags, ...words].filter((word) => ELEMENT_NAMES.has(word));
}

/** The elements a source file spells in its literals and in the names of properties, with their lines. */
function spellings(file: string, source: string): readonly string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    const isName = ts.isIdentifier(node) && namesProperty(node) && ELEMENT_NAMES.has(node.text);
    const names = isText || ts.isRegularExpressionLiteral(node) ? spelledIn(node.text) : isName ? [node.text] : [];
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    for (const name of names) found.push(`${file}:${line + 1} ${name}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Whether an identifier is the name of a property, not of a type or a variable. */
function namesProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return (parent.propertyName ?? parent.name) === node;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isShorthandPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyAccessExpression(parent)) &&
    parent.name === node
  );
}

const FILES = globSync('{src,step-definitions}/**/*.ts').filter(
  (file) => !/\.(?:test|fixture)\.ts$/.test(file) && !TABLES.includes(file),
);
const found = FILES.flatMap((file) => spellings(file, readFileSync(file, 'utf8')).map((place) => ({ file, place })));

describe('the spelling of a data element', () => {
  it('stands in the table of elements and nowhere else in the code', () => {
    const loose = found.filter(({ file }) => !ALLOWED.some(([allowed]) => allowed.test(file)));
    expect(loose.map(({ place }) => place)).toEqual([]);
  });

  it.each(ALLOWED.map(([file, reason]) => [reason, file] as const))('is excused only where needed: %s', (_reason, allowed) => {
    expect(found.filter(({ file }) => allowed.test(file))).not.toEqual([]);
  });

  it.each([
    ["leaf('ShakIdentifier', code)", 'ShakIdentifier'],
    ["value('SorStatus/FromDate')", 'SorStatus'],
    ["columns['ParentSorId']", 'ParentSorId'],
    ['columns.ParentSorId', 'ParentSorId'],
    ["const HEADING = 'SorId;Name';", 'SorId'],
    ['const draft = { EntityName: name };', 'EntityName'],
    ['const { EntityName: name } = draft;', 'EntityName'],
    ['interface Draft { readonly EntityName?: string }', 'EntityName'],
    ['`<FirstFromDate>${day}</FirstFromDate>`', 'FirstFromDate'],
    ['`en tekst med <dkcc:FloorIdentifier>${floor}`', 'FloorIdentifier'],
    ['/<SorIdentifier>([0-9]+)</.exec(piece)', 'SorIdentifier'],
  ])('is seen in %s', (source, name) => {
    expect(spellings('a.ts', source)).toContain(`a.ts:1 ${name}`);
  });

  it.each([
    "'FromDate og ToDate mangler.'",
    "import type { SorType } from '../../src/sor/fields/spelling.ts';",
    'unit.sorIdentifier',
  ])('is not mistaken for what people read or what the domain calls it: %s', (source) => {
    expect(spellings('a.ts', source)).toEqual([]);
  });
});
