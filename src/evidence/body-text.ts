import { announcesBinary, parseMediaType } from '../protocols/media-type.ts';
import { type RawBody, utf16Name } from './body-tap.ts';

/** A body as text, with a way back to its bytes. */
export interface BodyText {
  /** The text in order, never cut within a letter; each call reads it anew. */
  pieces(): Iterable<string>;
  /** How many of the received bytes a part of the text stands for. */
  readonly sizeOf: (part: string) => number;
}

/**
 * A body as text that can be searched and shown, or undefined when it is no text. The bytes decide; the media type can
 * only make text binary. What is not UTF-8 throughout is read as its announced charset, else as Windows-1252, which is how
 * the register's older files come.
 */
export function bodyText({ pieces, mediaType }: RawBody): BodyText | undefined {
  if (pieces === undefined || announcesBinary(mediaType)) return undefined;
  const [first = new Uint8Array()] = pieces();
  const utf16 = utf16Name(first);
  if (utf16 !== undefined) return textIn(pieces, utf16, (part) => part.length * 2);
  const single = singleByteCharset(parseMediaType(mediaType).charset);
  return textIn(pieces, 'utf-8', (part) => Buffer.byteLength(part, 'utf8')) ?? textIn(pieces, single, (part) => part.length);
}

function singleByteCharset(charset: string): string {
  return /^iso-8859-[0-9]{1,2}$/.test(charset) ? charset : 'windows-1252';
}

/** Read through once to see that it is of the charset, for a body's last byte may be the one that is not. */
function textIn(pieces: () => Iterable<Uint8Array>, charset: string, sizeOf: BodyText['sizeOf']): BodyText | undefined {
  try {
    const texts: string[] = [];
    for (const text of decode(pieces(), charset)) if (texts.length < 2) texts.push(text);
    // Most bodies are one piece, and need not be read again.
    return { pieces: () => (texts.length < 2 ? texts : decode(pieces(), charset)), sizeOf };
  } catch {
    // Not this charset: the caller tries the next, or treats the bytes as no text.
    return undefined;
  }
}

/** Throws TypeError at the first byte that the charset does not have. */
function* decode(pieces: Iterable<Uint8Array>, charset: string): Generator<string> {
  const decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  for (const bytes of pieces) yield decoder.decode(bytes, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
