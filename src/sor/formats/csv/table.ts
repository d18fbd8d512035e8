import {
  type ColumnMapping,
  columnNames,
  findColumns,
  type TableId,
  type UnknownColumns,
  unknownColumns,
} from '../../fields/known-names.ts';
import type { ReadProblem } from '../../unit.ts';
import { createProblemLog } from '../problem-log.ts';
import type { TextEncoding } from '../text-decoder.ts';
import type { Note } from '../values.ts';
import type { CsvRecord } from './records.ts';
import { type CsvRow, type CsvRowHandler, fieldOf, rowOf, scanCsvRows } from './rows.ts';

/** What every reader of a file of the extract gives beside its rows. */
export interface CsvReading {
  /** The column names as written. */
  readonly columns: readonly string[];
  /** Columns of ours that none of the file's stands for, by the names we give them. */
  readonly lacking: readonly string[];
  /** Told where the file says nothing as long as nobody has said which of its columns is which; its rows are then left. */
  readonly unknown: UnknownColumns | undefined;
  readonly encoding: TextEncoding;
  readonly problems: readonly ReadProblem[];
}

/** How a CSV file is read. */
export interface CsvOptions {
  /** Gets each row as it stood, so that a column that is absent can be told from a value that is empty. */
  readonly onRow?: (row: CsvRow, lacking: readonly string[]) => void;
  /** What configuration says that columns are called. */
  readonly mapping?: ColumnMapping;
}

/** Where a file has the columns of a table: the place of one among a row's fields, by the name we give it; -1 for none. */
export type ColumnAt = (own: string) => number;

interface Table<T> {
  readonly table: TableId;
  /** Columns a public source names; a file without them lacks something, and it is told so. */
  readonly required: readonly string[];
  /** Columns without which the file says nothing, and whose real names are not public. */
  readonly needed: readonly string[];
  /** Makes, of where the columns are, what a row stands for; undefined for one that cannot be used (and has been noted). */
  readonly reader: (columnAt: ColumnAt) => (record: CsvRecord, note: Note) => T | undefined;
  /** The column that names a row in a problem. */
  readonly nameColumn: string;
}

/** Reads a file row by row into values, as {@link streamTable} does. */
export async function readTable<T>(
  chunks: AsyncIterable<Uint8Array>,
  table: Table<T>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly values: readonly T[] }> {
  const values: T[] = [];
  const reading = await streamTable(chunks, { ...table, take: (value) => void values.push(value) }, options);
  return { ...reading, values };
}

/**
 * Gives what each row of a file stands for as it is read; a missing column is told once, a bad row where it stands. Rows
 * told as they stood have their values by the names we give columns, beside those of the file.
 */
export async function streamTable<T>(
  chunks: AsyncIterable<Uint8Array>,
  { take, ...table }: Table<T> & { readonly take: (value: T, line: number) => void },
  options: CsvOptions = {},
): Promise<CsvReading> {
  const log = createProblemLog();
  const known = columnNames(table.table, options.mapping);
  let columns: readonly string[] = [];
  let lacking: readonly string[] = [...known.keys()];
  let unknown: UnknownColumns | undefined;
  let renamed: readonly (readonly [own: string, written: string])[] = [];
  let encoding: TextEncoding = 'utf-8';
  let nameAt = -1;
  let read: ReturnType<Table<T>['reader']> = () => undefined;
  const handler: CsvRowHandler = {
    columns(names, line) {
      columns = names;
      const found = findColumns(known, names);
      const columnAt: ColumnAt = (own) => {
        const written = found.get(own);
        return written === undefined ? -1 : names.lastIndexOf(written);
      };
      renamed = [...found].filter(([own, written]) => own !== written);
      lacking = [...known.keys()].filter((own) => !found.has(own));
      unknown = unknownColumns(table.table, table.needed, { found, there: names });
      nameAt = columnAt(table.nameColumn);
      read = table.reader(columnAt);
      for (const name of table.required.filter((required) => lacking.includes(required))) {
        log.add({ line, what: name, message: `Kolonnen “${name}” mangler.` });
      }
    },
    row(record) {
      if (unknown !== undefined) return;
      options.onRow?.(withOwnNames(rowOf(record, columns), renamed), lacking);
      const value = read(record, (message) => {
        const what = nameAt === -1 ? '' : fieldOf(record, nameAt);
        log.add({ line: record.line, ...(what === '' ? {} : { what }), message });
      });
      if (value !== undefined) take(value, record.line);
    },
    problem: (problem) => log.add(problem),
    end: (settled) => void (encoding = settled),
  };
  const scan = scanCsvRows(chunks, handler);
  while ((await scan.next()).done !== true);
  return { columns, lacking, unknown, encoding, problems: log.close() };
}

function withOwnNames(row: CsvRow, renamed: readonly (readonly [own: string, written: string])[]): CsvRow {
  if (renamed.length === 0) return row;
  const own = renamed.map(([name, written]) => [name, row.columns[written] ?? ''] as const);
  return { ...row, columns: { ...row.columns, ...Object.fromEntries(own) } };
}
