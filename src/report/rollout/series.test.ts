import { describe, expect, it } from 'vitest';
import { figureDefinition } from './figures.ts';
import { changeOf, countsOf, countsWithoutLevels, dayOf } from './rollout.fixture.ts';
import { MASS_UPDATE, massUpdates, movedBy, seriesOf } from './series.ts';

const main = figureDefinition('med-niveau');
const of = (days: Parameters<typeof seriesOf>[0]) => seriesOf(days, (day) => day.regions[0]?.counts);
const day = (iso: string, both: number, none = 0, edition = 1) =>
  dayOf(iso, { 'Region Nord': countsOf(both, none) }, { edition });

describe('a line of measured days', () => {
  it('tells how many calendar days are missing before each, and never fills them in', () => {
    const series = of([day('2026-11-20', 1), day('2026-11-21', 2), day('2026-11-24', 3)]);
    expect(series.map(({ day: iso, missing }) => [iso, missing])).toEqual([
      ['2026-11-20', 0],
      ['2026-11-21', 0],
      ['2026-11-24', 2],
    ]);
  });

  it('counts right across the day the clocks are set back', () => {
    expect(of([day('2026-10-24', 1), day('2026-10-26', 1)])[1]?.missing).toBe(1);
  });

  it('leaves out days on which nothing of the units was measured', () => {
    const empty = dayOf('2026-11-21', {});
    expect(of([day('2026-11-20', 1), empty, day('2026-11-22', 1)]).map(({ missing }) => missing)).toEqual([0, 1]);
  });

  it('keeps days apart that were measured by different editions of the rules', () => {
    const series = of([day('2026-11-20', 1), day('2026-11-21', 9, 0, 2), day('2026-11-22', 10, 0, 2)]);
    expect(series.map(({ apart }) => apart !== undefined)).toEqual([false, true, false]);
    expect(series[1]?.apart).toContain('udgave 1 til 2');
    expect(movedBy(main, series[0], series[1]!)).toBeUndefined();
    expect(movedBy(main, series[1], series[2]!)).toBe(1);
  });

  it('keeps a day apart on which more than a fifth of the units are gone, which may be a file not fetched whole', () => {
    expect(of([day('2026-11-20', 100), day('2026-11-21', 80)])[1]?.apart).toBeUndefined();
    expect(of([day('2026-11-20', 100), day('2026-11-21', 79)])[1]?.apart).toContain('ikke er hentet helt');
  });
});

describe('a movement', () => {
  it('is in units, and there is none before the first day', () => {
    const [first, second] = of([day('2026-11-20', 5, 5), day('2026-11-21', 3, 7)]);
    expect(movedBy(main, first, second!)).toBe(-2);
    expect(movedBy(main, undefined, first!)).toBeUndefined();
  });

  it('is unknown where one of the days has not the figure', () => {
    const [first, second] = of([dayOf('2026-11-20', { 'Region Nord': countsWithoutLevels(10) }), day('2026-11-21', 3, 7)]);
    expect(movedBy(main, first, second!)).toBeUndefined();
  });
});

describe('a mass update', () => {
  const many = (count: number, registered: string) => Array.from({ length: count }, () => changeOf({ registered }));

  it('is what many units had registered at one moment, told once and apart from the single ones', () => {
    const at = '2026-11-23T08:00:00Z';
    const one = changeOf({ registered: '2026-11-23T09:12:00Z' });
    const { single, mass } = massUpdates([...many(MASS_UPDATE, at), one]);
    expect(single).toEqual([one]);
    expect(mass).toMatchObject([{ day: '2026-11-24', registered: at, units: MASS_UPDATE }]);
    expect(mass[0]?.changes).toHaveLength(MASS_UPDATE);
  });

  it('is none below the threshold, nor without a moment', () => {
    expect(massUpdates(many(MASS_UPDATE - 1, '2026-11-23T08:00:00Z')).mass).toEqual([]);
    expect(massUpdates(many(MASS_UPDATE, '')).mass).toEqual([]);
  });

  it('is counted in units and not in changes', () => {
    const unit = { sorIdentifier: 'x', name: 'X' };
    const twice = Array.from({ length: MASS_UPDATE }, () => changeOf({ unit, registered: '2026-11-23T08:00:00Z' }));
    expect(massUpdates(twice).mass).toEqual([]);
  });
});
