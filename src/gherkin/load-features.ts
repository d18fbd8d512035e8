import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
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

function pathOfFile(file: string): string {
  const parts = file.split(sep);
  const from = parts.lastIndexOf('features');
  return (from < 0 ? parts.slice(-1) : parts.slice(from)).join('/');
}
