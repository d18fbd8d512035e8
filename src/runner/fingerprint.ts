import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fingerprint } from '../model/run.ts';

/** Code that decides what a step does: the steps themselves and the rooms they stand on. */
const STEP_FOLDERS = [
  'step-definitions',
  'src/interfaces',
  'src/session',
  'src/wire',
  'src/protocols',
  'src/evidence',
  'src/sor',
  'src/model',
];

/**
 * The fingerprint that travels with every result, so that a cell can know what it was measured with. Digests are over
 * names and bytes in name order; the place of the project on disk does not count, nor do tests and their fixtures
 * beside the code.
 */
export async function suiteFingerprint(projectRoot: string, config: string): Promise<Fingerprint> {
  const [features, steps] = await Promise.all([
    digestFolders(projectRoot, ['features'], (name) => name.endsWith('.feature')),
    digestFolders(projectRoot, STEP_FOLDERS, (name) => /(?<!\.(test|fixture))\.ts$/.test(name)),
  ]);
  return { features, steps, config };
}

async function digestFolders(root: string, folders: readonly string[], wanted: (name: string) => boolean): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && wanted(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      const bytes = await readFile(file);
      hash.update(`${file.slice(root.length).replaceAll('\\', '/')}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}
