import { describe, expect, it } from 'vitest';
import type { UnitCounts } from '../../../../model/measurement.ts';
import { figureDefinition } from '../../../../report/rollout/figures.ts';
import { countsOf, countsWithoutLevels } from '../../../../report/rollout/rollout.fixture.ts';
import type { SeriesDay } from '../../../../report/rollout/series.ts';
import { dayLine, LINE_SIZE } from './day-line.ts';
import { lineSentence, missingWords } from './day-words.ts';

const main = figureDefinition('med-niveau');
const at = (day: string, counts: UnitCounts, more: Partial<SeriesDay> = {}): SeriesDay => ({
  ...{ day, counts, missing: 0, apart: undefined },
  ...more,
});
const unmeasured = countsWithoutLevels(5);

describe('the line of days', () => {
  it('places each day by the calendar and its share by height', () => {
    const series = [
      at('2026-11-20', countsOf(0, 10)),
      at('2026-11-21', countsOf(5, 5)),
      at('2026-11-24', countsOf(10), { missing: 2 }),
    ];
    const { points, stretches } = dayLine(series, main);
    expect(points).toEqual([
      { x: 0, y: LINE_SIZE },
      { x: 250, y: 500 },
      { x: LINE_SIZE, y: 0 },
    ]);
    expect(stretches.map(({ gap }) => gap)).toEqual([false, true]);
  });

  it('is broken where two days are not to be held against each other', () => {
    const series = [at('2026-11-20', countsOf(1)), at('2026-11-21', countsOf(1), { apart: 'Reglerne blev ændret.' })];
    expect(dayLine(series, main)).toMatchObject({ points: [{}, {}], stretches: [] });
  });

  it('has no point, and no zero, for a day on which the figure was not measured', () => {
    const series = [at('2026-11-20', countsOf(1)), at('2026-11-21', unmeasured), at('2026-11-22', countsOf(0))];
    expect(dayLine(series, main)).toMatchObject({ points: [{ x: 0 }], stretches: [] });
  });

  it('has a single day in the middle, and nothing of none', () => {
    expect(dayLine([at('2026-11-20', countsOf(1))], main).points).toEqual([{ x: 500, y: 0 }]);
    expect(dayLine([], main)).toEqual({ points: [], stretches: [] });
  });
});

describe('the line in words', () => {
  const plain = (text: string) => text.replaceAll('\u00A0', ' ');

  it('goes from the first day that has the figure to the last', () => {
    const series = [at('2026-11-19', unmeasured), at('2026-11-20', countsOf(1, 3)), at('2026-11-23', countsOf(3, 1))];
    expect(plain(lineSentence(series, main))).toBe('Fra 25 % den 20. november 2026 til 75 % den 23. november 2026.');
    expect(plain(lineSentence(series.slice(0, 2), main))).toBe('20. november 2026: 25 %.');
    expect(lineSentence([], main)).toBe('Ingen dag har tallet.');
  });

  it('names the days that are missing', () => {
    expect(missingWords({ day: '2026-11-24', missing: 1 })).toBe('23. november 2026');
    expect(missingWords({ day: '2026-12-02', missing: 3 })).toBe('29. november 2026 til 1. december 2026');
  });
});
