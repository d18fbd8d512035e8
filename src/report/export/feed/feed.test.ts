import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { matrixSample, runSample } from '../../samples.fixture.ts';
import { ADDRESSES, EXPORT_CATALOGUE, EXPORT_RUNS, exportMatrix, HARD_TEXT } from '../export-world.fixture.ts';
import { type Feed, type FeedEntry, toAtom } from './atom.ts';
import { entriesOf } from './entries.ts';
import { movementsOf } from './movements.ts';
import { tagId } from './tag-id.ts';

const idOf = (...parts: readonly string[]): string => tagId('sor.invalid', parts);
const entries = (matrix = exportMatrix(), most = 50, scope: readonly string[] = []): readonly FeedEntry[] =>
  entriesOf(movementsOf(matrix), most, { environment: matrix.environment, addresses: ADDRESSES, idOf, scope });

const feed = (own: readonly FeedEntry[]): Feed => ({
  id: idOf('feed'),
  title: HARD_TEXT,
  subtitle: undefined,
  self: '/feeds/x.xml',
  page: '/',
  updated: '2026-11-23T00:00:00Z',
  entries: own,
});

/** The elements of a feed with what RFC 4287 asks of them, as a parser that checks namespaces reads them. */
function read(xml: string): { path: string; uri: string; attributes: Record<string, string>; text: string }[] {
  const found: { path: string; uri: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, uri, attributes }) => {
    const values = Object.fromEntries(Object.values(attributes).map((one) => [one.name, one.value]));
    const node = { path: [...open.map(({ path }) => path.split('/').at(-1)), name].join('/'), uri, attributes: values, text: '' };
    found.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return found;
}

describe('Atom', () => {
  it('has what RFC 4287 requires of a feed and of each entry', () => {
    const nodes = read(toAtom(feed(entries())));
    expect(new Set(nodes.map(({ uri }) => uri))).toEqual(new Set(['http://www.w3.org/2005/Atom']));
    const count = (path: string): number => nodes.filter((node) => node.path === path).length;
    expect(['feed/id', 'feed/title', 'feed/updated', 'feed/author/name'].map(count)).toEqual([1, 1, 1, 1]);
    const number = count('feed/entry');
    expect(number).toBe(5);
    for (const part of ['id', 'title', 'updated', 'link', 'summary']) expect(count(`feed/entry/${part}`)).toBe(number);
    for (const { path, text, attributes } of nodes) {
      if (path.endsWith('/updated')) expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
      if (path.endsWith('/id')) expect(text).toMatch(/^tag:[a-z0-9.-]+,\d{4}:[\w\-.~%/?:@!$&'()*+,;=]+$/);
      if (path.endsWith('/link')) expect(attributes['href']).toMatch(/^(\/|https:)/);
    }
    expect(nodes.find(({ path }) => path === 'feed/title')?.text).toBe(HARD_TEXT.replace('\u0007', '\uFFFD'));
  });

  it('gives each entry an id of its own that stays the same next time', () => {
    const ids = entries().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(entries().map(({ id }) => id)).toEqual(ids);
    const later = matrixSample(EXPORT_CATALOGUE, [
      ...EXPORT_RUNS,
      runSample({ hour: 9, cases: { a: [{ key: 'ID27-001', verdict: 'deviation' }] } }),
    ]);
    expect(
      entries(later)
        .slice(1)
        .map(({ id }) => id),
    ).toEqual(ids);
    expect(entries(later)[0]!.title).toBe('Forværret: ID27-001 i Region A: Afvigelse');
  });

  it('tells the newest first, gathers what is new, and omits what stayed the same', () => {
    expect(entries().map(({ title, updated }) => `${updated.slice(11, 13)} ${title}`)).toEqual([
      '08 Første afgørelse: ID27-001 i Region B: Afbrudt',
      '07 Rettet: ID27-001 i Region A: Bestået',
      '07 Forværret: ID27-002 · Afsnit i Region A: Afvigelse',
      '07 Første afgørelse for 6 tilfælde i Region A: 1 bestået',
      '06 Første afgørelse for 2 tilfælde i Region A: 1 bestået',
    ]);
    const again = matrixSample(EXPORT_CATALOGUE, [...EXPORT_RUNS, { ...EXPORT_RUNS[1]!, run: '20261123T100000Z-00000001' }]);
    expect(entries(again).length).toBe(5);
  });

  it('holds no more entries than asked for', () => {
    expect(entries(exportMatrix(), 2)).toEqual(entries().slice(0, 2));
  });

  it('tells the summary of a whole feed from that of a selection', () => {
    const of = (scope: readonly string[]): string[] => entries(exportMatrix(), 50, scope).map(({ id }) => id);
    expect(of(['lpr']).filter((id) => of([]).includes(id))).toEqual(of([]).filter((id) => !id.endsWith('/nye')));
  });

  it('says in the title when it is an exercise', () => {
    for (const { title } of entries(exportMatrix(true))) expect(title).toMatch(/^\[Øvelse\] /);
    for (const { title } of entries()) expect(title).not.toMatch(/øvelse/i);
  });
});
