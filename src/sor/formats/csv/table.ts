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
import { type CsvRow, readCsvRows } from './rows.ts';

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

interface Table<T> {
  readonly table: TableId;
  /** Columns a public source names; a file without them lacks something, and it is told so. */
  readonly required: readonly string[];
  /** Columns without which the file says nothing, and whose real names are not public. */
  readonly needed: readonly string[];
  /** What a row stands for, or undefined when it cannot be used (and has been noted). */
  readonly read: (row: CsvRow, note: Note) => T | undefined;
  /** The column that names a row in a problem. */
  readonly nameColumn: string;
}

/**
 * Reads a file row by row into values; a missing column is told once, a bad row where it stands. Rows have their values by
 * the names we give columns, beside those of the file.
 */
export async function readTable<T>(
  chunks: AsyncIterable<Uint8Array>,
  table: Table<T>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly values: readonly T[] }> {
  const log = createProblemLog();
  const values: T[] = [];
  const names = columnNames(table.table, options.mapping);
  let columns: readonly string[] = [];
  let lacking: readonly string[] = [...names.keys()];
  let unknown: UnknownColumns | undefined;
  let renamed: readonly (readonly [own: string, written: string])[] = [];
  let encoding: TextEncoding = 'utf-8';
  for await (const item of readCsvRows(chunks)) {
    if (item.kind === 'columns') {
      ({ columns } = item);
      const found = findColumns(names, columns);
      renamed = [...found].filter(([own, written]) => own !== written);
      lacking = [...names.keys()].filter((own) => !found.has(own));
      unknown = unknownColumns(table.table, table.needed, { found, there: columns });
      for (const name of table.required.filter((required) => lacking.includes(required))) {
        log.add({ line: item.line, what: name, message: `Kolonnen “${name}” mangler.` });
      }
    } else if (item.kind === 'problem') {
      log.add(item.problem);
    } else if (item.kind === 'end') {
      ({ encoding } = item);
    } else if (unknown === undefined) {
      const row = withOwnNames(item, renamed);
      options.onRow?.(row, lacking);
      const what = row.columns[table.nameColumn];
      const value = table.read(row, (message) =>
        log.add({ line: row.line, ...(what === undefined || what === '' ? {} : { what }), message }),
      );
      if (value !== undefined) values.push(value);
    }
  }
  return { values, columns, lacking, unknown, encoding, problems: log.close() };
}

function withOwnNames(row: CsvRow, renamed: readonly (readonly [own: string, written: string])[]): CsvRow {
  if (renamed.length === 0) return row;
  const own = renamed.map(([name, written]) => [name, row.columns[written] ?? ''] as const);
  return { ...row, columns: { ...row.columns, ...Object.fromEntries(own) } };
}
