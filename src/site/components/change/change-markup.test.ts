import { describe, expect, it } from 'vitest';
import type { Change } from '../../../report/compare/compare-results.ts';
import type { Markup } from '../markup/markup.ts';
import { changeCounts, changeEntry, verdictCounts } from './change-markup.ts';

/** The words of it, as they are read. */
const words = (markup: Markup): string => (typeof markup === 'string' ? markup : markup.children.map(words).join(''));
const tags = (markup: Markup): string[] => (typeof markup === 'string' ? [] : [markup.tag, ...markup.children.flatMap(tags)]);

type Side = NonNullable<Change['before']>;
const side = (verdict: Side['verdict'], sentence?: string, marks: Side['marks'] = []): Side =>
  ({ verdict, sentence, marks }) as Side;
const change = (more: Partial<Change>): Change => ({
  key: 'ENH-001~afdeling',
  name: 'Enheden har et niveau',
  region: 'nord',
  kind: 'regressed',
  reason: 'system',
  moved: [],
  before: side('passed'),
  after: side('deviation', 'Niveauet mangler.'),
  ...more,
});
const place = { regionName: () => 'Nordjylland', caseHref: () => '/sag/', known: () => false };

describe('a change', () => {
  it('says what it was, what it is, where, and why', () => {
    const text = words(changeEntry(change({}), place, 'reason'));
    expect(text).toMatch(/Bestået→blev til ?Afvigelse/);
    expect(text).toContain('ENH-001 · afdeling Enheden har et niveau');
    expect(text).toContain('Nordjylland, ');
    expect(text).toContain('Niveauet mangler.');
    expect(text).not.toContain('Før:');
  });

  it('tells what a failure was before only when both failed, and not alike', () => {
    const both = (earlier: string): string => words(changeEntry(change({ before: side('deviation', earlier) }), place, 'reason'));
    expect(both('Koden mangler.')).toContain('Før: Koden mangler.');
    expect(both('Niveauet mangler.')).not.toContain('Før:');
  });

  it('leads to the case only where it has a page', () => {
    expect(tags(changeEntry(change({}), place, 'reason'))).toContain('a');
    expect(tags(changeEntry(change({}), { ...place, caseHref: () => undefined }, 'reason'))).not.toContain('a');
  });

  it('marks what is unstable or agreed to, and says what has not run', () => {
    const after = side('deviation', 'x', ['unstable']);
    const text = words(changeEntry(change({ before: undefined, after }), { ...place, known: () => true }, 'kind'));
    expect(text).toContain('Ikke kørt→');
    expect(text).toContain('UstabilKendt afvigelse');
  });
});

describe('the counts', () => {
  it('leave out kinds without any, but for new failures', () => {
    const none = { regressed: 0, fixed: 2, changed: 0, new: 0, gone: 0, same: 0 } as Parameters<typeof changeCounts>[0];
    const list = changeCounts(none);
    expect(list.children.map((item) => (typeof item === 'string' ? '' : item.attributes['class']))).toEqual([
      'is-regressed is-none',
      'is-fixed',
    ]);
  });

  it('tell how the new results came out, the worst first', () => {
    const all = [side('passed'), side('deviation'), side('passed')].map((after) => change({ after }));
    expect(verdictCounts(all).children.map(words)).toEqual([' Afvigelse 1', ' Bestået 2']);
  });
});
