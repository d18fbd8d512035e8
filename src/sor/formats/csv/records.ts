import { ILLEGAL_IN_XML } from '../../../protocols/xml/escape-xml.ts';
import { createExtractDecoder, lostByteMessage, type TextEncoding } from '../text-decoder.ts';
import { TextPiece } from '../text-piece.ts';
import { endsInsideQuotes, splitQuoted } from './quotes.ts';

/** A record of a CSV file as it is told: its fields stand in a piece of text, which the next record takes the place of. */
export interface CsvRecord {
  /** The line it begins on. */
  readonly line: number;
  readonly piece: TextPiece;
  /** Where the first field begins; each of the others begins one sign after the one before it ends. */
  readonly begin: number;
  readonly ends: Int32Array;
  /** How many fields there are. */
  readonly count: number;
}

/** Who is told what a CSV file holds. */
export interface CsvHandler {
  record(record: CsvRecord): void;
  damage(line: number, message: string): void;
  /** Comes last, when all bytes are known. */
  end(encoding: TextEncoding): void;
}

/** A quoted field may hold line breaks, but one that goes on longer than this was never closed. */
const MAX_LINES_PER_RECORD = 20;
const MAX_RECORD_LENGTH = 65_536;

/**
 * Reads `;`-separated records, streaming, and tells them to a handler; gives way after each chunk. Records are told apart
 * so that a quote that is never closed costs its own line and not the rest of the file. `="…"` is no quoted field and stays.
 */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>, handler: CsvHandler): AsyncGenerator<void, void> {
  const decoder = createExtractDecoder();
  const scanner = new CsvScanner(handler);
  const tellLost = (): void => {
    for (const { line, byte } of decoder.takeLost()) handler.damage(line, lostByteMessage(byte));
  };
  for await (const chunk of chunks) {
    scanner.write(decoder.write(chunk));
    tellLost();
    yield;
  }
  scanner.write(decoder.end());
  scanner.end();
  tellLost();
  handler.end(decoder.encoding);
  yield;
}

interface Written {
  readonly line: number;
  readonly text: string;
}

/** Cuts text that comes piece by piece into lines, and lines into fields. */
class CsvScanner {
  readonly #handler: CsvHandler;
  /** The text that is read now, and one for a record that was put together. */
  readonly #piece = new TextPiece();
  readonly #joined = new TextPiece();
  /** A record that is no longer than it may be has no more fields. */
  readonly #ends = new Int32Array(MAX_RECORD_LENGTH + 1);
  /** The beginning of a line whose end has not come. */
  #rest = '';
  #line = 0;
  /** Lines of a record whose quote is open. */
  #open: Written[] = [];

  constructor(handler: CsvHandler) {
    this.#handler = handler;
  }

  write(text: string): void {
    let from = 0;
    if (this.#rest !== '') {
      // Only the line that was begun is put together, since that would copy every piece whole.
      const end = this.#rest.endsWith('\r') ? 0 : text.search(/[\r\n]/);
      from = end === -1 || end + 1 >= text.length ? text.length : end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
      this.#readLines(this.#rest + text.slice(0, from), 0);
      if (from === text.length) return;
      if (this.#rest !== '') return this.#readLines(this.#rest + text.slice(from), 0);
    }
    this.#readLines(text, from);
  }

  end(): void {
    const last = this.#rest.replace(/\r$/, '');
    this.#rest = '';
    if (last !== '') this.#readLines(`${last}\n`, 0);
    while (this.#open.length > 0) this.#giveUp();
  }

  /** Reads all lines that end in the text; what is left waits for more. */
  #readLines(text: string, begin: number): void {
    this.#piece.set(text);
    let from = begin;
    for (let end = this.#readLine(from); end !== -1; end = this.#readLine(from)) from = end;
    // One sign beyond the limit is enough for the line to be told of when it ends.
    this.#rest = text.slice(from, from + MAX_RECORD_LENGTH + 1);
  }

  /** Reads the line that begins here; gives where the next one does, or -1 when this one does not end. */
  #readLine(from: number): number {
    const { codes, text } = this.#piece;
    const ends = this.#ends;
    const { length } = text;
    let count = 0;
    let isPlain = this.#open.length === 0;
    let field = from;
    let at = from;
    for (; at < length; at += 1) {
      const code = codes[at] ?? 0;
      if (code === SEMICOLON) {
        ends[count] = at;
        count += 1;
        field = at + 1;
      } else if (code < SPACE) {
        if (code === LINE_FEED || code === RETURN) break;
        // A sign that may not stand here, or has no byte, which is for the other way of reading to say.
        if (code !== TAB) isPlain = false;
      } else if (code === QUOTE && field === at) isPlain = false;
    }
    // What follows a return may come in the next piece.
    if (at >= length || (codes[at] === RETURN && at + 1 >= length)) return -1;
    const next = codes[at] === RETURN && codes[at + 1] === LINE_FEED ? at + 2 : at + 1;
    if (!isPlain || at - from > MAX_RECORD_LENGTH) this.#addLine(text.slice(from, at));
    else {
      this.#line += 1;
      ends[count] = at;
      if (count > 0 || text.slice(from, at).trim() !== '')
        this.#handler.record({ line: this.#line, piece: this.#piece, begin: from, ends, count: count + 1 });
    }
    return next;
  }

  /** Adds one line that may have quotes, be inside one, or have characters that may not stand in it. */
  #addLine(written: string): void {
    this.#line += 1;
    if (this.#open.length === 0 && written.trim() === '') return;
    const text = written.replace(ILLEGAL_IN_XML, '\uFFFD');
    if (text !== written) this.#handler.damage(this.#line, forbiddenInWords(written));
    if (text.length > MAX_RECORD_LENGTH) {
      this.#handler.damage(this.#line, `Linjen er længere end ${MAX_RECORD_LENGTH} tegn og er sprunget over.`);
      return;
    }
    this.#open.push({ line: this.#line, text });
    const joined = this.#open.map((part) => part.text).join('\n');
    if (!endsInsideQuotes(joined)) {
      const line = this.#open[0]?.line ?? 0;
      this.#open = [];
      this.#tellJoined(line, splitQuoted(joined));
    } else if (this.#open.length >= MAX_LINES_PER_RECORD || joined.length > MAX_RECORD_LENGTH) {
      this.#giveUp();
    }
  }

  #tellJoined(line: number, fields: readonly string[]): void {
    this.#joined.set(fields.join(';'));
    let end = -1;
    const ends = Int32Array.from(fields, (field) => (end += field.length + 1));
    this.#handler.record({ line, piece: this.#joined, begin: 0, ends, count: fields.length });
  }

  /** Drops the line whose quote never closed and reads the lines after it afresh. */
  #giveUp(): void {
    const [first, ...after] = this.#open;
    if (first === undefined) return;
    this.#open = [];
    this.#handler.damage(first.line, 'Et citationstegn åbner et felt, men bliver ikke lukket; linjen er sprunget over.');
    this.#line -= after.length;
    for (const { text } of after) this.#addLine(text);
  }
}

/** No text of the register may hold what XML cannot: it is read from one format and written in another. */
function forbiddenInWords(text: string): string {
  const found = text.match(ILLEGAL_IN_XML) ?? [];
  const codes = new Set(found.map((one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`));
  const what = found.length === 1 ? 'et tegn' : `${found.length} tegn`;
  return `Linjen har ${what}, som ikke må stå i en tekst (${[...codes].join(', ')}); hvert er vist som “\uFFFD”.`;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const SEMICOLON = 0x3b;
