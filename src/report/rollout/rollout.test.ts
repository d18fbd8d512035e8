import { describe, expect, it } from 'vitest';
import { OTHER_OWNERS } from '../../model/measurement.ts';
import { countryFigures, findingsOn, namesOfRegion, regionFigures, unplacedNames } from './rollout.ts';
import { ALL_REGIONS, countsOf, dayOf, EAST, MERGED, NORTH, WEST } from './rollout.fixture.ts';

const figures = { 'Region Nord': countsOf(1), 'Region Vest': countsOf(2, 1), 'Region Øst': countsOf(3, 2) };
const before = dayOf('2026-12-31', { ...figures, '': countsOf(4) });
const after = dayOf('2027-01-01', { 'Region Nord': countsOf(1), 'Region Vest': countsOf(2, 1), 'Region Samlet': countsOf(3, 2) });

describe('the country on a measured day', () => {
  it('has the regions in force, and what nothing places in a region by itself', () => {
    const { counts, regions, unknown } = countryFigures(before, ALL_REGIONS);
    expect(regions.map(({ region }) => region.id)).toEqual(['nord', 'vest', 'oest']);
    expect(unknown).toEqual(countsOf(4));
    expect(counts).toEqual(countsOf(10, 3));
  });

  it('tells the units of other owners by themselves, so that no region has them', () => {
    const { counts, others, unknown } = countryFigures(
      dayOf('2026-12-31', { ...figures, [OTHER_OWNERS]: countsOf(7) }),
      ALL_REGIONS,
    );
    expect([others, unknown, counts.open]).toEqual([countsOf(7), undefined, 16]);
  });

  it('has none unknown when all are placed', () => {
    expect(countryFigures(after, ALL_REGIONS).unknown).toBeUndefined();
  });

  it('has the merged region from its first day, and every unit counted once', () => {
    const { counts, regions } = countryFigures(after, ALL_REGIONS);
    expect(regions.map(({ region }) => region.id)).toEqual(['nord', 'samlet']);
    expect(regions.reduce((sum, region) => sum + region.counts.open, 0)).toBe(counts.open);
  });
});

describe('a region that takes over two others', () => {
  it('is before its first day the two added up, and says so', () => {
    expect(regionFigures(before, MERGED, ALL_REGIONS)).toEqual({
      region: MERGED,
      counts: countsOf(5, 3),
      sumOf: ['Region Vest', 'Region Øst'],
    });
  });

  it('has after it also the units whose owner still bears an old name', () => {
    const found = regionFigures(after, MERGED, ALL_REGIONS);
    expect(found?.counts).toEqual(countsOf(5, 3));
    expect(found?.sumOf).toEqual(['Region Vest', 'Region Samlet']);
  });

  it('stands alone when all owners bear its own name', () => {
    const day = dayOf('2027-02-01', { 'Region Samlet': countsOf(5, 3) });
    expect(regionFigures(day, MERGED, ALL_REGIONS)?.sumOf).toEqual([]);
  });

  it('goes by its own name and those of the two', () => {
    expect(namesOfRegion(MERGED, ALL_REGIONS)).toEqual(new Set(['Region Samlet', 'Region Vest', 'Region Øst']));
    expect(namesOfRegion(EAST, ALL_REGIONS)).toEqual(new Set(['Region Øst']));
  });
});

describe('a region that nothing was measured of', () => {
  it('has no figures, which is something else than none', () => {
    expect(regionFigures(dayOf('2026-11-23', { 'Region Nord': countsOf(1) }), WEST, ALL_REGIONS)).toBeUndefined();
  });
});

describe('findings on a day', () => {
  const day = dayOf('2026-11-23', figures, {
    findings: [
      { rule: 'kilde', region: 'Region Nord', findings: 2, disputed: 0 },
      { rule: 'antaget', region: 'Region Nord', findings: 3, disputed: 0 },
      { rule: 'kilde', region: '', findings: 5, disputed: 0 },
    ],
  });
  const isConfirmed = (rule: string): boolean => rule === 'kilde';

  it('are told apart by whether the rule rests on a source', () => {
    expect(findingsOn(day, isConfirmed, new Set([NORTH.name]))).toEqual({
      confirmed: 2,
      confirmedDisputed: 0,
      assumed: 3,
      assumedDisputed: 0,
    });
  });

  it('are in the whole country also those of no region', () => {
    expect(findingsOn(day, isConfirmed)).toEqual({ confirmed: 7, confirmedDisputed: 0, assumed: 3, assumedDisputed: 0 });
    expect(unplacedNames(day, ALL_REGIONS)).toEqual(new Set(['']));
  });
});
