import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Places } from '../model/places.ts';
import type { Fingerprint } from '../model/run.ts';

/** Code that decides what a step does: the steps themselves and the rooms they stand on. */
export const STEP_FOLDERS = [
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
 * beside the code. What is the home's own comes after what is common; a home without any has the fingerprint of a clone.
 */
export async function suiteFingerprint({ tool, home }: Places, config: string): Promise<Fingerprint> {
  const own = home === tool ? [] : [home];
  const [features, steps] = await Promise.all([
    digestFolders(everyFolder([tool, ...own], ['features']), (name) => name.endsWith('.feature')),
    digestFolders([...everyFolder([tool], STEP_FOLDERS), ...everyFolder(own, ['step-definitions'])], (name) =>
      /(?<!\.(test|fixture))\.ts$/.test(name),
    ),
  ]);
  return { features, steps, config };
}

interface RootedFolder {
  readonly root: string;
  readonly folder: string;
}

function everyFolder(roots: readonly string[], folders: readonly string[]): readonly RootedFolder[] {
  return roots.flatMap((root) => folders.map((folder) => ({ root, folder })));
}

async function digestFolders(folders: readonly RootedFolder[], wanted: (name: string) => boolean): Promise<string> {
  const hash = createHash('sha256');
  for (const { root, folder } of folders) {
    // Only a home may lack one: it need not have specifications or steps of its own.
    if (!existsSync(join(root, folder))) continue;
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
