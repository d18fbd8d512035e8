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
      table: 'sorEntity',
      required: (['sorIdentifier', 'sorType', 'entityName', 'fromDate'] as const).map((key) => spelled('csv', key)),
      needed: [],
      nameColumn: spelled('csv', 'sorIdentifier'),
      read: (row, note) => unitFromFields(unitFieldsOfRow(row), note),
    },
    options,
  );
  const absentFields = UNIT_RECORD.csv.filter(({ name }) => reading.lacking.includes(name)).map(({ key }) => key);
  return { ...reading, units: values, absentFields };
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

/** Reads SHAKSORMap.csv. */
export async function readShakSorMapCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly rows: readonly ShakSorMapRow[] }> {
  const { values, ...reading } = await readTable(
    chunks,
    {
      table: 'shakSorMap',
      required: [],
      needed: MAP_NEEDS.map((key) => SHAK_MAP_FIELDS[key].name),
      nameColumn: SHAK_MAP_FIELDS.shakIdentifier.name,
      read: readMapRow,
    },
    options,
  );
  return { ...reading, rows: values };
}

/** Fields without which a row says nothing. */
const MAP_NEEDS = ['shakIdentifier', 'sorIdentifier', 'fromDate'] as const satisfies readonly ShakMapKey[];
const ENTRY_NEEDS = ['classification', 'code', 'name'] as const satisfies readonly ClassificationKey[];

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
      table: 'sorClassifications',
      required: [],
      needed: ENTRY_NEEDS.map((key) => CLASSIFICATION_FIELDS[key].name),
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
  // A list without days is in force as long as it is there.
  const fromDate = CLASSIFICATION_FIELDS.fromDate.name in columns ? date('fromDate') : '';
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
      table: 'sorReplacedEntities',
      required: [],
      needed: REPLACEMENT_RECORD.map(({ name }) => name),
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
