/**
 * Where a command writes what was asked for with `--out`: one rule for all of them. A regular file is replaced whole or not at
 * all; a link is followed, and stays; a pipe, a device or a stream that is open already is written through, for a file in its
 * place would take it from all who use it. Folders, disks, sockets and places where nothing can be made are refused.
 */
import { accessSync, closeSync, constants, openSync, readlinkSync, type Stats, writeSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty } from 'node:tty';
import type { ErrorCode } from '../model/error-codes.ts';
import { neutral } from '../model/neutral.ts';
import { PilotError } from '../model/pilot-error.ts';
import { writeFileAtomic } from '../disk/atomic-write.ts';
import { errnoOf } from '../disk/write-error.ts';
import { lookUp, type Misfit, shownPlace, whatItIs, whyNotFound } from './arguments/paths.ts';
import { printDocument } from './output.ts';

/** Where something can be written. */
export type Destination =
  /** A regular file, links followed; `mode` is that of the one that is there. */
  | { readonly kind: 'file'; readonly path: string; readonly mode: number | undefined }
  | { readonly kind: 'pipe' | 'device'; readonly path: string }
  /** This process's own standard output or error. */
  | { readonly kind: 'open'; readonly descriptor: 1 | 2 };

/** How it is told that something cannot be written. */
export interface OutputErrors {
  readonly code: ErrorCode;
  readonly expected: string;
  readonly remedy: string;
}

/** How something is written. */
export interface WriteOptions {
  readonly errors: OutputErrors;
  /** A file that is there is not replaced. */
  readonly isNew?: boolean;
  /** How long a pipe may be without a reader. */
  readonly patienceMs?: number;
}

/** Whoever reads the pipe is often started just after whoever writes to it. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 20;

/** Why nothing can be written at a path; undefined when something can. */
export function whyNoOutput(path: string): Misfit | undefined {
  const found = inspect(path);
  return 'seen' in found ? found : undefined;
}

/** Where a path leads. @throws PilotError with the code asked for, where nothing can be written. */
export function destinationOf(path: string, errors: OutputErrors): Destination {
  const found = inspect(path);
  if ('seen' in found) throw notWritten(path, found.seen, { errors });
  return found;
}

/**
 * Writes a whole document. Whoever reads a pipe may stop when it has seen enough; that is no error.
 * @throws PilotError with the code asked for; a file that was there is then as it was.
 */
export async function writeOutput(path: string, content: string | Uint8Array, options: WriteOptions): Promise<void> {
  const { errors, isNew = false } = options;
  const destination = destinationOf(path, errors);
  if (isNew && destination.kind === 'file' && destination.mode !== undefined)
    throw notWritten(path, 'filen findes i forvejen', { errors });
  try {
    if (destination.kind === 'file') {
      const { mode } = destination;
      writeFileAtomic(destination.path, content, { mode, isNew });
    } else if (destination.kind === 'open') await writeOpen(destination.descriptor, content);
    else await writeThrough(destination, content, options.patienceMs ?? PATIENCE_MS);
  } catch (cause) {
    // The file system's own error goes along: it tells a full disk from a wrong name.
    if (cause instanceof PilotError) throw notWritten(path, cause.seen, { errors, cause: cause.cause });
    throw notWritten(path, inWords(cause), { errors, cause });
  }
}

/**
 * Has a file made by one who writes it itself, under a name of its own; what goes to no file is made elsewhere first.
 * @throws PilotError with the code asked for, and what `make` throws.
 */
export async function makeOutput<T>(path: string, options: WriteOptions, make: (file: string) => Promise<T>): Promise<T> {
  const destination = destinationOf(path, options.errors);
  if (destination.kind === 'file') return make(destination.path);
  const folder = await mkdtemp(join(tmpdir(), 'sor-pilot-'));
  try {
    const file = join(folder, 'ud');
    const made = await make(file);
    await writeOutput(path, await readFile(file), options);
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const EXPECTED = 'en fil i en mappe, der findes og kan skrives i';

function inspect(path: string): Destination | Misfit {
  const end = endOfLinks(path);
  if (typeof end === 'number') return { kind: 'open', descriptor: end };
  const { stats, errno } = lookUp(end);
  if (stats !== undefined) return atWhatIsThere(end, stats);
  const refuse = (seen: string): Misfit => ({ seen, expected: EXPECTED });
  if (errno !== 'ENOENT') return refuse(whyNotFound(end, errno));
  if (/[/\\]$/.test(path)) return refuse(`mappen ${shownPlace(path)} findes ikke`);
  const folder = dirname(end);
  const around = lookUp(folder);
  if (around.stats === undefined)
    return refuse(around.errno === 'ENOENT' ? `mappen ${shownPlace(folder)} findes ikke` : whyNotFound(folder, around.errno));
  if (!around.stats.isDirectory()) return refuse(whatItIs(folder, around.stats));
  return mayWrite(folder)
    ? { kind: 'file', path: end, mode: undefined }
    : refuse(`du har ikke lov til at skrive i ${shownPlace(folder)}`);
}

function atWhatIsThere(path: string, stats: Stats): Destination | Misfit {
  if (stats.isFIFO()) return { kind: 'pipe', path };
  if (stats.isCharacterDevice()) return { kind: 'device', path };
  if (!stats.isFile()) return { seen: whatItIs(path, stats), expected: EXPECTED };
  const closed = [path, dirname(path)].find((place) => !mayWrite(place));
  if (closed !== undefined) return { seen: `du har ikke lov til at skrive i ${shownPlace(closed)}`, expected: EXPECTED };
  return { kind: 'file', path, mode: stats.mode & 0o777 };
}

/** What the system calls the streams that a process has open; opening them anew would begin at their first byte. */
const OPEN_STREAMS: ReadonlyMap<string, 1 | 2> = new Map(
  ([1, 2] as const).flatMap((descriptor) =>
    [`/dev/${descriptor === 1 ? 'stdout' : 'stderr'}`, `/dev/fd/${descriptor}`, `/proc/self/fd/${descriptor}`].map(
      (name) => [name, descriptor] as const,
    ),
  ),
);
/** As many as the kernel follows. */
const MOST_LINKS = 40;

/** Where a chain of links ends, which need not be there; one of the open streams, if it leads to it. */
function endOfLinks(path: string): string | 1 | 2 {
  let at = resolve(path);
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const open = OPEN_STREAMS.get(at);
    if (open !== undefined) return open;
    const target = linkTarget(at);
    // What a process has open has no name of its own: /dev/fd/63 leads to “pipe:[1234]”.
    if (target === undefined || /^\w+:\[\d+\]$/.test(target)) return at;
    at = resolve(dirname(at), target);
  }
  return at;
}

function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function writeOpen(descriptor: 1 | 2, content: string | Uint8Array): Promise<void> {
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  if (typeof content === 'string') printDocument(content, stream);
  else await new Promise<void>((settle) => stream.write(content, () => settle()));
}

async function writeThrough(
  { kind, path }: { readonly kind: string; readonly path: string },
  content: string | Uint8Array,
  patienceMs: number,
): Promise<void> {
  const descriptor = kind === 'pipe' ? await openPipe(path, patienceMs) : openSync(path, constants.O_WRONLY | constants.O_NOCTTY);
  try {
    const shown = typeof content === 'string' && isatty(descriptor) ? neutral(content) : content;
    await writeAllTo(descriptor, typeof shown === 'string' ? Buffer.from(shown) : shown);
  } catch (error) {
    if (errnoOf(error) !== 'EPIPE') throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Opening a pipe that nobody reads would wait for ever, and could not be interrupted. */
async function openPipe(path: string, patienceMs: number): Promise<number> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (errnoOf(error) !== 'ENXIO' || performance.now() > until) throw error;
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Writes as fast as the reader reads. */
async function writeAllTo(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (errnoOf(error) !== 'EAGAIN') throw error;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

const CAUSES: ReadonlyMap<string, string> = new Map([
  ['ENXIO', 'ingen læser fra røret'],
  ['ENOSPC', 'der er ikke mere plads'],
  ['EACCES', 'du har ikke lov til at skrive her'],
  ['EPERM', 'du har ikke lov til at skrive her'],
]);

function inWords(error: unknown): string {
  const code = errnoOf(error);
  const words = code === undefined ? undefined : CAUSES.get(code);
  return words === undefined ? `filen kan ikke skrives (${code ?? String(error)})` : `${words} (${code ?? ''})`;
}

function notWritten(
  path: string,
  seen: string,
  { errors, cause }: { readonly errors: OutputErrors; readonly cause?: unknown },
): PilotError {
  const { code, expected, remedy } = errors;
  return new PilotError(code, { place: { file: path }, seen, expected, remedy, cause });
}
