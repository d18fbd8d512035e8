import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PilotError } from '../../model/pilot-error.ts';
import { errnoOf } from '../../disk/write-error.ts';
import { completePackage, type HomeFile } from './home-files.ts';

/** What became of the files of a home. */
export interface WrittenHome {
  readonly written: readonly string[];
  /** Was there, and is as it was. */
  readonly left: readonly string[];
  /** The keys that were added to a package.json that was there; undefined when it could not be read, and was left. */
  readonly addedToPackage: readonly string[] | undefined;
}

/** Writes the files of a home that are not there. Throws PilotError SP1063 when one cannot be written. */
export function writeHome(folder: string, files: readonly HomeFile[]): WrittenHome {
  const written: string[] = [];
  const left: string[] = [];
  for (const { path, text } of files) (writeNew(join(folder, path), text) ? written : left).push(path);
  return { written, left, addedToPackage: writePackage(folder, { written, left }) };
}

function writePackage(
  folder: string,
  { written, left }: { readonly written: string[]; readonly left: string[] },
): readonly string[] | undefined {
  const file = join(folder, PACKAGE);
  const before = existsSync(file) ? refusing(file, () => readFileSync(file, 'utf8')) : undefined;
  const completed = completePackage(before);
  if (before === undefined && completed !== undefined) {
    writeNew(file, completed.text);
    written.push(PACKAGE);
    return [];
  }
  if (completed === undefined || completed.added.length === 0) {
    left.push(PACKAGE);
    return completed?.added;
  }
  refusing(file, () => writeFileSync(file, completed.text));
  return completed.added;
}

const PACKAGE = 'package.json';

/** False when something is there already: a file, a folder, or a link to either or to nothing. */
function writeNew(file: string, text: string): boolean {
  return refusing(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(file, text, { flag: 'wx' });
      return true;
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

function refusing<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new PilotError('SP1063', {
      place: { file },
      seen: `filen kan ikke skrives (${errnoOf(error) ?? String(error)})`,
      expected: 'en mappe, du må skrive i, med plads på disken',
      remedy: 'Ret det, og kør “npx sor-pilot init” igen: det, der er skrevet, bliver stående.',
      cause: error,
    });
  }
}
