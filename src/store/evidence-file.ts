import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, createGzip, gunzip } from 'node:zlib';
import { BUNDLE_LIMITS } from '../model/bundle.ts';
import { errnoOf } from './write-error.ts';

/** No evidence is larger unpacked: what unpacks to more was not written by us. */
export const MOST_EVIDENCE_BYTES = BUNDLE_LIMITS.memberBytes;

/** Where gzip's header names the system it was made on (RFC 1952 section 2.3), and the value that names none. */
const SYSTEM_AT = 9;
const NO_SYSTEM = 255;

/** Three times as fast as the usual level, and a fifth larger; part of what makes the same bytes the same file. */
const LEVEL = 4;

const unzip = promisify(gunzip);

/**
 * Evidence as it lies on disk: gzip, which every browser and every computer can open without us. Same bytes, same file: the
 * header has no time, no name and no system, and the level is fixed. Works in zlib's own threads.
 */
export async function packEvidence(chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  const packed: Uint8Array[] = [];
  await pipeline(inBlocks(chunks), createGzip({ level: LEVEL }), async (out: AsyncIterable<Uint8Array>) => {
    for await (const part of out) packed.push(part);
  });
  const whole = Buffer.concat(packed);
  whole[SYSTEM_AT] = NO_SYSTEM;
  return whole;
}

/** The packer is fed alike, however the bytes were parted: what it makes of them is promised for the same calls only. */
const BLOCK_BYTES = 64 * 1024;

function* inBlocks(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let filled = 0;
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.byteLength;) {
      const part = chunk.subarray(at, at + BLOCK_BYTES - filled);
      block.set(part, filled);
      filled += part.byteLength;
      at += part.byteLength;
      if (filled < BLOCK_BYTES) continue;
      yield block;
      block = Buffer.allocUnsafe(BLOCK_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

/** The bytes of evidence as it lies on disk; undefined for what is no gzip, not whole, or larger than evidence is. */
export async function unpackEvidence(packed: Uint8Array): Promise<Uint8Array | undefined> {
  return unzip(packed, { maxOutputLength: MOST_EVIDENCE_BYTES }).catch(() => undefined);
}

/** A file's bytes, unpacked if it is packed; undefined when it is not there. Rejects with what the file system says otherwise. */
export async function readEvidenceFile(file: {
  readonly path: string;
  readonly packed: boolean;
}): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(file.path);
    return file.packed ? await unpackEvidence(bytes) : bytes;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** SHA-256 of what a packed file holds, in memory of a few blocks; undefined as {@link unpackEvidence} has it. */
export async function digestPacked(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  let size = 0;
  const count = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > MOST_EVIDENCE_BYTES) throw new RangeError('more than evidence is');
      hash.update(chunk);
    }
  };
  try {
    await pipeline(createReadStream(path), createGunzip(), count);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}
