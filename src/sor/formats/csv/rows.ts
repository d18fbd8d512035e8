import type { ReadProblem } from '../../unit.ts';
import type { TextEncoding } from '../text-decoder.ts';
import { readRecords } from './records.ts';

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

/**
 * Reads a CSV file with column names in its first record, streaming. A row that is too long or too short is a problem
 * and is left out, as its values may stand under the wrong names; the other rows are kept.
 */
export async function* readCsvRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvItem, void> {
  let names: readonly string[] | undefined;
  for await (const piece of readRecords(chunks)) {
    if (piece.kind === 'end') {
      if (names === undefined)
        yield { kind: 'problem', problem: { line: 1, message: 'Filen er tom; en linje med kolonnenavne var ventet.' } };
      yield piece;
    } else if (piece.kind === 'damage') {
      yield { kind: 'problem', problem: { line: piece.line, message: piece.message } };
    } else if (names === undefined) {
      names = piece.values.map((name) => unwrap(name).trim());
      yield { kind: 'columns', line: piece.line, columns: names };
      for (const name of repeated(names)) {
        yield {
          kind: 'problem',
          problem: { line: piece.line, what: name, message: `Kolonnen “${name}” står mere end én gang; den sidste er brugt.` },
        };
      }
    } else if (piece.values.length !== names.length) {
      const message = `Linjen har ${piece.values.length} felter, men der er ${names.length} kolonner; den er sprunget over.`;
      yield { kind: 'problem', problem: { line: piece.line, message } };
    } else {
      yield { kind: 'row', line: piece.line, columns: named(names, piece.values) };
    }
  }
}

function named(names: readonly string[], values: readonly string[]): Readonly<Record<string, string>> {
  const columns: Record<string, string> = {};
  for (let at = 0; at < names.length; at += 1) columns[names[at] ?? ''] = unwrap(values[at] ?? '');
  return columns;
}

/** The value inside `="…"`, which keeps Excel from making a number of a code; any other value as it is. */
function unwrap(value: string): string {
  return value.length >= 3 && value.startsWith('="') && value.endsWith('"') ? value.slice(2, -1) : value;
}

function repeated(names: readonly string[]): string[] {
  return Array.from(new Set(names.filter((name, at) => names.indexOf(name) !== at)));
}
