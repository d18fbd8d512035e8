import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { START_BYTES } from '../protocols/answer-body.ts';

/** A body as one piece of bytes. */
export async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** As many pieces as it takes to see what a body is. */
export async function takeStart(source: AsyncIterator<Uint8Array>): Promise<readonly Uint8Array[]> {
  const begun: Uint8Array[] = [];
  for (let size = 0; size < START_BYTES;) {
    const step = await source.next();
    if (step.done === true) break;
    begun.push(step.value);
    size += step.value.byteLength;
  }
  return begun;
}

/** What was taken already, and the rest as it arrives. */
export async function* continued(begun: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* begun;
  yield* { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
}

/** An error with a code of ours, for what no library watches, or a library's with the content coding it was met in. */
export class CodedError extends Error {
  readonly code: string;
  /** The coding of Content-Encoding that could not be undone. */
  readonly coding: string | undefined;
  constructor(code: string, message: string, coding?: string) {
    super(message);
    this.code = code;
    this.coding = coding;
  }
}

/** Our own word for a content coding nobody has told us how to undo. */
export const UNKNOWN_CODING = 'SP_UNKNOWN_CODING';

/** Makes what undoes a coding; the first bytes tell how where a name is used of two things. */
type Decoder = (first: Uint8Array) => NodeJS.ReadWriteStream;

/** RFC 9110, section 8.4.1, RFC 7932 and RFC 8878. Many servers say deflate and leave zlib's own head out. */
const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: (first) => (hasZlibHead(first) ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
  zstd: () => createZstdDecompress(),
};

/** RFC 1950, section 2.2: the method is 8, and the first two bytes are a multiple of 31. */
function hasZlibHead([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/** What is no packing, though servers write it where one should stand: a charset, or that there is none. */
const NOT_PACKED = /^(?:|identity|none|binary|[78]bit|utf-?8|iso-8859-1|us-ascii|aws-chunked)$/;

/** The packings of a body by its Content-Encoding, in the order they were put on. */
export function packingsOf(contentEncoding: string | undefined): readonly string[] {
  const codings = (contentEncoding ?? '').split(',').map((one) => one.trim().toLowerCase());
  return codings.filter((coding) => !NOT_PACKED.test(coding));
}

/**
 * A body as it was before the sender packed it, once or several times. We ask for no packing; some servers pack all the
 * same. What cannot be undone comes out of the iteration as a {@link CodedError} that names the coding.
 */
export function decodedChunks(body: AsyncIterable<Uint8Array>, contentEncoding: string | undefined): AsyncIterable<Uint8Array> {
  // The last was put on last (RFC 9110, section 8.4).
  return packingsOf(contentEncoding).reduceRight<AsyncIterable<Uint8Array>>((chunks, coding) => unpacked(chunks, coding), body);
}

async function* unpacked(body: AsyncIterable<Uint8Array>, coding: string): AsyncGenerator<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  const first = await source.next();
  // Where there is no body, there is nothing packed.
  if (first.done === true) return;
  const decoder = DECODERS[coding]?.(first.value);
  if (decoder === undefined) throw new CodedError(UNKNOWN_CODING, `Content-Encoding: ${coding}`, coding);
  let brokenBefore: unknown;
  const packed = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    try {
      yield* { [Symbol.asyncIterator]: () => source };
    } catch (error) {
      brokenBefore = error;
      throw error;
    }
  };
  const stream = Readable.from(packed(), { objectMode: false });
  stream.on('error', (error) => decoder.emit('error', error));
  try {
    for await (const chunk of stream.pipe(decoder)) yield chunk as Uint8Array;
  } catch (error) {
    // A connection that broke while a body was on its way is no fault of the packing.
    if (brokenBefore !== undefined) throw brokenBefore as Error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : UNKNOWN_CODING;
    throw new CodedError(code, error instanceof Error ? error.message : String(error), coding);
  }
}
