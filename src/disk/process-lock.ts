import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { toJsonFile, writeAll, writeFileAtomic } from './atomic-write.ts';
import { errnoOf, guardWrite, writeError } from './write-error.ts';

/** Who holds a lock. */
const holderSchema = z.object({
  pid: z.number().int().positive(),
  /** When the process started; tells it from a later one with the same number. */
  startedAt: z.iso.datetime(),
  host: z.string(),
  released: z.boolean(),
});
/** The process that holds a lock. */
export type LockHolder = z.infer<typeof holderSchema>;

/** Who asks for a lock, and what is done while it is held. */
export interface LockOptions {
  readonly pid: number;
  /** When this process started. */
  readonly startedAt: Date;
  /** Whether the process that holds a lock still runs. Must say true when it cannot know; see isProcessAlive. */
  readonly isAlive: (holder: LockHolder) => boolean;
  /** Name of this machine; processes on another one can never be proven dead. */
  readonly host?: string;
}

/** A lock that is held. */
export interface ProcessLock {
  release(): void;
}

/** A taker that loses the race this many times in a row gives up; each loss means someone else won. */
const MAX_TRIES = 20;

/**
 * Takes the lock of a name. Throws what `refusal` makes of who holds it when that is a live process, or one that cannot be
 * proven dead, and SP4003. The name is a plain one, that leads out of no folder.
 *
 * Lock files are numbered and made with open('wx'): of several that find the same dead or released holder, one only
 * can make the next number. The highest number is never removed, so a slow taker that was outrun sees it and backs out.
 */
export function acquireLock(
  { folder, name }: { readonly folder: string; readonly name: string },
  options: LockOptions,
  refusal: (by: string) => Error,
): ProcessLock {
  guardWrite(folder, () => mkdirSync(folder, { recursive: true }));
  const own: LockHolder = {
    pid: options.pid,
    startedAt: options.startedAt.toISOString(),
    host: options.host ?? hostname(),
    released: false,
  };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const highest = generations(folder, name).at(-1) ?? 0;
    const by = highest === 0 ? undefined : heldBy(lockFile(folder, name, highest), own, options.isAlive);
    if (by !== undefined) throw refusal(by);
    const mine = highest + 1;
    const file = lockFile(folder, name, mine);
    if (!createLock(file, own)) continue;
    const present = generations(folder, name);
    if (present.at(-1) !== mine) {
      rmSync(file, { force: true });
      continue;
    }
    for (const old of present) if (old < mine) rmSync(lockFile(folder, name, old), { force: true });
    return { release: () => writeFileAtomic(file, toJsonFile({ ...own, released: true })) };
  }
  throw refusal('andre tager den hele tiden først');
}

/** Who holds a lock, in words; undefined when nobody does any more. */
function heldBy(file: string, own: LockHolder, isAlive: LockOptions['isAlive']): string | undefined {
  const holder = readHolder(file);
  if (holder === 'gone' || (holder !== undefined && holder.released)) return undefined;
  if (holder === undefined) return `låsen ${file} kan ikke læses`;
  const isHeld = holder.host !== own.host || isAlive(holder);
  return isHeld ? `proces ${holder.pid} på ${holder.host} (startet ${holder.startedAt})` : undefined;
}

/** Undefined when it cannot be read: perhaps it is being written this moment, so it counts as held. */
function readHolder(file: string): LockHolder | 'gone' | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch (error) {
    return errnoOf(error) === 'ENOENT' ? 'gone' : undefined;
  }
}

/** False when another process made the file first. */
function createLock(file: string, own: LockHolder): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx');
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw writeError(error, file);
  }
  try {
    guardWrite(file, () => writeAll(descriptor, Buffer.from(toJsonFile(own))));
  } finally {
    closeSync(descriptor);
  }
  return true;
}

/** Numbers of the lock files there are, ascending. */
function generations(folder: string, name: string): number[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const match = file.startsWith(`${name}.`) ? /^([1-9][0-9]{0,14})\.lock$/.exec(file.slice(name.length + 1)) : null;
      return match === null ? [] : [Number(match[1])];
    })
    .sort((a, b) => a - b);
}

function lockFile(folder: string, name: string, generation: number): string {
  return join(folder, `${name}.${generation}.lock`);
}
