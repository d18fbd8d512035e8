import { announcesBinary, parseMediaType } from '../protocols/media-type.ts';

/** First bytes of files that are never text, whatever the sender calls them: zip, gzip, PDF. */
const BINARY_STARTS = ['504b0304', '504b0506', '1f8b', '25504446'];

/** A body as text, with a way back to its bytes. */
export interface BodyText {
  readonly text: string;
  /** How many of the received bytes a part of the text stands for. */
  sizeOf(part: string): number;
}

/**
 * Bytes as text that can be searched and shown, or undefined when they are no text. The bytes decide; the media type
 * can only make text binary. `whole` is false when the bytes are the beginning of something longer, so that a letter
 * cut in two at the end is left out. What is not UTF-8 is read as its announced charset, else as Windows-1252, which
 * is how the register's older files come.
 */
export function bodyText(bytes: Uint8Array, mediaType: string, whole: boolean): BodyText | undefined {
  if (announcesBinary(mediaType)) return undefined;
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (BINARY_STARTS.some((signature) => start.startsWith(signature))) return undefined;
  const utf16 = utf16Name(bytes);
  if (utf16 !== undefined) return decode({ bytes, whole }, utf16, (part) => part.length * 2);
  if (bytes.some(isBinaryControl)) return undefined;
  const single = singleByteCharset(parseMediaType(mediaType).charset);
  return (
    decode({ bytes, whole }, 'utf-8', (part) => Buffer.byteLength(part, 'utf8')) ??
    decode({ bytes, whole }, single, (part) => part.length)
  );
}

function utf16Name(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Control characters that occur in no text: all but tab, line feed, form feed, carriage return and escape. */
function isBinaryControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b;
}

function singleByteCharset(charset: string): string {
  return /^iso-8859-[0-9]{1,2}$/.test(charset) ? charset : 'windows-1252';
}

interface Piece {
  readonly bytes: Uint8Array;
  /** False when more follows, so that a letter cut in two is held back. */
  readonly whole: boolean;
}

function decode(piece: Piece, charset: string, sizeOf: BodyText['sizeOf']): BodyText | undefined {
  try {
    return {
      text: new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(piece.bytes, { stream: !piece.whole }),
      sizeOf,
    };
  } catch {
    // Not this charset: the caller tries the next, or treats the bytes as no text.
    return undefined;
  }
}
