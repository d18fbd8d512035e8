import type { ClassificationEntry, OrganisationalLevel, ShakSorMapRow, SorUnit } from '../../unit.ts';
import type { FieldKey } from '../../fields.ts';
import { spelled, UNIT_RECORD } from '../../fields/carriers.ts';
import {
  CLASSIFICATION_FIELDS,
  type ClassificationKey,
  REPLACEMENT_FIELDS,
  REPLACEMENT_RECORD,
  SHAK_MAP_FIELDS,
  type ShakMapKey,
} from '../../map-fields.ts';
import { FIELD_AT, noValues } from '../field-values.ts';
import { TextPool } from '../text-pool.ts';
import { UnitBuilder } from '../unit-from-fields.ts';
import { type Note, readDate } from '../values.ts';
import type { CsvRecord } from './records.ts';
import { fieldOf, trimmedText } from './rows.ts';
import { type ColumnAt, type CsvOptions, type CsvReading, readTable, streamTable } from './table.ts';

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
  const units: SorUnit[] = [];
  const reading = await streamSorEntityCsv(chunks, (unit) => void units.push(unit), options);
  return { ...reading, units };
}

/**
 * Reads SorEntity as {@link readSorEntityCsv} does, and gives each unit when its row has been read, with the line it begins
 * on. Nothing is kept of it here, so that the memory needed does not grow with the file.
 */
export async function streamSorEntityCsv(
  chunks: AsyncIterable<Uint8Array>,
  take: (unit: SorUnit, line: number) => void,
  options: CsvOptions = {},
): Promise<Omit<SorEntityReading, 'units'>> {
  const reading = await streamTable(
    chunks,
    {
      table: 'sorEntity',
      required: (['sorIdentifier', 'sorType', 'entityName', 'fromDate'] as const).map((key) => spelled('csv', key)),
      needed: [],
      nameColumn: spelled('csv', 'sorIdentifier'),
      reader: unitReader,
      take,
    },
    options,
  );
  const absentFields = UNIT_RECORD.csv.filter(({ name }) => reading.lacking.includes(name)).map(({ key }) => key);
  return { ...reading, absentFields };
}

/** Reads the fields of a row that hold something, wherever the file has their columns. */
function unitReader(columnAt: ColumnAt): (record: CsvRecord, note: Note) => SorUnit | undefined {
  const found = UNIT_RECORD.csv
    .map(({ name, key }) => ({ column: columnAt(name), at: FIELD_AT[key] }))
    .filter(({ column }) => column !== -1);
  const columns = Int32Array.from(found, ({ column }) => column);
  const places = Int32Array.from(found, ({ at }) => at);
  const values = noValues();
  const pool = new TextPool();
  const builder = new UnitBuilder();
  return ({ piece, begin, ends }, note) => {
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index] ?? 0;
      const from = column === 0 ? begin : (ends[column - 1] ?? 0) + 1;
      const to = ends[column] ?? 0;
      // Two fields of three are empty.
      values[places[index] ?? 0] = from === to ? undefined : trimmedText(piece, { from, to }, pool);
    }
    return builder.build(values, note);
  };
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
      reader: (columnAt) => (record, note) => readMapRow(valueIn(record, columnAt), note),
    },
    options,
  );
  return { ...reading, rows: values };
}

/** Fields without which a row says nothing. */
const MAP_NEEDS = ['shakIdentifier', 'sorIdentifier', 'fromDate'] as const satisfies readonly ShakMapKey[];
const ENTRY_NEEDS = ['classification', 'code', 'name'] as const satisfies readonly ClassificationKey[];

/** The values of a row by the names we give columns; empty where the file has no such column. */
type ValueOf = (own: string) => string;

function valueIn(record: CsvRecord, columnAt: ColumnAt): ValueOf {
  return (own) => {
    const at = columnAt(own);
    return at === -1 ? '' : fieldOf(record, at);
  };
}

function readMapRow(valueOf: ValueOf, note: Note): ShakSorMapRow | undefined {
  const value = (key: ShakMapKey): string => valueOf(SHAK_MAP_FIELDS[key].name);
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
      reader: (columnAt) => {
        const isDated = columnAt(CLASSIFICATION_FIELDS.fromDate.name) !== -1;
        return (record, note) => readEntry(valueIn(record, columnAt), isDated, note);
      },
    },
    options,
  );
  return { ...reading, entries: values };
}

function readEntry(valueOf: ValueOf, isDated: boolean, note: Note): ClassificationEntry | undefined {
  const value = (key: ClassificationKey): string => valueOf(CLASSIFICATION_FIELDS[key].name);
  const date = (key: 'fromDate' | 'toDate') => readDate(value(key), CLASSIFICATION_FIELDS[key].name, note);
  const [classification, code, name] = [value('classification'), value('code'), value('name')];
  // A list without days is in force as long as it is there.
  const fromDate = isDated ? date('fromDate') : '';
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
      reader: (columnAt) => (record) => {
        const value = valueIn(record, columnAt);
        return {
          sorIdentifier: value(REPLACEMENT_FIELDS.sorIdentifier.name),
          replacedBy: value(REPLACEMENT_FIELDS.replacedBy.name),
        };
      },
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
