import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { completeMembers, isCompleteMember } from '../../../exercise/ground/complete-folder.ts';
import { loadRegister, type LoadedRegister } from '../../../exercise/ground/load-register.ts';
import type { MeasuredFile } from '../../../model/measurement.ts';
import { PilotError } from '../../../model/pilot-error.ts';
import { measuredFile } from '../../../sor/measure/measured-file.ts';
import { lacksOf } from '../../../sor/rules/needs.ts';
import type { RegisterContent } from '../../../sor/unit.ts';
import { digestFile } from '../../../store/run-files.ts';

/** A file that is to be measured. */
export interface ExtractFile {
  readonly path: string;
  /** Left out of a file that lay there. */
  readonly downloaded?: { readonly at: string; readonly ms: number };
}

/** A file that has been read. */
export interface ReadExtract {
  readonly file: MeasuredFile;
  readonly content: RegisterContent;
}

const EXTRACT = /\.(?:xml|csv|zip)$/i;

/**
 * The extracts of what was named: a file itself, or those of a folder by name. The files of an unpacked Sor_complete are one
 * extract, the folder itself; units alone are a file as any other, and tables without units are no extract.
 */
export function extractFiles(named: readonly string[]): readonly ExtractFile[] {
  return named.flatMap((name) => {
    const path = resolve(name);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [{ path }];
    const loose = readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && EXTRACT.test(entry.name) && !isCompleteMember(entry.name))
      .map((entry) => ({ path: join(path, entry.name) }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const [units, ...tables] = completeMembers(path);
    if (units === undefined) return loose;
    return [{ path: tables.length === 0 ? units.path : path }, ...loose];
  });
}

/**
 * Reads every file. One that cannot be read is told and left out, so that the others are still measured; throws its
 * PilotError (SP3002) when none could.
 */
export async function readExtracts(
  files: readonly ExtractFile[],
  tell: (problem: PilotError) => void,
): Promise<readonly ReadExtract[]> {
  const read: ReadExtract[] = [];
  const problems: PilotError[] = [];
  for (const file of files) {
    try {
      read.push(extractOf(file, await loadRegister(file.path)));
    } catch (error) {
      if (!(error instanceof PilotError)) throw error;
      problems.push(error);
    }
  }
  const [first] = problems;
  if (read.length === 0 && first !== undefined) throw first;
  problems.forEach(tell);
  return read;
}

function extractOf({ path, downloaded }: ExtractFile, { kind, version, content, problems }: LoadedRegister): ReadExtract {
  const { bytes, sha256 } = kind === 'folder' ? folderDigest(path) : fileDigest(path);
  const facts = {
    // What a folder happens to be called, as a rule its day, is nothing to follow an extract by.
    name: kind === 'folder' ? 'Sor_complete (mappe)' : basename(path),
    kind,
    bytes,
    sha256,
    unreadable: problems.length,
    ...(version === undefined ? {} : { version }),
    ...(downloaded === undefined ? {} : { downloaded }),
  };
  return { content, file: measuredFile(facts, content) };
}

function fileDigest(path: string): Pick<MeasuredFile, 'bytes' | 'sha256'> {
  const { size: bytes, sha256 } = digestFile(dirname(path), basename(path));
  return { bytes, sha256 };
}

/** Anyone can make it again: it is that of what `sha256sum` writes of the files, by name. */
function folderDigest(folder: string): Pick<MeasuredFile, 'bytes' | 'sha256'> {
  const files = completeMembers(folder)
    .map(({ name }) => digestFile(folder, name))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const list = files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
  return { bytes: files.reduce((sum, { size }) => sum + size, 0), sha256: createHash('sha256').update(list).digest('hex') };
}

/**
 * The extract the figures are of, and those that stand beside it: one that has a place for levels before one that has not,
 * then the newest day, the one that lacks least, and the one with most units. What it has no table for is taken from another of
 * the same day: XML has neither the SHAK map nor the classifications, and Sor_complete.zip has both.
 */
export function chooseExtract(extracts: readonly [ReadExtract, ...ReadExtract[]]): {
  readonly content: RegisterContent;
  readonly files: readonly MeasuredFile[];
} {
  const [main, ...others] = extracts.toSorted(
    (a, b) =>
      Number(b.file.levelled !== undefined) - Number(a.file.levelled !== undefined) ||
      b.file.day.localeCompare(a.file.day) ||
      lacksOf(a.content).size - lacksOf(b.content).size ||
      b.file.units - a.file.units,
  ) as unknown as readonly [ReadExtract, ...ReadExtract[]];
  const sameDay = others.filter(({ file }) => file.day === main.file.day).map(({ content }) => content);
  const tableOf = <K extends 'shakSorMap' | 'classifications'>(key: K): RegisterContent[K] => {
    const own = [main.content, ...sameDay].find((content) => content[key].length > 0);
    return own === undefined ? main.content[key] : own[key];
  };
  return {
    content: { ...main.content, shakSorMap: tableOf('shakSorMap'), classifications: tableOf('classifications') },
    files: [main, ...others].map(({ file }) => file),
  };
}
