import { describe, expect, it } from 'vitest';
import { hospitalScope, hospitalTree, type UnitBranch } from './hospital-tree.ts';
import { changeOf, countsOf, dayOf, unitOf } from './rollout.fixture.ts';

const drawn = (branches: readonly UnitBranch[]): string =>
  branches.map(({ unit, below }) => unit.sorIdentifier + (below.length === 0 ? '' : `(${drawn(below)})`)).join(' ');

describe('a hospital’s units as a tree', () => {
  it('stand under the unit above them, by their names as Danes sort them', () => {
    const units = [unitOf('3', '1', 'Åben afdeling'), unitOf('2', '1', 'Zone'), unitOf('1', 'ejer'), unitOf('4', '3')];
    expect(drawn(hospitalTree(units))).toBe('1(2 3(4))');
  });

  it('stand at the top when what is above them is not there, so that none is lost', () => {
    expect(drawn(hospitalTree([unitOf('1', 'ejer'), unitOf('5', 'lukket')]))).toBe('1 5');
  });

  it.each([
    ['two units above each other', [unitOf('a', 'b'), unitOf('b', 'a')], 'a(b)'],
    ['a unit above itself', [unitOf('a', 'a')], 'a'],
    ['a ring beside a tree', [unitOf('1', 'ejer'), unitOf('2', '1'), unitOf('a', 'b'), unitOf('b', 'a')], '1(2) a(b)'],
  ])('are told once each where there is %s', (_what, units, expected) => {
    expect(drawn(hospitalTree(units))).toBe(expected);
  });

  it('are none of none', () => {
    expect(hospitalTree([])).toEqual([]);
  });
});

describe('a hospital over the days', () => {
  const of = (day: string, both: number) =>
    dayOf(
      day,
      {},
      {
        hospitals: [{ hospital: { sorIdentifier: 'h1', name: 'Hospital' }, region: 'Region Nord', counts: countsOf(both, 2) }],
      },
    );

  it('has its own figures and what happened to its own units, and a day without it is missing', () => {
    const own = changeOf({ hospital: 'h1' });
    const days = [of('2026-11-22', 1), dayOf('2026-11-23', {}), of('2026-11-24', 2)];
    const left = changeOf({ hospital: 'h2', left: { hospital: 'h1', region: 'Region Nord' } });
    const scope = hospitalScope({ days, history: [own, changeOf({ hospital: 'h2' }), left] }, 'h1');
    expect(scope.series.map(({ day, counts, missing }) => [day, counts.both, missing])).toEqual([
      ['2026-11-22', 1, 0],
      ['2026-11-24', 2, 1],
    ]);
    expect(scope.changes).toEqual([own, left]);
    expect(scope.days).toHaveLength(2);
  });
});
