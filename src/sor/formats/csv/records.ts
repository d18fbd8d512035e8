import { parse } from 'csv-parse/sync';
import { ILLEGAL_IN_XML } from '../../../protocols/xml/escape-xml.ts';
import { createExtractDecoder, type LostByte, lostByteMessage, type TextEncoding } from '../text-decoder.ts';

/** A record of a CSV file: its fields as written, and the line it begins on. */
export interface CsvRecord {
  readonly kind: 'record';
  readonly line: number;
  readonly values: readonly string[];
}

/** What a CSV file gives as it is read. The encoding comes last, when all bytes are known. */
export type CsvPiece =
  | CsvRecord
  | { readonly kind: 'damage'; readonly line: number; readonly message: string }
  | { readonly kind: 'end'; readonly encoding: TextEncoding };

/** A quoted field may hold line breaks, but one that goes on longer than this was never closed. */
const MAX_LINES_PER_RECORD = 20;
const MAX_RECORD_LENGTH = 65_536;
/** Records handed to csv-parse at a time. */
const BATCH = 500;

/** No text of the register may hold what XML cannot: it is read from one format and written in another. */
function forbiddenInWords(text: string): string {
  const found = text.match(ILLEGAL_IN_XML) ?? [];
  const codes = new Set(found.map((one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`));
  const what = found.length === 1 ? 'et tegn' : `${found.length} tegn`;
  return `Linjen har ${what}, som ikke må stå i en tekst (${[...codes].join(', ')}); hvert er vist som “\uFFFD”.`;
}

interface Written {
  readonly line: number;
  readonly text: string;
}

/**
 * Reads `;`-separated records, streaming. Records are told apart here, so that a quote that is never closed costs its
 * own line and not the rest of the file; csv-parse reads the fields of each. `="…"` is no quoted field and stays.
 */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvPiece, void> {
  const decoder = createExtractDecoder();
  const splitter = createSplitter();
  for await (const chunk of chunks) {
    yield* splitter.take(decoder.write(chunk));
    yield* decoder.takeLost().map(lostInWords);
  }
  yield* splitter.take(decoder.end());
  yield* splitter.finish();
  yield* decoder.takeLost().map(lostInWords);
  yield { kind: 'end', encoding: decoder.encoding };
}

function lostInWords({ line, byte }: LostByte): CsvPiece {
  return { kind: 'damage', line, message: lostByteMessage(byte) };
}

interface Splitter {
  take(text: string): Generator<CsvPiece, void>;
  finish(): Generator<CsvPiece, void>;
}

function createSplitter(): Splitter {
  let rest = '';
  let line = 0;
  let open: Written[] = [];
  let whole: Written[] = [];

  /** Adds one physical line; gives what was wrong with its characters, and when an open quote is given up. */
  function* addLine(written: string): Generator<CsvPiece, void> {
    line += 1;
    if (open.length === 0 && written.trim() === '') return;
    const text = written.replace(ILLEGAL_IN_XML, '\uFFFD');
    if (text !== written) yield { kind: 'damage', line, message: forbiddenInWords(written) };
    if (text.length > MAX_RECORD_LENGTH) {
      yield* flush();
      yield { kind: 'damage', line, message: `Linjen er længere end ${MAX_RECORD_LENGTH} tegn og er sprunget over.` };
      return;
    }
    open.push({ line, text });
    const [first] = open;
    if (first === undefined) return;
    const joined = open.length === 1 ? text : open.map((part) => part.text).join('\n');
    if (!endsInsideQuotes(joined)) {
      whole.push({ line: first.line, text: joined });
      open = [];
      if (whole.length >= BATCH) yield* flush();
    } else if (open.length >= MAX_LINES_PER_RECORD || joined.length > MAX_RECORD_LENGTH) {
      yield* giveUp();
    }
  }

  /** Drops the line whose quote never closed and reads the lines after it afresh. */
  function* giveUp(): Generator<CsvPiece, void> {
    const [first, ...after] = open;
    if (first === undefined) return;
    open = [];
    yield* flush();
    yield {
      kind: 'damage',
      line: first.line,
      message: 'Et citationstegn åbner et felt, men bliver ikke lukket; linjen er sprunget over.',
    };
    line -= after.length;
    for (const { text } of after) yield* addLine(text);
  }

  function* flush(): Generator<CsvPiece, void> {
    const batch = whole;
    whole = [];
    if (batch.length > 0) yield* parseBatch(batch);
  }

  return {
    *take(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      // One sign beyond the limit is enough for the line to be told of when it ends.
      rest = rest.slice(0, MAX_RECORD_LENGTH + 1);
      for (const each of lines) yield* addLine(each);
    },
    *finish() {
      const last = rest.replace(/\r$/, '');
      rest = '';
      if (last !== '') yield* addLine(last);
      while (open.length > 0) yield* giveUp();
      yield* flush();
    },
  };
}

/** Whether a field that opened with a quote is still open at the end. A quote opens a field only as its first sign. */
function endsInsideQuotes(text: string): boolean {
  if (!text.includes('"')) return false;
  let inside = false;
  let fieldStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inside) {
      if (sign !== '"') continue;
      if (text[at + 1] === '"') at += 1;
      else inside = false;
    } else {
      inside = fieldStart && sign === '"';
      fieldStart = sign === ';' || sign === '\n';
    }
  }
  return inside;
}

const OPTIONS = { delimiter: ';', relax_quotes: true, relax_column_count: true, skip_empty_lines: false } as const;

function* parseBatch(batch: readonly Written[]): Generator<CsvPiece, void> {
  const records = tryParse(batch.map(({ text }) => text).join('\n'));
  if (records?.length === batch.length) {
    for (const [at, values] of records.entries()) yield { kind: 'record', line: batch[at]?.line ?? 0, values };
    return;
  }
  for (const { line, text } of batch) {
    const [values] = tryParse(text) ?? [];
    if (values !== undefined) yield { kind: 'record', line, values };
    else
      yield {
        kind: 'damage',
        line,
        message: 'Linjens citationstegn er sat, så felterne ikke kan skilles ad; linjen er sprunget over.',
      };
  }
}

function tryParse(text: string): string[][] | undefined {
  try {
    return parse(text, OPTIONS);
  } catch {
    return undefined;
  }
}
