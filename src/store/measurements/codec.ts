import { z } from 'zod';
import { isoDateSchema, sha256Schema } from '../../model/identity.ts';
import {
  COUNTS,
  type DayMeasurement,
  type HospitalUnit,
  type MeasuredChange,
  UNIT_CHANGES,
  type UnitCounts,
} from '../../model/measurement.ts';

/** The version of the files of measurements; raised when an older reader would misread a newer file. */
export const MEASUREMENTS_SCHEMA_VERSION = 1;

const number = z.number().int().nonnegative();
/** Counts in the order the file itself names; null was not measured. */
const counts = z.array(number.nullable());

const fileSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['xml', 'csv', 'zip', 'folder']),
  version: number.exactOptional(),
  bytes: number,
  sha256: sha256Schema,
  day: isoDateSchema,
  madeAt: z.string(),
  downloaded: z.strictObject({ at: z.iso.datetime(), ms: number }).exactOptional(),
  units: number,
  levelled: number.exactOptional(),
  unreadable: number,
  carries: z.array(z.string()),
});

/**
 * A day's file: rows of values, as years of days are kept and names of fields would be most of them. A national day of some
 * 250 hospitals takes some 40 kB.
 */
export const daySchema = z.object({
  schemaVersion: z.literal(MEASUREMENTS_SCHEMA_VERSION),
  day: isoDateSchema,
  measuredAt: z.iso.datetime(),
  ms: number,
  edition: number,
  files: z.array(fileSchema).min(1),
  lacks: z.array(z.string()),
  /** What `counts` are of, in order. */
  counts: z.array(z.string()),
  /** What rows name a region by: its place here, from 0. */
  owners: z.array(z.string()),
  units: z.array(z.tuple([number, number, number, number])),
  regions: z.array(z.tuple([number, counts])),
  /** SOR code, name, region. */
  hospitals: z.array(z.tuple([z.string(), z.string(), number, counts])),
  levels: z.array(z.tuple([number, z.string(), counts])),
  types: z.array(z.tuple([number, z.string(), counts])),
  tried: z.array(z.string()),
  /** Rule, region, findings, and how many of them are disputed. */
  findings: z.array(z.tuple([z.string(), number, number, number])),
});
type DayFile = z.infer<typeof daySchema>;

/** A day as its file has it. */
export function encodeDay(measured: DayMeasurement): DayFile {
  const { day, measuredAt, ms, edition, files, lacks, tried, units, regions, hospitals, levels, types, findings } = measured;
  const owners = [...new Set([units, regions, hospitals, levels, types, findings].flat().map(({ region }) => region))];
  const place = new Map(owners.map((owner, index) => [owner, index]));
  const at = (region: string): number => place.get(region) ?? -1;
  const row = (one: UnitCounts): (number | null)[] => COUNTS.map((count) => one[count] ?? null);
  return {
    schemaVersion: MEASUREMENTS_SCHEMA_VERSION,
    day,
    measuredAt,
    ms,
    edition,
    files: files.map((file) => ({ ...file, carries: [...file.carries] })),
    lacks: [...lacks],
    counts: [...COUNTS],
    owners,
    units: units.map(({ region, open, byOwner, byColumn }) => [at(region), open, byOwner, byColumn]),
    regions: regions.map(({ region, counts: own }) => [at(region), row(own)]),
    hospitals: hospitals.map(({ hospital, region, counts: own }) => [
      hospital.sorIdentifier,
      hospital.name,
      at(region),
      row(own),
    ]),
    levels: levels.map(({ region, level, counts: own }) => [at(region), level, row(own)]),
    types: types.map(({ region, type, counts: own }) => [at(region), type, row(own)]),
    tried: [...tried],
    findings: findings.map(({ rule, region, findings: count, disputed }) => [rule, at(region), count, disputed]),
  };
}

/** A day of a file that fits {@link daySchema}. */
export function decodeDay(file: DayFile): DayMeasurement {
  const { day, measuredAt, ms, edition, files, lacks, tried, owners } = file;
  const region = (at: number): string => owners[at] ?? '';
  return {
    day,
    measuredAt,
    ms,
    edition,
    files,
    lacks,
    units: file.units.map(([at, open, byOwner, byColumn]) => ({ region: region(at), open, byOwner, byColumn })),
    regions: file.regions.map(([at, row]) => ({ region: region(at), counts: countsOf(file, row) })),
    hospitals: file.hospitals.map(([sorIdentifier, name, at, row]) => ({
      hospital: { sorIdentifier, name },
      region: region(at),
      counts: countsOf(file, row),
    })),
    levels: file.levels.map(([at, level, row]) => ({ region: region(at), level, counts: countsOf(file, row) })),
    types: file.types.map(([at, type, row]) => ({ region: region(at), type, counts: countsOf(file, row) })),
    tried,
    findings: file.findings.map(([rule, at, findings, disputed]) => ({ rule, region: region(at), findings, disputed })),
  };
}

function countsOf({ counts: names }: DayFile, row: readonly (number | null)[]): UnitCounts {
  const found = COUNTS.flatMap((name): [string, number][] => {
    const value = row[names.indexOf(name)] ?? undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return { open: 0, future: 0, closed: 0, ...Object.fromEntries(found) };
}

/** The newest state of the hospital units: one row a unit, the columns named once. */
export const unitsSchema = z.object({
  schemaVersion: z.literal(MEASUREMENTS_SCHEMA_VERSION),
  day: isoDateSchema,
  carriesLevels: z.boolean(),
  columns: z.array(z.string()),
  units: z.array(z.array(z.string())),
});
type UnitsFile = z.infer<typeof unitsSchema>;

const UNIT_COLUMNS = [
  'sorIdentifier',
  'name',
  'sorType',
  'type',
  'parent',
  'hospital',
  'region',
  'levelCode',
  'levelName',
  'levelWrong',
  'shak',
  'opens',
  'closes',
  'registered',
] as const;

/** The hospital units of a day as their file has them; `carriesLevels`: whether the extract had a place for the level. */
export function encodeUnits(
  { day, carriesLevels }: { readonly day: string; readonly carriesLevels: boolean },
  units: readonly HospitalUnit[],
): UnitsFile {
  const rows = units.map(({ level, closes = '', ...unit }) =>
    UNIT_COLUMNS.map(
      (column) =>
        ({
          ...unit,
          closes,
          levelCode: level?.code ?? '',
          levelName: level?.name ?? '',
          levelWrong: level?.wrong === true ? 'x' : '',
        })[column],
    ),
  );
  return { schemaVersion: MEASUREMENTS_SCHEMA_VERSION, day, carriesLevels, columns: [...UNIT_COLUMNS], units: rows };
}

/** The hospital units of a file that fits {@link unitsSchema}. */
export function decodeUnits({ columns, units }: UnitsFile): readonly HospitalUnit[] {
  const at = new Map(columns.map((column, index) => [column, index]));
  return units.map((row): HospitalUnit => {
    const of = (column: (typeof UNIT_COLUMNS)[number]): string => row[at.get(column) ?? -1] ?? '';
    const [code, name, closes] = [of('levelCode'), of('levelName'), of('closes')];
    return {
      sorIdentifier: of('sorIdentifier'),
      name: of('name'),
      sorType: of('sorType') === 'SI' ? 'SI' : 'OE',
      type: of('type'),
      parent: of('parent'),
      hospital: of('hospital'),
      region: of('region'),
      ...(code === '' && name === ''
        ? {}
        : { level: { code, name, ...(of('levelWrong') === '' ? {} : { wrong: true as const }) } }),
      shak: of('shak'),
      opens: of('opens'),
      ...(closes === '' ? {} : { closes }),
      registered: of('registered'),
    };
  });
}

/** A line of the history. */
export const changeSchema = z.object({
  day: isoDateSchema,
  since: isoDateSchema,
  kind: z.enum(UNIT_CHANGES),
  unit: z.strictObject({ sorIdentifier: z.string(), name: z.string() }),
  hospital: z.string(),
  region: z.string(),
  left: z.strictObject({ hospital: z.string(), region: z.string() }).exactOptional(),
  before: z.string(),
  after: z.string(),
  registered: z.string(),
}) satisfies z.ZodType<MeasuredChange>;
