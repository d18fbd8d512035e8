import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, createGzip, gunzip, gunzipSync, type ZlibOptions } from 'node:zlib';
import { BUNDLE_LIMITS } from '../model/bundle.ts';
import { errnoOf } from '../disk/write-error.ts';

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

/** What every file of ours begins with: what is packed, how, and that nothing else is told. */
const OWN_BEGINNING = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, NO_SYSTEM];

/** Whether a packed file has no name, time or system in it, as {@link packEvidence} leaves them out. */
export function tellsOnlyContent(packed: Uint8Array): boolean {
  return OWN_BEGINNING.every((byte, at) => packed[at] === byte);
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
  return unzip(packed, unpackingOf(packed)).catch(() => undefined);
}

/** As {@link unpackEvidence}, at once. */
export function unpackEvidenceNow(packed: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(packed, unpackingOf(packed));
  } catch {
    return undefined;
  }
}

function unpackingOf(packed: Uint8Array): ZlibOptions {
  return { maxOutputLength: MOST_EVIDENCE_BYTES, chunkSize: roomFor(packed) };
}

/** Room to unpack most evidence in one piece. */
const MOST_ROOM = 1024 * 1024;
const LEAST_ROOM = 1024;

/**
 * Room for what a packed file says that it holds (RFC 1952 section 2.3.1), so that it need not be put together from pieces. It
 * need not say the truth: where there is more, more room is made.
 */
function roomFor(packed: Uint8Array): number {
  const said = packed.byteLength < 4 ? 0 : new DataView(packed.buffer, packed.byteOffset).getUint32(packed.byteLength - 4, true);
  // With none to spare, more is made before the end is seen.
  return Math.min(Math.max(said + 1, LEAST_ROOM), MOST_ROOM);
}

/** A file's bytes, unpacked if it is packed; undefined when it is not there. Rejects with what the file system says otherwise. */
export async function readEvidenceFile(file: {
  readonly path: string;
  readonly packed: boolean;
}): Promise<Uint8Array | undefined> {
  try {
    // Read at once: handing a few kilobytes to another thread takes ten times as long as reading them.
    const bytes = readFileSync(file.path);
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
