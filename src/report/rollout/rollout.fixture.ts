import type { Region } from '../../model/config/region.ts';
import type { DayMeasurement, HospitalUnit, MeasuredChange, MeasuredFile, UnitCounts } from '../../model/measurement.ts';

/** Small measurements for tests: two regions that a third takes over on 1 January 2027, and one that stays. */
const region = (id: string, name: string, more: Partial<Region> = {}): Region => ({
  ...{ id, name, shortName: name, replaces: [], sources: ['X'] },
  ...more,
});
export const WEST = region('vest', 'Region Vest', { code: '1081', validTo: '2026-12-31' });
export const EAST = region('oest', 'Region Øst', { validTo: '2026-12-31' });
export const NORTH = region('nord', 'Region Nord');
export const MERGED = region('samlet', 'Region Samlet', { validFrom: '2027-01-01', replaces: ['vest', 'oest'] });
export const ALL_REGIONS: readonly Region[] = [NORTH, WEST, EAST, MERGED];

/** Open units with a level, and as many more without. */
export const countsOf = (both: number, none = 0, more: Partial<UnitCounts> = {}): UnitCounts => ({
  ...{ open: both + none, both, one: 0, none, wrong: 0, shak: both, translated: both, future: 0, closed: 0 },
  ...more,
});

/** Open units of a file that has no place for levels. */
export const countsWithoutLevels = (open: number): UnitCounts => ({ open, shak: open, translated: open, future: 0, closed: 0 });

export const fileOf = (more: Partial<MeasuredFile> = {}): MeasuredFile => ({
  ...{ name: 'SorEntity.csv', kind: 'csv', bytes: 1_000, sha256: 'a'.repeat(64), day: '2026-11-23' },
  ...{ madeAt: '2026-11-23T01:00:00Z', units: 10, unreadable: 0, carries: ['EntityName', 'ShakIdentifier'] },
  ...more,
});

/** A measured day with the given counts by the names of regions. */
export function dayOf(
  day: string,
  regions: Readonly<Record<string, UnitCounts>>,
  more: Partial<DayMeasurement> = {},
): DayMeasurement {
  return {
    ...{ day, measuredAt: `${day}T02:00:00.000Z`, ms: 10, edition: 1, files: [fileOf({ day })], lacks: [], units: [] },
    regions: Object.entries(regions).map(([name, counts]) => ({ region: name, counts })),
    ...{ hospitals: [], levels: [], types: [], tried: [], findings: [] },
    ...more,
  };
}

let number = 0;
export const changeOf = (more: Partial<MeasuredChange> = {}): MeasuredChange => ({
  ...{ day: '2026-11-24', since: '2026-11-23', kind: 'level' as const, hospital: 'h1', region: 'Region Nord' },
  unit: { sorIdentifier: `u${(number += 1)}`, name: 'Afsnit' },
  ...{ before: '', after: 'Afsnit, 27', registered: '2026-11-23T08:00:00Z' },
  ...more,
});

export const unitOf = (sorIdentifier: string, parent: string, name = sorIdentifier): HospitalUnit => ({
  ...{ sorIdentifier, name, parent, sorType: 'OE' as const, type: '', hospital: 'h1', region: 'Region Nord', shak: '' },
  ...{ opens: '2020-01-01', registered: '' },
});
