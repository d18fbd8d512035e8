import type { ReadProblem } from '../../unit.ts';
import type { TextEncoding } from '../text-decoder.ts';
import type { TextPiece } from '../text-piece.ts';
import type { TextPool } from '../text-pool.ts';
import { type CsvHandler, type CsvRecord, readRecords } from './records.ts';

/** A row with its values by column name; `="…"` around a value is taken off. A column with no value is an empty string. */
export interface CsvRow {
  readonly kind: 'row';
  readonly line: number;
  readonly columns: Readonly<Record<string, string>>;
}

/** What a CSV file with a heading gives: the column names first, the encoding last. */
export type CsvItem =
  | { readonly kind: 'columns'; readonly line: number; readonly columns: readonly string[] }
  | CsvRow
  | { readonly kind: 'problem'; readonly problem: ReadProblem }
  | { readonly kind: 'end'; readonly encoding: TextEncoding };

/** Who is told of the rows of a file with a heading. */
export interface CsvRowHandler {
  columns(names: readonly string[], line: number): void;
  /** A row with a field for each column; it is gone when the next one is told. */
  row(record: CsvRecord): void;
  problem(problem: ReadProblem): void;
  end(encoding: TextEncoding): void;
}

/**
 * Reads a CSV file with column names in its first record, streaming; gives way after each chunk. A row that is too long or
 * too short is a problem and is left out, as its values may stand under the wrong names; the other rows are kept.
 */
export function scanCsvRows(chunks: AsyncIterable<Uint8Array>, handler: CsvRowHandler): AsyncGenerator<void, void> {
  let names: readonly string[] | undefined;
  const records: CsvHandler = {
    record(record) {
      if (names === undefined) {
        names = fieldsOf(record).map((name) => name.trim());
        handler.columns(names, record.line);
        for (const name of repeated(names)) {
          const message = `Kolonnen “${name}” står mere end én gang; den sidste er brugt.`;
          handler.problem({ line: record.line, what: name, message });
        }
      } else if (record.count !== names.length) {
        const message = `Linjen har ${record.count} felter, men der er ${names.length} kolonner; den er sprunget over.`;
        handler.problem({ line: record.line, message });
      } else {
        handler.row(record);
      }
    },
    damage: (line, message) => handler.problem({ line, message }),
    end(encoding) {
      if (names === undefined) handler.problem({ line: 1, message: 'Filen er tom; en linje med kolonnenavne var ventet.' });
      handler.end(encoding);
    },
  };
  return readRecords(chunks, records);
}

/** Reads a CSV file as {@link scanCsvRows} does, and gives what it is told one by one. */
export async function* readCsvRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvItem, void> {
  let names: readonly string[] = [];
  let items: CsvItem[] = [];
  const handler: CsvRowHandler = {
    columns(columns, line) {
      names = columns;
      items.push({ kind: 'columns', line, columns });
    },
    row: (record) => void items.push(rowOf(record, names)),
    problem: (problem) => void items.push({ kind: 'problem', problem }),
    end: (encoding) => void items.push({ kind: 'end', encoding }),
  };
  const scan = scanCsvRows(chunks, handler);
  try {
    while ((await scan.next()).done !== true) {
      yield* items;
      items = [];
    }
  } finally {
    // Whoever wanted the first rows alone leaves the rest unread.
    await scan.return();
  }
}

/** A row as it stood, with a text for each of its columns. */
export function rowOf(record: CsvRecord, names: readonly string[]): CsvRow {
  const columns: Record<string, string> = {};
  fieldsOf(record).forEach((value, at) => (columns[names[at] ?? ''] = value));
  return { kind: 'row', line: record.line, columns };
}

function fieldsOf(record: CsvRecord): readonly string[] {
  return Array.from({ length: record.count }, (_, at) => fieldOf(record, at));
}

/**
 * The value of a field, without `="…"` around it, which keeps Excel from making a number of a code. It shares no memory
 * with the piece it stands in, since rows are kept by those who are told of them.
 */
export function fieldOf(record: CsvRecord, at: number): string {
  const { piece, ends } = record;
  const from = beginOf(record, at);
  const to = ends[at] ?? 0;
  return isWrapped(piece, from, to) ? piece.copy(from + 2, to - 1) : piece.copy(from, to);
}

/** What stands between two places without `="…"` and space around it, each text once; undefined where nothing is left. */
export function trimmedText(
  piece: TextPiece,
  bounds: { readonly from: number; readonly to: number },
  pool: TextPool,
): string | undefined {
  const { codes } = piece;
  let { from, to } = bounds;
  if (isWrapped(piece, from, to)) {
    from += 2;
    to -= 1;
  }
  while (from < to && codes[from] === SPACE) from += 1;
  while (from < to && codes[to - 1] === SPACE) to -= 1;
  if (from >= to) return undefined;
  if (isPlain(codes[from]) && isPlain(codes[to - 1])) return pool.take(piece, from, to);
  const value = pool.takeText(piece.text.slice(from, to).trim());
  return value === '' ? undefined : value;
}

function isWrapped({ codes }: TextPiece, from: number, to: number): boolean {
  return codes[from] === EQUALS && codes[from + 1] === QUOTE && codes[to - 1] === QUOTE && to - from >= 3;
}

function beginOf({ begin, ends }: CsvRecord, at: number): number {
  return at === 0 ? begin : (ends[at - 1] ?? 0) + 1;
}

/** Whether a sign is surely no space: one of ASCII's that show. */
function isPlain(code: number | undefined): boolean {
  return code !== undefined && code > SPACE && code < 0x80;
}

function repeated(names: readonly string[]): string[] {
  return Array.from(new Set(names.filter((name, at) => names.indexOf(name) !== at)));
}

const SPACE = 0x20;
const QUOTE = 0x22;
const EQUALS = 0x3d;
