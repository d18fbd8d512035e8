import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { EvidenceSink } from '../model/exchange.ts';
import { TEMPORARY_PREFIX } from '../disk/atomic-write.ts';
import { packEvidence, readEvidenceFile } from './evidence-file.ts';
import { evidenceFile, plainEvidenceFile } from './paths.ts';
import { guardWrite, writeError } from '../disk/write-error.ts';

/**
 * Evidence of one region's part of a run: each file is named by the SHA-256 of its bytes before they are packed, and
 * packed and written once, however many scenarios rest on it. A file appears whole or not at all; it is not synced one by one, because readers check the bytes against the name and a
 * file lost in a power cut is told from a whole one.
 *
 * `put` rejects with PilotError SP4003 when the bytes cannot be written.
 */
export function openEvidenceStore(folder: string, region: string): EvidenceSink {
  const directory = dirname(evidenceFile(folder, region, '0'.repeat(64)));
  guardWrite(directory, () => mkdirSync(directory, { recursive: true }));
  const written = new Map<string, Promise<void>>();
  // What a run that is resumed has already; it may have been begun by a version that did not pack.
  const earlier = new Set(guardWrite(directory, () => readdirSync(directory)));
  const isThere = (sha256: string): boolean =>
    [evidenceFile, plainEvidenceFile].some((fileOf) => earlier.has(basename(fileOf(folder, region, sha256))));
  return {
    async put(bytes) {
      const hash = createHash('sha256');
      const chunks = bytes instanceof Uint8Array ? [bytes] : bytes;
      for (const chunk of chunks) hash.update(chunk);
      const sha256 = hash.digest('hex');
      let writing = written.get(sha256);
      if (writing === undefined) {
        writing = isThere(sha256) ? Promise.resolve() : writeOnce(evidenceFile(folder, region, sha256), chunks);
        written.set(sha256, writing);
      }
      try {
        await writing;
      } catch (error) {
        // A full disk may be given room again; the next attempt must not inherit this one's failure.
        written.delete(sha256);
        throw error;
      }
      return sha256;
    },
    async read(sha256) {
      const packed = await readEvidenceFile({ path: evidenceFile(folder, region, sha256), packed: true });
      return packed ?? readEvidenceFile({ path: plainEvidenceFile(folder, region, sha256), packed: false });
    },
  };
}

async function writeOnce(file: string, chunks: readonly Uint8Array[]): Promise<void> {
  const temporary = join(dirname(file), `${TEMPORARY_PREFIX}${randomUUID()}`);
  try {
    await writeFile(temporary, await packEvidence(chunks), { flag: 'wx' });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw writeError(error, file);
  }
}
