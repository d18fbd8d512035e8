import { CLASSIFICATION_FIELDS, REPLACEMENT_FIELDS, SHAK_MAP_FIELDS } from '../map-fields.ts';
import { type FieldKey, UNIT_ELEMENTS } from '../fields.ts';
import { RECORD_CARRIERS } from './spelling.ts';

/** The last part of a path. */
const bareName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** The names of a unit's element in every carrier whose records name them, and the register's own; paths as they stand. */
export function recordNames(key: FieldKey): readonly string[] {
  const row = UNIT_ELEMENTS[key];
  return [...RECORD_CARRIERS.flatMap((carrier) => row[carrier]?.name ?? []), row.name];
}

/** The tables of the register that files and the copy on NSP hold as records with columns or elements by name. */
export const TABLES = ['sorEntity', 'shakSorMap', 'sorOrganisationalLevel', 'sorClassifications', 'sorReplacedEntities'] as const;
/** A table of the register, by the key of configuration. */
export type TableId = (typeof TABLES)[number];

/** A column by the key of configuration, the name this project gives it, and all it is known by, that name first. */
export interface KnownColumn {
  readonly key: string;
  readonly name: string;
  readonly known: readonly string[];
}

const column = (key: string, name: string, others: readonly string[] = []): KnownColumn => ({
  key,
  name,
  known: [...new Set([name, ...others.map(bareName)])],
});

const { code, name, ...periodAndKind } = CLASSIFICATION_FIELDS;

/**
 * The columns of each table. Most names are not public, so whoever makes the file may follow any name the register has for
 * the same thing elsewhere: those are taken too. What is called otherwise still is for configuration to say.
 */
export const TABLE_COLUMNS: Readonly<Record<TableId, readonly KnownColumn[]>> = {
  sorEntity: (Object.keys(UNIT_ELEMENTS) as FieldKey[]).flatMap((key) => {
    const { csv } = UNIT_ELEMENTS[key];
    return csv === undefined ? [] : [column(key, csv.name, recordNames(key))];
  }),
  shakSorMap: (Object.keys(SHAK_MAP_FIELDS) as (keyof typeof SHAK_MAP_FIELDS)[]).map((key) =>
    column(key, SHAK_MAP_FIELDS[key].name, recordNames(key)),
  ),
  sorOrganisationalLevel: [
    column('code', code.name, recordNames('levelCode')),
    column('name', name.name, recordNames('levelName')),
    ...Object.entries(periodAndKind).map(([key, spelling]) => column(key, spelling.name)),
  ],
  sorClassifications: Object.entries(CLASSIFICATION_FIELDS).map(([key, spelling]) => column(key, spelling.name)),
  sorReplacedEntities: Object.entries(REPLACEMENT_FIELDS).map(([key, spelling]) =>
    column(key, spelling.name, key === 'sorIdentifier' ? recordNames('sorIdentifier') : []),
  ),
};

/** What configuration says that columns are called, by table and key; it goes before what the table is known by. */
export type ColumnMapping = Readonly<
  Partial<Record<TableId, Readonly<Partial<Record<string, string | readonly string[]>>> | undefined>>
>;

/** All that a table's columns may be called, the surest first, by the name this project gives each. */
export type ColumnNames = ReadonlyMap<string, readonly string[]>;

/** The names of a table's columns with what configuration says of them first. */
export function columnNames(table: TableId, mapping: ColumnMapping = {}): ColumnNames {
  const said = mapping[table] ?? {};
  return new Map(TABLE_COLUMNS[table].map(({ key, name: own, known }) => [own, [...[said[key] ?? []].flat(), ...known]]));
}

/** The column that stands for each of ours among those there are. The case of a name counts only between namesakes. */
export function findColumns(names: ColumnNames, there: readonly string[]): ReadonlyMap<string, string> {
  const exact = new Set(there);
  const anyCase = new Map(there.toReversed().map((one) => [one.toLowerCase(), one]));
  return new Map(
    [...names].flatMap(([own, candidates]) => {
      const found = candidates.flatMap((one) => (exact.has(one) ? one : (anyCase.get(one.toLowerCase()) ?? [])))[0];
      return found === undefined ? [] : [[own, found] as const];
    }),
  );
}

/** Columns of a table that cannot be done without, and that none of those there is known as. */
export interface UnknownColumns {
  readonly table: TableId;
  /** By the keys of configuration. */
  readonly keys: readonly string[];
  /** The names that are there. */
  readonly there: readonly string[];
}

/** Which of a table's columns are missing among those there are; undefined when all that are asked for are known. */
export function unknownColumns(table: TableId, needed: readonly string[], told: UnknownTold): UnknownColumns | undefined {
  const keys = TABLE_COLUMNS[table].flatMap(({ key, name: own }) => (needed.includes(own) && !told.found.has(own) ? [key] : []));
  return keys.length === 0 ? undefined : { table, keys, there: told.there };
}

interface UnknownTold {
  readonly found: ReadonlyMap<string, string>;
  readonly there: readonly string[];
}
