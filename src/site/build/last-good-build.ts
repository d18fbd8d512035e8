import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { PilotError } from '../../model/pilot-error.ts';
import { errnoOf, writeErrorInWords } from '../../disk/write-error.ts';

/** A build on its way: where it is written, and what becomes of it. */
export interface StagedBuild {
  /** The folder it is written in, until all of it has been accepted. */
  readonly folder: string;
  /** Puts it where the last one was, which is there until then. Throws PilotError SP5005, and then the last one still stands. */
  accept(): void;
  /** Takes away what was written; after {@link accept} there is nothing of it to take. */
  discard(): void;
}

/**
 * Lets a site be written beside the folder it is meant for, so that a build that is refused or cut off leaves the last good
 * one as it was. Puts back the last good one where a build was killed in the one moment when neither was in its place.
 * Call only while the build lock of the folder is held.
 *
 * On another disk than the project's it is written in the project and copied when all of it is there, because Astro moves
 * files between the two. A folder that is a disk of its own (a volume of a container) has nothing beside it that could be
 * moved into its place; there the new files are put over the old ones. Throws PilotError SP5005 when the folder is no
 * folder, or is one that the project lies in.
 */
export function stageBuild(outFolder: string, root: string): StagedBuild {
  const meant = resolve(outFolder);
  const target = existsSync(meant) ? realpathSync(meant) : meant;
  assertMayBeReplaced(target, root);
  const [folder, previous] = [`${target}.under-opbygning`, `${target}.forrige`];
  if (!existsSync(target) && existsSync(previous)) renameSync(previous, target);
  const written = isOwnDisk(target) || deviceOf(target) !== deviceOf(root) ? inProject(target, root) : folder;
  const discard = (): void => {
    // A write that was on its way when the build was cut off may still put a file there.
    for (const one of new Set([folder, written])) rmSync(one, { recursive: true, force: true, maxRetries: 3 });
  };
  discard();
  rmSync(previous, { recursive: true, force: true });
  const accept = (): void => {
    if (isOwnDisk(target)) return putOver(written, target);
    if (written !== folder) copy(written, folder, target);
    swapIn(folder, { target, previous });
  };
  return { folder: written, accept, discard };
}

/** Where in the project a site is written that is meant for another disk. */
function inProject(target: string, root: string): string {
  return join(root, '.astro', `under-opbygning-${createHash('sha256').update(target).digest('hex').slice(0, 16)}`);
}

/** Number of the disk that something lies on, or will when it is made. */
function deviceOf(path: string): number {
  return existsSync(path) ? statSync(path).dev : deviceOf(dirname(path));
}

/** Puts the new site over the old one where there is room for it, and takes away what of the old one is not in it. */
function putOver(folder: string, target: string): void {
  const { bavail, bsize } = statfsSync(target);
  const blocks = (file: string): number => Math.ceil((statSync(file, { throwIfNoEntry: false })?.size ?? 0) / bsize);
  const names = namesBelow(folder);
  const wanted = names.reduce((sum, name) => sum + Math.max(0, blocks(join(folder, name)) - blocks(join(target, name))), 0);
  if (wanted > bavail) throw notWritten(target, Object.assign(new Error(), { code: 'ENOSPC' }));
  copy(folder, target, target);
  const isNew = new Set(names);
  for (const name of namesBelow(target)) if (!isNew.has(name)) rmSync(join(target, name), { recursive: true, force: true });
}

const namesBelow = (folder: string): readonly string[] => readdirSync(folder, { recursive: true }).map(String);

function copy(folder: string, to: string, target: string): void {
  try {
    cpSync(folder, to, { recursive: true });
  } catch (error) {
    throw notWritten(target, error);
  }
}

function notWritten(target: string, error: unknown): PilotError {
  return notPlaced(target, {
    seen: writeErrorInWords(error),
    expected: 'skriveadgang og plads til hele siden',
    remedy: 'Skaf det, eller byg i en anden mappe: npm run build -- --outDir MAPPE',
  });
}

function swapIn(folder: string, { target, previous }: { readonly target: string; readonly previous: string }): void {
  const hadOne = existsSync(target);
  try {
    mkdirSync(dirname(target), { recursive: true });
    if (hadOne) renameSync(target, previous);
    renameSync(folder, target);
  } catch (error) {
    if (hadOne && !existsSync(target)) renameSync(previous, target);
    throw notPlaced(target, {
      seen: `mappen kan ikke skiftes ud (${errnoOf(error) ?? String(error)})`,
      expected: 'en mappe, der kan flyttes, og som ingen bruger imens',
      remedy: 'Luk det, der bruger mappen, for eksempel en lokal visning af siden, og byg igen.',
    });
  }
  rmSync(previous, { recursive: true, force: true });
}

function assertMayBeReplaced(target: string, root: string): void {
  const way = relative(target, realpathSync(root));
  // On another drive of Windows the way is a whole path.
  if (!way.startsWith('..') && !isAbsolute(way)) {
    throw notPlaced(target, { seen: 'projektet ligger i mappen', ...ANOTHER_FOLDER });
  }
  if (existsSync(target) && !statSync(target).isDirectory()) throw notPlaced(target, { seen: 'en fil', ...ANOTHER_FOLDER });
}

const ANOTHER_FOLDER = {
  expected: 'en mappe, hvis indhold må skiftes ud',
  remedy: 'Vælg en mappe, der kun er til den byggede side: npm run build -- --outDir MAPPE',
} as const;

const isOwnDisk = (folder: string): boolean => existsSync(folder) && statSync(folder).dev !== statSync(join(folder, '..')).dev;

function notPlaced(
  file: string,
  told: { readonly seen: string; readonly expected: string; readonly remedy: string },
): PilotError {
  return new PilotError('SP5005', { place: { file }, ...told });
}
