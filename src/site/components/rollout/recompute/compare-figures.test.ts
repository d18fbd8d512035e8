import { describe, expect, it } from 'vitest';
import type { UnitCounts } from '../../../../model/measurement.ts';
import { type ComparableDay, compareFigures } from './compare-figures.ts';

const REGION = { id: 'nord', name: 'Region Nord', shortName: 'Nord', replaces: [], sources: ['X'] };
const counts: UnitCounts = { open: 10, both: 6, wrong: 1, one: 1, none: 2, future: 0, closed: 3 };
const dayOf = (own: UnitCounts, more: Partial<ComparableDay> = {}): ComparableDay => ({
  day: '2026-11-30',
  regions: [{ region: 'Region Nord', counts: own }],
  tried: ['sure', 'guess'],
  findings: [
    { rule: 'sure', region: 'Region Nord', findings: 4, disputed: 0 },
    { rule: 'guess', region: 'Region Nord', findings: 2, disputed: 1 },
  ],
  ...more,
});
const context = { regions: [REGION], isConfirmed: (rule: string) => rule === 'sure' };
const told = (found: ComparableDay, published = dayOf(counts)) =>
  compareFigures(published, found, context)
    .filter(({ area, state }) => area === 'Region Nord' && state !== 'equal')
    .map(({ figure, published: was, found: is, state }) => [figure, was, is, state]);

describe('the published figures of a day held against a measurement', () => {
  it('are all equal when it is the same day, of the country and of its regions', () => {
    const all = compareFigures(dayOf(counts), dayOf(counts), context);
    expect(new Set(all.map(({ area }) => area))).toEqual(new Set(['Hele landet', 'Region Nord']));
    expect(all.length).toBe(2 * 9);
    expect(all.every(({ state }) => state === 'equal')).toBe(true);
  });

  it('differ where a count or the findings do, and nowhere else', () => {
    const found = dayOf({ ...counts, both: 5, one: 2 }, { findings: dayOf(counts).findings.slice(0, 1) });
    expect(told(found)).toEqual([
      ['Med kode og navn', 6, 5, 'different'],
      ['Kun ét felt', 1, 2, 'different'],
      ['Fund efter antagelser', 2, 0, 'different'],
    ]);
  });

  it('are unknown, and no difference, where the files lack the classification or what a rule needs', () => {
    const { wrong, ...without } = counts;
    expect(told(dayOf({ ...without, both: 6 + (wrong ?? 0) }, { tried: ['sure'] }))).toEqual([
      ['Med kode og navn', 6, undefined, 'unknown'],
      ['Kode og navn passer ikke', 1, undefined, 'unknown'],
      ['Fund efter antagelser', 2, undefined, 'unknown'],
    ]);
  });

  it('are not held against findings of a rule that the day could not try', () => {
    expect(told(dayOf(counts), dayOf(counts, { tried: ['sure'], findings: dayOf(counts).findings.slice(0, 1) }))).toEqual([]);
  });

  it('are of a region that the files have no unit of held against none', () => {
    const elsewhere = dayOf(counts, { regions: [{ region: 'Andre ejere', counts }], findings: [] });
    expect(told(elsewhere)).toContainEqual(['Åbne hospitalsenheder', 10, 0, 'different']);
  });
});
