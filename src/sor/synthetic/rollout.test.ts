import { describe, expect, it } from 'vitest';
import { TEST_DATE, TEST_LEVELS, TEST_REGIONS } from '../test-register.fixture.ts';
import { createSyntheticRollout } from './rollout.ts';

const options = { seed: 27, snapshotDate: TEST_DATE, regions: TEST_REGIONS, levels: TEST_LEVELS, unitsPerRegion: 100 };
const days = createSyntheticRollout(options);
const withLevel = days.map(
  ({ units }) => new Set(units.filter(({ organisationalLevel: level }) => level?.name).map(({ sorIdentifier }) => sorIdentifier)),
);

describe('the made-up rollout', () => {
  it('has six of the seven days up to the one asked for, and is the same every time', () => {
    expect(days.map(({ snapshotDate }) => snapshotDate)).toEqual([
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
    ]);
    expect(createSyntheticRollout(options)).toEqual(days);
  });

  it('goes forward: more units have a level each day, and one that has got it keeps it while it is in the file', () => {
    for (const [at, now] of withLevel.entries()) {
      const before = withLevel[at - 1] ?? new Set<string>();
      const inFile = new Set(days[at]!.units.map(({ sorIdentifier }) => sorIdentifier));
      expect(now.size).toBeGreaterThan(before.size);
      expect([...before].filter((code) => inFile.has(code) && !now.has(code))).toEqual([]);
    }
  });

  it('has one unit renamed, one closed, one gone from the file and one with a code no classification has', () => {
    const [first, last] = [days[0]!, days.at(-1)!];
    const then = new Map(first.units.map((unit) => [unit.sorIdentifier, unit]));
    const now = new Map(last.units.map((unit) => [unit.sorIdentifier, unit]));
    expect([...then.keys()].filter((code) => !now.has(code))).toHaveLength(1);
    expect(last.units.filter((unit) => then.get(unit.sorIdentifier)?.entityName !== unit.entityName)).toHaveLength(1);
    const closed = last.units.filter(({ sorIdentifier, status }) => {
      return status.toDate !== undefined && then.get(sorIdentifier)?.status.toDate === undefined;
    });
    expect(closed).toHaveLength(1);
    const codes = new Set(last.classifications.map(({ code }) => code));
    expect(last.units.filter(({ organisationalLevel: level }) => level?.code && !codes.has(level.code))).toHaveLength(1);
  });

  it('goes on across the day of a merger', () => {
    const across = createSyntheticRollout({ ...options, snapshotDate: '2027-01-03' });
    const east = (at: number) => across[at]!.units.find(({ entityName }) => entityName === 'Region Østdanmark')!.sorIdentifier;
    const institutionsOf = (at: number) =>
      across[at]!.units.filter(({ parentSorIdentifier }) => parentSorIdentifier === east(at));
    expect(institutionsOf(0)).toHaveLength(0);
    expect(institutionsOf(5).length).toBeGreaterThan(0);
  });
});
