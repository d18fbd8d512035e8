import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A body as received: how much, which digest, and all of it that can be text. Not yet safe to show. */
export interface RawBody {
  readonly mediaType: string;
  readonly size: number;
  /** SHA-256 of all of it, lowercase hex. */
  readonly sha256: string;
  /** All of it in order, a piece at a time; each call reads it anew. Undefined when its bytes are those of no text. */
  readonly pieces: (() => Iterable<Uint8Array>) | undefined;
}

/** Follows a body while it streams past: counts and hashes it, and holds it until it can be redacted. */
export interface BodyTap {
  add(chunk: Uint8Array): void;
  /** Bytes seen so far. */
  readonly size: number;
  finish(mediaType: string): RawBody;
}

/** How a tap holds a body; tests make both small. */
export interface TapOptions {
  /** Bytes in a piece. */
  readonly pieceBytes?: number;
  /** So much is held as it came; pieces beyond are packed, so that an extract of a whole country fits in memory. */
  readonly plainBytes?: number;
}

const PIECE_BYTES = 256 * 1024;
const PLAIN_BYTES = 8 * 1024 ** 2;

/** Makes a tap. */
export function createBodyTap({ pieceBytes = PIECE_BYTES, plainBytes = PLAIN_BYTES }: TapOptions = {}): BodyTap {
  const hash = createHash('sha256');
  const held: HeldPiece[] = [];
  let isText = true;
  let filling: Uint8Array[] = [];
  let fillingBytes = 0;
  let size = 0;

  const hold = (): void => {
    const bytes = Buffer.concat(filling);
    filling = [];
    fillingBytes = 0;
    const start = held.at(0)?.start ?? bytes.subarray(0, BOM_BYTES);
    isText = !isBinary(bytes, start, held.length === 0);
    if (!isText) held.length = 0;
    else
      held.push(
        held.length * pieceBytes < plainBytes ? { start, bytes } : { start, packed: deflateRawSync(bytes, { level: 1 }) },
      );
  };

  return {
    add(chunk) {
      hash.update(chunk);
      size += chunk.byteLength;
      for (let at = 0; isText && at < chunk.byteLength;) {
        const part = chunk.subarray(at, at + pieceBytes - fillingBytes);
        // Copied, because a view would keep the whole network buffer alive.
        filling.push(new Uint8Array(part));
        fillingBytes += part.byteLength;
        at += part.byteLength;
        if (fillingBytes === pieceBytes) hold();
      }
    },
    get size() {
      return size;
    },
    finish(mediaType) {
      if (isText && fillingBytes > 0) hold();
      return { mediaType, size, sha256: hash.digest('hex'), pieces: isText ? () => unpacked(held) : undefined };
    },
  };
}

/** A body that is in memory already. */
export function rawBody(bytes: Uint8Array, mediaType: string, options?: TapOptions): RawBody {
  const tap = createBodyTap(options);
  tap.add(bytes);
  return tap.finish(mediaType);
}

type HeldPiece = { readonly start: Uint8Array } & ({ readonly bytes: Uint8Array } | { readonly packed: Uint8Array });

function* unpacked(held: readonly HeldPiece[]): Generator<Uint8Array> {
  for (const piece of held) yield 'bytes' in piece ? piece.bytes : inflateRawSync(piece.packed);
}

const BOM_BYTES = 2;

/** First bytes of files that are never text, whatever the sender calls them: zip, gzip, PDF. */
const BINARY_STARTS = ['504b0304', '504b0506', '1f8b', '25504446'];

function isBinary(bytes: Uint8Array, start: Uint8Array, first: boolean): boolean {
  if (first && BINARY_STARTS.some((signature) => Buffer.from(bytes.subarray(0, 4)).toString('hex').startsWith(signature))) {
    return true;
  }
  return utf16Name(start) === undefined && hasBinaryControl(bytes);
}

/** The name of UTF-16 as a body's first two bytes say it; undefined when they do not. */
export function utf16Name(start: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : undefined;
}

/** Control characters that occur in no text: all but tab, line feed, form feed, carriage return and escape. */
function hasBinaryControl(bytes: Uint8Array): boolean {
  // By index: this looks at every byte of every answer.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) return true;
  }
  return false;
}
