import type { ReadProblem } from '../../unit.ts';
import { createProblemLog } from '../problem-log.ts';
import type { TextEncoding } from '../text-decoder.ts';
import type { Note } from '../values.ts';
import { type CsvRow, readCsvRows } from './rows.ts';

/** What every reader of a file of the extract gives beside its rows. */
export interface CsvReading {
  /** The column names as written. */
  readonly columns: readonly string[];
  readonly encoding: TextEncoding;
  readonly problems: readonly ReadProblem[];
}

/** How a CSV file is read. */
export interface CsvOptions {
  /** Gets each row as it stood, so that a column that is absent can be told from a value that is empty. */
  readonly onRow?: (row: CsvRow) => void;
}

interface Table<T> {
  /** Columns without which the file says nothing. */
  readonly required: readonly string[];
  /** What a row stands for, or undefined when it cannot be used (and has been noted). */
  readonly read: (row: CsvRow, note: Note) => T | undefined;
  /** The column that names a row in a problem. */
  readonly nameColumn: string;
}

/** Reads a file row by row into values; a missing column is told once, a bad row where it stands. */
export async function readTable<T>(
  chunks: AsyncIterable<Uint8Array>,
  table: Table<T>,
  options: CsvOptions = {},
): Promise<CsvReading & { readonly values: readonly T[] }> {
  const log = createProblemLog();
  const values: T[] = [];
  let columns: readonly string[] = [];
  let encoding: TextEncoding = 'utf-8';
  for await (const item of readCsvRows(chunks)) {
    if (item.kind === 'columns') {
      ({ columns } = item);
      for (const name of table.required.filter((required) => !columns.includes(required))) {
        log.add({ line: item.line, what: name, message: `Kolonnen “${name}” mangler.` });
      }
    } else if (item.kind === 'problem') {
      log.add(item.problem);
    } else if (item.kind === 'end') {
      ({ encoding } = item);
    } else {
      options.onRow?.(item);
      const what = item.columns[table.nameColumn];
      const value = table.read(item, (message) =>
        log.add({ line: item.line, ...(what === undefined || what === '' ? {} : { what }), message }),
      );
      if (value !== undefined) values.push(value);
    }
  }
  return { values, columns, encoding, problems: log.close() };
}
