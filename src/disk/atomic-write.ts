import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errnoOf, guardWrite } from './write-error.ts';

/** Temporary files carry this prefix, so that readers and the manifest can leave them out. */
export const TEMPORARY_PREFIX = '.tmp-';

/** How a file is written, where it is not a plain one that may replace another. */
export interface AtomicWriteOptions {
  /** Permissions, as those of the file that is replaced; without, those new files have. */
  readonly mode?: number | undefined;
  /** The name must be free: nothing is written over. */
  readonly isNew?: boolean;
}

/**
 * Writes a file so that a reader, a crash or a power cut sees either the old one or the whole new one: temporary file
 * beside it, fsync, rename, fsync of the folder. Throws PilotError SP4003.
 */
export function writeFileAtomic(
  file: string,
  content: string | Uint8Array,
  { mode, isNew = false }: AtomicWriteOptions = {},
): void {
  const temporary = join(dirname(file), `${TEMPORARY_PREFIX}${basename(file)}-${randomUUID()}`);
  guardWrite(file, () => {
    try {
      const descriptor = openSync(temporary, 'wx');
      try {
        writeAll(descriptor, typeof content === 'string' ? Buffer.from(content) : content);
        if (mode !== undefined) fchmodSync(descriptor, mode);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      if (isNew) moveNew(temporary, file);
      else renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
  syncFolder(dirname(file));
}

/** A link fails where the name is taken, which a rename does not; where there are no links, the check before must do. */
function moveNew(from: string, to: string): void {
  try {
    linkSync(from, to);
    rmSync(from);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST' || existsSync(to)) throw error;
    renameSync(from, to);
  }
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
