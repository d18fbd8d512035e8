import type { ClassificationEntry, OrganisationalLevel, ShakSorMapRow, SorUnit } from '../../unit.ts';
import type { FieldKey, UnitFields } from '../../fields.ts';
import { spelled, UNIT_RECORD } from '../../fields/carriers.ts';
import {
  CLASSIFICATION_FIELDS,
  type ClassificationKey,
  REPLACEMENT_FIELDS,
  REPLACEMENT_RECORD,
  SHAK_MAP_FIELDS,
  type ShakMapKey,
} from '../../map-fields.ts';
import { unitFromFields } from '../unit-from-fields.ts';
import { type Note, readDate } from '../values.ts';
import type { CsvRow } from './rows.ts';
import { type CsvOptions, type CsvReading, readTable } from './table.ts';

/** A SorEntity file as it was read. */
export interface SorEntityReading extends CsvReading {
  /** Units in file order; of rows for the same unit with different FromDate, the latest. */
  readonly units: readonly SorUnit[];
  /** How many rows told of an earlier state of a unit. */
  readonly earlierStates: number;
}

/**
 * Reads SorEntity_daily.csv or SOREntity.csv of Sor_complete.zip. The complete file may hold history, a row for each
 * state of a unit; rows for one unit with the same FromDate are kept all, as that is an error of the extract.
 */
export async function readSorEntityCsv(chunks: AsyncIterable<Uint8Array>, options: CsvOptions = {}): Promise<SorEntityReading> {
  const { values, ...reading } = await readTable(
    chunks,
    {
      required: (['sorIdentifier', 'sorType', 'entityName', 'fromDate'] as const).map((key) => spelled('csv', key)),
      nameColumn: spelled('csv', 'sorIdentifier'),
      read: (row, note) => unitFromFields(unitFieldsOfRow(row), note),
    },
    options,
  );
  const units = latestStates(values);
  return { ...reading, units, earlierStates: values.length - units.length };
}

/** The fields of a row that hold something, by our names. */
function unitFieldsOfRow(row: CsvRow): UnitFields {
  const fields: Partial<Record<FieldKey, string>> = {};
  for (const { name, key } of UNIT_RECORD.csv) {
    const value = row.columns[name]?.trim();
    if (value !== undefined && value !== '') fields[key] = value;
  }
  return fields;
}

function latestStates(units: readonly SorUnit[]): readonly SorUnit[] {
  const latest = new Map<string, string>();
  for (const { sorIdentifier, status } of units) {
    const known = latest.get(sorIdentifier);
    if (known === undefined || known < status.fromDate) latest.set(sorIdentifier, status.fromDate);
  }
  return latest.size === units.length ? units : units.filter((unit) => latest.get(unit.sorIdentifier) === unit.status.fromDate);
}

/** Reads SHAKSORMap.csv. */
export async function readShakSorMapCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly rows: readonly ShakSorMapRow[] }> {
  const { values, ...reading } = await readTable(
    chunks,
    {
      required: MAP_NEEDS.map((key) => SHAK_MAP_FIELDS[key].name),
      nameColumn: SHAK_MAP_FIELDS.shakIdentifier.name,
      read: readMapRow,
    },
    options,
  );
  return { ...reading, rows: values };
}

/** Fields without which a row says nothing. */
const MAP_NEEDS = ['shakIdentifier', 'sorIdentifier', 'fromDate'] as const satisfies readonly ShakMapKey[];
const ENTRY_NEEDS = ['classification', 'code', 'name', 'fromDate'] as const satisfies readonly ClassificationKey[];

function readMapRow({ columns }: CsvRow, note: Note): ShakSorMapRow | undefined {
  const value = (key: ShakMapKey): string => columns[SHAK_MAP_FIELDS[key].name] ?? '';
  const date = (key: 'fromDate' | 'toDate') => readDate(value(key), SHAK_MAP_FIELDS[key].name, note);
  const shakIdentifier = value('shakIdentifier');
  const sorIdentifier = value('sorIdentifier');
  const fromDate = date('fromDate');
  if (shakIdentifier === '' || sorIdentifier === '' || fromDate === undefined) {
    note('En række i SHAKSORMap skal have ShakId, SorId og FromDate; rækken er sprunget over.');
    return undefined;
  }
  const toDate = date('toDate');
  const level = levelOf(value('levelCode'), value('levelName'));
  return {
    shakIdentifier,
    sorIdentifier,
    fromDate,
    ...(toDate === undefined ? {} : { toDate }),
    ...(level === undefined ? {} : { organisationalLevel: level }),
  };
}

function levelOf(code: string, name: string): OrganisationalLevel | undefined {
  return code === '' && name === '' ? undefined : { code, name };
}

/** Reads SORClassifications.csv. */
export async function readClassificationsCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly entries: readonly ClassificationEntry[] }> {
  const { values, ...reading } = await readTable(
    chunks,
    {
      required: ENTRY_NEEDS.map((key) => CLASSIFICATION_FIELDS[key].name),
      nameColumn: CLASSIFICATION_FIELDS.code.name,
      read: readEntry,
    },
    options,
  );
  return { ...reading, entries: values };
}

function readEntry({ columns }: CsvRow, note: Note): ClassificationEntry | undefined {
  const value = (key: ClassificationKey): string => columns[CLASSIFICATION_FIELDS[key].name] ?? '';
  const date = (key: 'fromDate' | 'toDate') => readDate(value(key), CLASSIFICATION_FIELDS[key].name, note);
  const [classification, code, name] = [value('classification'), value('code'), value('name')];
  const fromDate = date('fromDate');
  if (classification === '' || code === '' || fromDate === undefined) {
    note('En række i SORClassifications skal have Classification, Code og FromDate; rækken er sprunget over.');
    return undefined;
  }
  const toDate = date('toDate');
  return { classification, code, name, fromDate, ...(toDate === undefined ? {} : { toDate }) };
}

/** One row of SORReplacedEntities: a unit and the one that took its place. */
export interface Replacement {
  readonly sorIdentifier: string;
  readonly replacedBy: string;
}

/** Reads SORReplacedEntities.csv; {@link withReplacements} puts it on the units. */
export async function readReplacedEntitiesCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly replacements: readonly Replacement[] }> {
  const { values, ...reading } = await readTable<Replacement>(
    chunks,
    {
      required: REPLACEMENT_RECORD.map(({ name }) => name),
      nameColumn: REPLACEMENT_FIELDS.sorIdentifier.name,
      read: ({ columns }) => ({
        sorIdentifier: columns[REPLACEMENT_FIELDS.sorIdentifier.name] ?? '',
        replacedBy: columns[REPLACEMENT_FIELDS.replacedBy.name] ?? '',
      }),
    },
    options,
  );
  return { ...reading, replacements: values };
}

/** The units with who replaced whom, both ways; SorEntity itself does not say. */
export function withReplacements(units: readonly SorUnit[], replacements: readonly Replacement[]): readonly SorUnit[] {
  const after = Map.groupBy(replacements, (row) => row.sorIdentifier);
  const before = Map.groupBy(replacements, (row) => row.replacedBy);
  return units.map((unit) => {
    const successors = after.get(unit.sorIdentifier);
    const predecessors = before.get(unit.sorIdentifier);
    if (successors === undefined && predecessors === undefined) return unit;
    return {
      ...unit,
      replacedBy: successors?.map((row) => row.replacedBy) ?? [],
      replaces: predecessors?.map((row) => row.sorIdentifier) ?? [],
    };
  });
}
