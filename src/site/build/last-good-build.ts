import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { PilotError } from '../../model/pilot-error.ts';
import { errnoOf } from '../../store/write-error.ts';

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
 * A folder that is a disk of its own (a volume of a container) has nothing beside it that could be moved into its place;
 * there the site is written where it is meant to be. Throws PilotError SP5005 when the folder is no folder, or is one that
 * the project lies in.
 */
export function stageBuild(outFolder: string, root: string): StagedBuild {
  const meant = resolve(outFolder);
  const target = existsSync(meant) ? realpathSync(meant) : meant;
  assertMayBeReplaced(target, root);
  const [folder, previous] = [`${target}.under-opbygning`, `${target}.forrige`];
  if (!existsSync(target) && existsSync(previous)) renameSync(previous, target);
  if (isOwnDisk(target)) return { folder: target, accept: () => undefined, discard: () => undefined };
  // A write that was on its way when the build was cut off may still put a file there.
  const discard = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  discard();
  rmSync(previous, { recursive: true, force: true });
  return { folder, accept: () => swapIn(folder, { target, previous }), discard };
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
