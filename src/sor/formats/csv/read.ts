import type { ClassificationEntry, OrganisationalLevel, ShakSorMapRow, SorUnit } from '../../unit.ts';
import { unitFromFields } from '../unit-from-fields.ts';
import type { FieldKey, UnitFields } from '../unit-fields.ts';
import { type Note, readDate } from '../values.ts';
import { SOR_ENTITY_COLUMNS } from './columns.ts';
import type { CsvRow } from './rows.ts';
import { type CsvOptions, type CsvReading, readTable } from './table.ts';

/** A SorEntity file as it was read. */
export interface SorEntityReading extends CsvReading {
  /** Every record in file order; a file with history has one for each state of a unit. */
  readonly units: readonly SorUnit[];
  /** Fields none of the file's columns can hold. */
  readonly absentFields: readonly FieldKey[];
}

/**
 * Reads SorEntity_daily.csv or SOREntity.csv of Sor_complete.zip. A row is a state of a unit, and either file may hold
 * more than one of them; which one holds on a day is for contentOn to say.
 */
export async function readSorEntityCsv(chunks: AsyncIterable<Uint8Array>, options: CsvOptions = {}): Promise<SorEntityReading> {
  const { values, ...reading } = await readTable(
    chunks,
    {
      required: ['SorId', 'SorType', 'EntityName', 'FromDate'],
      nameColumn: 'SorId',
      read: (row, note) => unitFromFields(unitFieldsOfRow(row), note),
    },
    options,
  );
  const absentFields = SOR_ENTITY_COLUMNS.filter(({ name }) => !reading.columns.includes(name)).map(({ key }) => key);
  return { ...reading, units: values, absentFields };
}

/** The fields of a row that hold something, by our names. */
function unitFieldsOfRow(row: CsvRow): UnitFields {
  const fields: Partial<Record<FieldKey, string>> = {};
  for (const { name, key } of SOR_ENTITY_COLUMNS) {
    const value = row.columns[name]?.trim();
    if (value !== undefined && value !== '') fields[key] = value;
  }
  return fields;
}

/** Reads SHAKSORMap.csv. */
export async function readShakSorMapCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly rows: readonly ShakSorMapRow[] }> {
  const { values, ...reading } = await readTable(
    chunks,
    { required: ['ShakId', 'SorId', 'FromDate'], nameColumn: 'ShakId', read: readMapRow },
    options,
  );
  return { ...reading, rows: values };
}

function readMapRow({ columns }: CsvRow, note: Note): ShakSorMapRow | undefined {
  const shakIdentifier = columns['ShakId'] ?? '';
  const sorIdentifier = columns['SorId'] ?? '';
  const fromDate = readDate(columns['FromDate'], 'FromDate', note);
  if (shakIdentifier === '' || sorIdentifier === '' || fromDate === undefined) {
    note('En række i SHAKSORMap skal have ShakId, SorId og FromDate; rækken er sprunget over.');
    return undefined;
  }
  const toDate = readDate(columns['ToDate'], 'ToDate', note);
  const level = readLevel(columns);
  return {
    shakIdentifier,
    sorIdentifier,
    fromDate,
    ...(toDate === undefined ? {} : { toDate }),
    ...(level === undefined ? {} : { organisationalLevel: level }),
  };
}

function readLevel(columns: Readonly<Record<string, string>>): OrganisationalLevel | undefined {
  const code = columns['OrganisationalLevelCode'] ?? '';
  const name = columns['OrganisationalLevelName'] ?? '';
  return code === '' && name === '' ? undefined : { code, name };
}

/** Reads SORClassifications.csv. */
export async function readClassificationsCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly entries: readonly ClassificationEntry[] }> {
  const { values, ...reading } = await readTable(
    chunks,
    { required: ['Classification', 'Code', 'Name', 'FromDate'], nameColumn: 'Code', read: readEntry },
    options,
  );
  return { ...reading, entries: values };
}

function readEntry({ columns }: CsvRow, note: Note): ClassificationEntry | undefined {
  const { Classification: classification = '', Code: code = '', Name: name = '' } = columns;
  const fromDate = readDate(columns['FromDate'], 'FromDate', note);
  if (classification === '' || code === '' || fromDate === undefined) {
    note('En række i SORClassifications skal have Classification, Code og FromDate; rækken er sprunget over.');
    return undefined;
  }
  const toDate = readDate(columns['ToDate'], 'ToDate', note);
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
      required: ['SorId', 'ReplacedBySorId'],
      nameColumn: 'SorId',
      read: ({ columns }) => ({ sorIdentifier: columns['SorId'] ?? '', replacedBy: columns['ReplacedBySorId'] ?? '' }),
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
