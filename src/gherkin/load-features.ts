import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { PilotError } from '../model/pilot-error.ts';
import type { Places } from '../model/places.ts';
import type { FeatureFile } from './feature-file.ts';

/**
 * Reads every `.feature` file under a folder, sorted by path. Paths begin with the folder's own name and use forward
 * slashes on every system (`features/id27/felter.feature`), because they stand in results and addresses. The path of a
 * file gives that file alone, named from the folder `features` it lies in, else by its own name.
 *
 * Throws what the file system throws when folder or file cannot be read.
 */
export async function loadFeatures(folder: string): Promise<readonly FeatureFile[]> {
  if ((await stat(folder)).isFile()) return [{ path: pathOfFile(folder), text: await readFile(folder, 'utf8') }];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.feature'))
    .map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.map(async (file) => ({
      path: [basename(folder), ...relative(folder, file).split(sep)].join('/'),
      text: await readFile(file, 'utf8'),
    })),
  );
  return read.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Every feature of a suite: the tool's, and those in the home's own features/, if it has any, as `own`.
 * @throws PilotError SP2019 for an own file that stands where a common one does: results name a file by its path alone.
 */
export async function loadSuite({ tool, home }: Places): Promise<readonly FeatureFile[]> {
  const common = await loadFeatures(join(tool, FOLDER));
  const folder = join(home, FOLDER);
  if (home === tool || !existsSync(folder)) return common;
  const own = (await loadFeatures(folder)).map((file): FeatureFile => ({ ...file, origin: 'own' }));
  const taken = new Set(common.map(({ path }) => path));
  for (const { path } of own) if (taken.has(path)) throw standsInPlace(path);
  return [...common, ...own];
}

/** Where a feature of a suite lies on disk. */
export function locateFeature({ tool, home }: Places, path: string): string {
  const own = join(home, path);
  return existsSync(own) ? own : join(tool, path);
}

const FOLDER = 'features';

function standsInPlace(path: string): PilotError {
  return new PilotError('SP2019', {
    place: { file: path },
    seen: 'en fælles specifikation ligger i en fil med samme sti',
    expected: 'at egne specifikationer har stier for sig selv',
    remedy: 'Giv filen et andet navn, fx i en mappe med regionens navn under features/.',
  });
}

function pathOfFile(file: string): string {
  const parts = file.split(sep);
  const from = parts.lastIndexOf('features');
  return (from < 0 ? parts.slice(-1) : parts.slice(from)).join('/');
}
