import { describe, expect, it } from 'vitest';
import { figureDefinition, figureOf, FIGURES, sumOfCounts } from './figures.ts';
import { countsOf, countsWithoutLevels } from './rollout.fixture.ts';

const main = figureDefinition('med-niveau');

describe('a figure', () => {
  it('is rounded down, so that 100 percent is all and never nearly all', () => {
    expect(figureOf(main, countsOf(999, 1))).toEqual({ part: 999, whole: 1_000, percent: 99 });
    expect(figureOf(main, countsOf(1_000))?.percent).toBe(100);
  });

  it('has no percent of none', () => {
    expect(figureOf(main, countsOf(0))).toEqual({ part: 0, whole: 0, percent: undefined });
  });

  it('is not there when it was not measured, which is something else than none', () => {
    expect(figureOf(main, countsWithoutLevels(5))).toBeUndefined();
    expect(figureOf(main, countsOf(0, 5))).toEqual({ part: 0, whole: 5, percent: 0 });
  });

  it('has an id of its own and rests on at least one source', () => {
    expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length);
    for (const { sources } of FIGURES) expect(sources.length).toBeGreaterThan(0);
  });

  it('that is unknown is a mistake in the code', () => {
    expect(() => figureDefinition('intet' as 'med-niveau')).toThrow(TypeError);
  });
});

describe('counts added up', () => {
  it('are those of all groups', () => {
    expect(sumOfCounts([countsOf(3, 1), countsOf(2, 4)])).toEqual(countsOf(5, 5));
  });

  it('leave out what any of the groups has not measured', () => {
    const sum = sumOfCounts([countsOf(3), countsWithoutLevels(4)]);
    expect(sum).not.toHaveProperty('both');
    expect(sum.open).toBe(7);
  });

  it('of no groups are none', () => {
    expect(sumOfCounts([])).toMatchObject({ open: 0, future: 0, closed: 0 });
  });
});
