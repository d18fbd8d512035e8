import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ManifestFile } from '../model/run.ts';
import { TEMPORARY_PREFIX } from '../disk/atomic-write.ts';
import { MANIFEST_FILE } from './paths.ts';

const CHUNK_BYTES = 1024 * 1024;

/** A file's text, or undefined when it is not there. Throws what the file system throws otherwise, and TypeError for what is no file. */
export function readTextIfThere(file: string): string | undefined {
  try {
    assertFile(file);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Opens a file to be read. Throws what the file system throws, and TypeError for what is no file. */
export function openToRead(file: string): number {
  assertFile(file);
  return openSync(file, 'r');
}

/** Opening a pipe waits for whoever writes to it, perhaps for ever. */
function assertFile(path: string): void {
  if (!statSync(path).isFile()) throw new TypeError('det er ikke en almindelig fil');
}

/**
 * The files of a run in path order, with forward slashes, relative to its folder: all but the manifest itself and
 * temporary files a crash left behind. Links are listed like files, so that none can hide.
 */
export function listRunFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith(TEMPORARY_PREFIX))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== MANIFEST_FILE)
    .sort();
}

/** One for all files, read one after another: a megabyte for each of a thousand small ones was three quarters of the time. */
let chunk: Buffer | undefined;

/** Size and SHA-256 of one file of a run; read in pieces, so a large one needs no memory of its size. */
export function digestFile(folder: string, path: string): ManifestFile {
  const hash = createHash('sha256');
  chunk ??= Buffer.allocUnsafe(CHUNK_BYTES);
  const descriptor = openToRead(join(folder, ...path.split('/')));
  let size = 0;
  try {
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, length));
      size += length;
    }
  } finally {
    closeSync(descriptor);
  }
  return { path, size, sha256: hash.digest('hex') };
}
