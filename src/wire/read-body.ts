import { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** A body as one piece of bytes. */
export async function readWhole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * A body as it was before the sender packed it. We ask for no packing; some servers pack all the same. Errors in the
 * packing come out of the iteration with zlib's code.
 */
export function decodedChunks(body: AsyncIterable<Uint8Array>, contentEncoding: string | undefined): AsyncIterable<Uint8Array> {
  const decoder = DECODERS[(contentEncoding ?? '').trim().toLowerCase()];
  return decoder === undefined ? body : unpacked(body, decoder());
}

async function* unpacked(body: AsyncIterable<Uint8Array>, decoder: NodeJS.ReadWriteStream): AsyncGenerator<Uint8Array> {
  const source = Readable.from(body);
  source.on('error', (error) => decoder.emit('error', error));
  for await (const chunk of source.pipe(decoder)) yield chunk as Uint8Array;
}
