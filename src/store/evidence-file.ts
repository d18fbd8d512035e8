import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, gunzip, gzip } from 'node:zlib';
import { BUNDLE_LIMITS } from '../model/bundle.ts';
import { errnoOf } from './write-error.ts';

/** No evidence is larger unpacked: what unpacks to more was not written by us. */
export const MOST_EVIDENCE_BYTES = BUNDLE_LIMITS.memberBytes;

/** Where gzip's header names the system it was made on (RFC 1952 section 2.3), and the value that names none. */
const SYSTEM_AT = 9;
const NO_SYSTEM = 255;

/** Three times as fast as the usual level, and a fifth larger; part of what makes the same bytes the same file. */
const LEVEL = 4;

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/**
 * Evidence as it lies on disk: gzip, which every browser and every computer can open without us. Same bytes, same file: the
 * header has no time, no name and no system, and the level is fixed. Works in zlib's own threads.
 */
export async function packEvidence(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await zip(bytes, { level: LEVEL });
  packed[SYSTEM_AT] = NO_SYSTEM;
  return packed;
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
