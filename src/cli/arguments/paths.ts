/** What a path must be before a command begins. Only names are looked up and nothing is opened: opening a pipe would wait for its other end. */
import { accessSync, constants, lstatSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { errnoOf } from '../../disk/write-error.ts';

/** Why a value will not do, in Danish: what it is, what it should have been, and what to do where that is not plain. */
export interface Misfit {
  readonly seen: string;
  readonly expected: string;
  readonly remedy?: string;
}

const EXISTING_FOLDER = 'en mappe, der findes, og som du må læse';
const EXISTING_FILE = 'en almindelig fil, der findes, og som du må læse';
const EXISTING_PATH = 'en fil eller mappe, der findes, og som du må læse';
const ANY_FOLDER = 'en mappe, du må skrive i, eller et nyt navn i en mappe, der findes';

/** Why a path is no folder that can be read; undefined when it is one. */
export function whyNoFolder(path: string): Misfit | undefined {
  return misfit(path, EXISTING_FOLDER, (found) =>
    found.isDirectory() ? mayNot(path, constants.R_OK | constants.X_OK) : notThis,
  );
}

/** Why a path is no regular file that can be read; undefined when it is one. */
export function whyNoFile(path: string): Misfit | undefined {
  return misfit(path, EXISTING_FILE, (found) => (found.isFile() ? mayNot(path, constants.R_OK) : notThis));
}

/** Why a path is neither a file nor a folder that can be read; undefined when it is one of them. */
export function whyNoPath(path: string): Misfit | undefined {
  return misfit(path, EXISTING_PATH, (found) => (found.isFile() || found.isDirectory() ? mayNot(path, constants.R_OK) : notThis));
}

/** Why a path is no folder that can be written in, nor one that can be made; undefined when it is. */
export function whyNoNewFolder(path: string): Misfit | undefined {
  const found = lookUp(path);
  // A link to nothing cannot be made a folder.
  if (found.stats === undefined && found.errno === 'ENOENT' && !isLink(path)) {
    const above = nearestAbove(path);
    return misfit(above, ANY_FOLDER, (stats) => (stats.isDirectory() ? mayNot(above, constants.W_OK | constants.X_OK) : notThis));
  }
  return misfit(path, ANY_FOLDER, (stats) => (stats.isDirectory() ? mayNot(path, constants.W_OK | constants.X_OK) : notThis));
}

/** The path with its kind, as a sentence begins or ends with it: “x” er en mappe. */
export function whatItIs(path: string, stats: Stats): string {
  return `${shownPlace(path)} er ${kindInWords(stats)}`;
}

/** Why nothing is found at a path, in words. */
export function whyNotFound(path: string, errno: string | undefined): string {
  if (errno === 'ENOENT')
    return isLink(path) ? `${shownPlace(path)} er et link til noget, der ikke findes` : `${shownPlace(path)} findes ikke`;
  const why = (errno === undefined ? undefined : CAUSES.get(errno)) ?? `kan ikke slås op (${errno ?? 'ukendt årsag'})`;
  return `${shownPlace(path)} ${why}`;
}

/** A path in quotation marks; one that is too long to be a path at all is cut. */
export function shownPlace(path: string): string {
  return `“${path.length > LONGEST_SHOWN ? `${path.slice(0, LONGEST_SHOWN)}…` : path}”`;
}

/** What lies at a path, links followed; or the file system's word for why nothing does. */
export function lookUp(
  path: string,
): { readonly stats: Stats; readonly errno: undefined } | { readonly stats: undefined; readonly errno: string | undefined } {
  try {
    return { stats: statSync(path), errno: undefined };
  } catch (error) {
    return { stats: undefined, errno: errnoOf(error) };
  }
}

const LONGEST_SHOWN = 300;

const CAUSES: ReadonlyMap<string, string> = new Map([
  ['ENOTDIR', 'kan ikke findes: en del af stien er ikke en mappe'],
  ['ENAMETOOLONG', 'er for langt til at være en sti'],
  ['ELOOP', 'er et link, der peger på sig selv'],
  ['EACCES', 'ligger et sted, du ikke må se'],
  ['EPERM', 'ligger et sted, du ikke må se'],
  // What Node says of a path with a zero byte in it.
  ['ERR_INVALID_ARG_VALUE', 'har et tegn, der ikke kan stå i en sti'],
]);

/** Says that what was found is of another kind. */
const notThis = 'other';

function misfit(path: string, expected: string, judge: (found: Stats) => string | undefined): Misfit | undefined {
  const { stats, errno } = lookUp(path);
  if (stats === undefined) return { seen: whyNotFound(path, errno), expected };
  const why = judge(stats);
  if (why === undefined) return undefined;
  return { seen: why === notThis ? whatItIs(path, stats) : why, expected };
}

function mayNot(path: string, access: number): string | undefined {
  try {
    accessSync(path, access);
    return undefined;
  } catch {
    const what = (access & constants.W_OK) === 0 ? 'læse' : 'skrive i';
    return `du har ikke lov til at ${what} ${shownPlace(path)}`;
  }
}

function kindInWords(stats: Stats): string {
  if (stats.isDirectory()) return 'en mappe';
  if (stats.isFile()) return 'en fil';
  if (stats.isFIFO()) return 'et rør (FIFO)';
  if (stats.isSocket()) return 'en socket';
  return stats.isBlockDevice() ? 'en disk' : 'en enhed';
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The nearest of the folders above that is there; at last the root. */
function nearestAbove(path: string): string {
  const above = dirname(resolve(path));
  return lookUp(above).errno === 'ENOENT' && above !== dirname(above) ? nearestAbove(above) : above;
}
