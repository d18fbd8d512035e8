import { describe, expect, it } from 'vitest';
import { OTHER_OWNERS } from '../../model/measurement.ts';
import { addedUp, coverageOn, ruleCounts } from './breakdown.ts';
import { countsOf, dayOf } from './rollout.fixture.ts';

const NORTH = new Set(['Region Nord']);

describe('hospital units by what they have in common', () => {
  const levels = [
    { region: 'Region Nord', level: 'Afsnit', counts: countsOf(2) },
    { region: 'Region Nord', level: '', counts: countsOf(0, 1) },
    { region: 'Region Syd', level: 'Afsnit', counts: countsOf(3) },
  ];

  it('are added up over the regions, the largest group first', () => {
    expect(addedUp(levels, ({ level }) => level).map(({ key, counts }) => [key, counts.open])).toEqual([
      ['Afsnit', 5],
      ['', 1],
    ]);
  });

  it('are those of the named regions alone', () => {
    expect(addedUp(levels, ({ level }) => level, NORTH)[0]?.counts.open).toBe(2);
  });
});

describe('whose units are', () => {
  const units = [
    { region: 'Region Nord', open: 10, byOwner: 7, byColumn: 3 },
    { region: OTHER_OWNERS, open: 4, byOwner: 4, byColumn: 0 },
    { region: '', open: 5, byOwner: 0, byColumn: 0 },
  ];

  it('tells those of a region and by what, and those of other owners; the rest are never guessed', () => {
    expect(coverageOn({ units })).toEqual({ open: 19, found: 10, byOwner: 7, byColumn: 3, others: 4 });
    expect(coverageOn({ units }, NORTH)).toEqual({ open: 10, found: 10, byOwner: 7, byColumn: 3, others: 0 });
  });
});

describe('findings by rule', () => {
  const of = (findings: number, more: Parameters<typeof dayOf>[2] = {}) =>
    dayOf(
      '2026-11-23',
      {},
      { tried: ['a', 'b'], findings: [{ rule: 'a', region: 'Region Nord', findings, disputed: 0 }], ...more },
    );

  it('are told with how many more there are than the day before, those without any too', () => {
    expect(ruleCounts(of(2), of(5))).toEqual([
      { rule: 'a', findings: 5, moved: 3 },
      { rule: 'b', findings: 0, moved: 0 },
    ]);
  });

  it('have not moved where the day before is none, was measured by another edition, or tried the rule not', () => {
    for (const before of [undefined, of(2, { edition: 2 }), of(0, { tried: [] })]) {
      expect(ruleCounts(before, of(5))[0]).toEqual({ rule: 'a', findings: 5, moved: undefined });
    }
  });

  it('are those of the named regions alone', () => {
    expect(ruleCounts(undefined, of(5), new Set(['Region Syd']))[0]?.findings).toBe(0);
  });
});
