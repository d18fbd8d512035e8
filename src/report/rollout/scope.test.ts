import { describe, expect, it } from 'vitest';
import { ALL_REGIONS, changeOf, countsOf, dayOf, EAST, MERGED, NORTH, WEST } from './rollout.fixture.ts';
import { countryScope, regionScope, regionScopes, successorOf } from './scope.ts';

const before = dayOf('2026-12-30', { 'Region Vest': countsOf(2), 'Region Øst': countsOf(3), '': countsOf(1) });
const after = dayOf('2027-01-02', { 'Region Vest': countsOf(2), 'Region Samlet': countsOf(4) });
const history = [
  changeOf({ day: '2026-12-30', region: 'Region Vest' }),
  changeOf({ day: '2026-12-30', region: '' }),
  changeOf({ day: '2027-01-02', region: 'Region Vest' }),
  changeOf({ day: '2027-01-02', region: 'Region Samlet' }),
];
const measurements = { days: [before, after], history };

describe('the country', () => {
  it('has every unit and every change, also those of no region', () => {
    const country = countryScope(measurements);
    expect(country.series.map(({ counts }) => counts.open)).toEqual([6, 6]);
    expect(country.changes).toEqual(history);
  });
});

describe('a region that is taken over', () => {
  it('is followed to its last day; what bears its name after that is the other’s', () => {
    const old = regionScope(measurements, WEST, ALL_REGIONS);
    expect(old?.days).toEqual([before]);
    expect(old?.changes).toEqual([history[0]]);
    const merged = regionScope(measurements, MERGED, ALL_REGIONS);
    expect(merged?.series.map(({ counts }) => counts.open)).toEqual([5, 6]);
    expect(merged?.changes).toEqual([history[0], history[2], history[3]]);
  });

  it('leads on to the one that takes over', () => {
    expect(successorOf(EAST, ALL_REGIONS)).toBe(MERGED);
    expect(successorOf(NORTH, ALL_REGIONS)).toBeUndefined();
  });
});

describe('a unit that went from one region to another', () => {
  it('is told of both', () => {
    const gone = changeOf({ region: 'Region Vest', left: { hospital: 'h2', region: 'Region Øst' } });
    const of = (region: typeof WEST) => regionScope({ ...measurements, history: [gone] }, region, ALL_REGIONS)?.changes;
    expect([of(WEST), of(EAST)]).toEqual([[gone], [gone]]);
  });
});

describe('the regions', () => {
  it('are those that anything was measured of, in the order of the configuration', () => {
    expect(regionScopes(measurements, ALL_REGIONS).map(({ region }) => region.id)).toEqual(['vest', 'oest', 'samlet']);
  });
});
