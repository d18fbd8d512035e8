import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { guardWrite } from './write-error.ts';

/** Temporary files carry this prefix, so that readers and the manifest can leave them out. */
export const TEMPORARY_PREFIX = '.tmp-';

/**
 * Writes a file so that a reader, a crash or a power cut sees either the old one or the whole new one: temporary file
 * beside it, fsync, rename, fsync of the folder. Throws PilotError SP4003.
 */
export function writeFileAtomic(file: string, content: string | Uint8Array): void {
  const temporary = join(dirname(file), `${TEMPORARY_PREFIX}${basename(file)}-${randomUUID()}`);
  guardWrite(file, () => {
    try {
      const descriptor = openSync(temporary, 'wx');
      try {
        writeAll(descriptor, typeof content === 'string' ? Buffer.from(content) : content);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
  syncFolder(dirname(file));
}

/** Writes every byte; the system may take fewer than it was given. Throws what the file system throws. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

/** Makes new names in a folder survive a power cut. Windows cannot open a folder and needs no such thing. */
export function syncFolder(folder: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } catch {
    // Some network file systems refuse to sync a folder; the rename has happened all the same.
  } finally {
    closeSync(descriptor);
  }
}

/** JSON as every file under results/ has it: two spaces and a final line break. */
export function toJsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
