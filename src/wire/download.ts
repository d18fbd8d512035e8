import { join } from 'node:path';
import type { Dispatcher } from 'undici';
import { limitsSchema } from '../model/config/environment.ts';
import { PilotError } from '../model/pilot-error.ts';
import { acquireLock, type LockOptions, type ProcessLock } from '../disk/process-lock.ts';
import { attemptDownload } from './download-attempt.ts';
import {
  type DownloadMemory,
  type FetchedFile,
  type KeptPart,
  readMemory,
  type Validators,
  writeMemory,
} from './download-memory.ts';
import { DiskFault, isFileOf, onDisk, PartFile } from './download-part.ts';
import type { Proxies } from './proxies.ts';
import { fileNameOf, whyNotAsked } from './download-address.ts';
import { createTlsAgents } from './tls-agents.ts';
import { backoff, patiently, waitInWords } from './download-wait.ts';

/** How a file is fetched. */
export interface DownloadOptions {
  /** Where the file is put, with what is remembered of it; made when it is not there. One download at a time goes on in it. */
  readonly folder: string;
  readonly proxies: Proxies;
  /** Who asks, for the host's log and whoever reads it: `sor-pilot/<version> (+<address>)`; see {@link userAgentOf}. */
  readonly userAgent: string;
  /** This process, for the lock on the folder. */
  readonly holder: LockOptions;
  /** Of a larger file, nothing is kept. Without: 2 GiB. */
  readonly maxBytes?: number;
  /** How long it all may take, waits among it. Without: an hour. */
  readonly maxMs?: number;
  readonly now: () => Date;
  /** Waits so many milliseconds; ends early when the signal is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to 1; spreads those who were told to come back at the same moment. */
  readonly random?: () => number;
  /** Whether a file with this digest has been made use of, and need not lie here for the host to be asked if it has changed. */
  readonly alreadyHas?: (sha256: string) => boolean;
  /** Breaks the download off; what has been fetched is gone on from the next time. */
  readonly signal?: AbortSignal;
  /** Told how many bytes there are, and of how many, where the host has said it. */
  readonly onProgress?: (bytes: number, total: number | undefined) => void;
}

/** A file that is here, and is what the host has. */
interface Whole extends Validators {
  readonly path: string;
  readonly bytes: number;
  /** Of the file as it lies here, 64 hex digits. */
  readonly sha256: string;
}

interface Told {
  /** What is no fault, but should be known: sentences in Danish. */
  readonly notes: readonly string[];
  /** Milliseconds by the clock that was given. */
  readonly took: number;
  /** How many times the host was asked, redirects apart. */
  readonly requests: number;
}

/** What a download came to. */
export type Download =
  /** `from`: how many of the bytes lay here from an earlier run. */
  | ({ readonly kind: 'fetched'; readonly from: number } & Whole & Told)
  /** What was fetched at `fetchedAt` is the newest. It lies at `path`, unless it was known by `alreadyHas` alone. */
  | ({ readonly kind: 'unchanged'; readonly fetchedAt: string } & Whole & Told)
  | ({
      readonly kind: 'failed';
      /** A sentence or two in Danish. */
      readonly fault: string;
      /** Of the last answer, where it is what failed. */
      readonly status?: number;
      /** Whether it may go better at another time with nothing changed. */
      readonly retriable: boolean;
      /** The host has asked not to be asked before this. */
      readonly retryAt?: Date;
    } & Told);

const MOST_BYTES = 2 * 1024 ** 3;
const MOST_MS = 60 * 60 * 1_000;
const MOST_REQUESTS = 5;
/** A host that wants to be left alone longer than this is left alone. */
const LONGEST_ASKED_MS = 10 * 60 * 1_000;

const LIMITS = limitsSchema.parse({});

/** `sor-pilot/0.1.0 (+https://eksempel.dk/)`: who asks, and where one can read about it or complain (RFC 9110, section 10.1.5). */
export function userAgentOf(version: string, about?: URL): string {
  return about === undefined ? `sor-pilot/${version}` : `sor-pilot/${version} (+${about.href})`;
}

/**
 * Fetches one large file that anyone may read, by the name its address ends with, into a folder that keeps it from one time
 * to the next: it is only sent when it has changed since, and what was broken off is gone on from. The file has its name
 * when it is whole and on the disk, and never before; the one from the last time lies there until then.
 *
 * The host is asked at most five times, with pauses that grow, and as late as it asks for. Gives a fault for whatever host,
 * network and disk do; throws for what is wrong with us alone.
 */
export async function downloadFile(address: URL, options: DownloadOptions): Promise<Download> {
  const started = options.now().getTime();
  const run = new Run(address, options);
  const ended = await run.outcome();
  return { ...ended, notes: [...run.notes], took: options.now().getTime() - started, requests: run.requests };
}

type Bare<T> = T extends unknown ? Omit<T, keyof Told> : never;
type Outcome = Bare<Download>;

const failed = (
  fault: string,
  more: { readonly retriable?: boolean; readonly status?: number; readonly retryAt?: Date } = {},
): Outcome => ({
  kind: 'failed',
  fault,
  retriable: false,
  ...more,
});

/** Somebody else downloads to the folder. */
class Occupied extends Error {}

/** One download, from the lock to the name. */
class Run {
  readonly #address: URL;
  readonly #options: DownloadOptions;
  readonly #maxMs: number;
  readonly #deadline: number;
  readonly #late: AbortSignal;
  readonly #signal: AbortSignal;
  readonly #path: string;
  #memory: DownloadMemory = { schemaVersion: 1 };
  readonly notes = new Set<string>();
  requests = 0;

  constructor(address: URL, options: DownloadOptions) {
    this.#address = address;
    this.#options = options;
    this.#maxMs = options.maxMs ?? MOST_MS;
    this.#deadline = options.now().getTime() + this.#maxMs;
    this.#late = AbortSignal.timeout(this.#maxMs);
    this.#signal = options.signal === undefined ? this.#late : AbortSignal.any([this.#late, options.signal]);
    this.#path = join(options.folder, fileNameOf(address));
  }

  async outcome(): Promise<Outcome> {
    const fault = whyNotAsked(this.#address);
    if (fault !== undefined) return failed(fault);
    let lock: ProcessLock | undefined;
    try {
      lock = await onDisk(() => this.#lock());
      return await this.#locked();
    } catch (thrown) {
      return this.#meaningOf(thrown);
    } finally {
      release(lock);
    }
  }

  #lock(): ProcessLock {
    const { folder, holder } = this.#options;
    return acquireLock({ folder: join(folder, '.locks'), name: 'download' }, holder, (by) => new Occupied(by));
  }

  async #locked(): Promise<Outcome> {
    const address = this.#address.href;
    const { memory, note } = readMemory(this.#memoryFile);
    if (note !== undefined) this.notes.add(note);
    this.#memory = memory;
    const place = { path: `${this.#path}.part`, remember: (part: KeptPart | undefined) => this.#remember(part) };
    const part = await PartFile.open(place, memory.part?.address === address ? memory.part : undefined);
    const { proxies, now } = this.#options;
    const agents = createTlsAgents({ values: new Map(), limits: LIMITS, now, proxies });
    try {
      return await this.#fetch(part, agents.plain);
    } catch (thrown) {
      // A full disk is not left full of what cannot be used.
      if (thrown instanceof DiskFault) await part.drop().catch(() => undefined);
      throw thrown;
    } finally {
      await agents.close();
      // Where it cannot be kept, all that is lost is that it is fetched again.
      await part.leave().catch(() => undefined);
    }
  }

  async #fetch(part: PartFile, dispatcher: Dispatcher): Promise<Outcome> {
    const { userAgent, proxies, now, maxBytes = MOST_BYTES, onProgress = () => undefined } = this.#options;
    const { sleep = patiently, random = Math.random } = this.#options;
    const note = (sentence: string): void => void this.notes.add(sentence);
    const common = {
      part,
      userAgent,
      dispatcher,
      proxies,
      limits: LIMITS,
      maxBytes,
      signal: this.#signal,
      now,
      onProgress,
      note,
    };
    let known: FetchedFile | undefined;
    for (;;) {
      // What is here already is asked about where nothing newer has been begun.
      if (part.bytes === 0) known ??= await this.#whatIsHere();
      this.requests += 1;
      const came = await attemptDownload(this.#address, { ...common, known });
      if (came.kind === 'whole') return this.#finish(part);
      if (came.kind === 'unchanged') return this.#unchanged(came.known);
      const status = came.status === undefined ? {} : { status: came.status };
      if (came.kind === 'refused') return failed(came.fault, status);
      const wait = came.atOnce ? 0 : Math.max(came.waitMs ?? 0, backoff(this.requests, random()));
      const retryAt = came.waitMs === undefined ? {} : { retryAt: new Date(now().getTime() + came.waitMs) };
      const more = { ...status, ...retryAt, retriable: true };
      if (this.requests === MOST_REQUESTS) return failed(`${came.fault} Der er spurgt ${MOST_REQUESTS} gange.`, more);
      if (wait > LONGEST_ASKED_MS || now().getTime() + wait > this.#deadline) {
        return failed(
          `${came.fault} Der skal ventes ${waitInWords(wait)}, før der må spørges igen; så længe bliver der ikke ventet.`,
          more,
        );
      }
      await part.pause();
      if (wait > 0) await sleep(wait, this.#signal);
      this.#signal.throwIfAborted();
    }
  }

  /**
   * The file that was fetched from the address, if it lies here or has been made use of, and the host gave something to know it
   * by.
   */
  async #whatIsHere(): Promise<FetchedFile | undefined> {
    const { fetched } = this.#memory;
    if (fetched?.address !== this.#address.href || Object.keys(fetched.validators).length === 0) return undefined;
    const isKnown = this.#options.alreadyHas?.(fetched.sha256) === true || (await isFileOf(this.#path, fetched));
    return isKnown ? fetched : undefined;
  }

  async #finish(part: PartFile): Promise<Outcome> {
    const { leftBytes: from, origin } = part;
    const { validators } = origin;
    const { bytes, sha256 } = await part.finish(this.#path);
    const at = this.#options.now().toISOString();
    const fetched = { address: this.#address.href, at, bytes, sha256, validators };
    try {
      writeMemory(this.#memoryFile, { schemaVersion: 1, fetched });
    } catch (thrown) {
      // The file is there, and that is what was asked for.
      const { message } = new DiskFault(thrown);
      this.notes.add(`Det kan ikke huskes, hvad der er hentet, så næste gang bliver hele filen hentet igen: ${message}.`);
    }
    return { kind: 'fetched', path: this.#path, bytes, sha256, ...validators, from };
  }

  #unchanged({ bytes, sha256, validators, at }: FetchedFile): Outcome {
    return { kind: 'unchanged', path: this.#path, bytes, sha256, ...validators, fetchedAt: at };
  }

  get #memoryFile(): string {
    return `${this.#path}.memory.json`;
  }

  #remember(part: KeptPart | undefined): void {
    const { fetched } = this.#memory;
    this.#memory = {
      schemaVersion: 1,
      ...(fetched === undefined ? {} : { fetched }),
      ...(part === undefined ? {} : { part: { ...part, address: this.#address.href } }),
    };
    writeMemory(this.#memoryFile, this.#memory);
  }

  #meaningOf(thrown: unknown): Outcome {
    const { folder, signal } = this.#options;
    if (thrown instanceof DiskFault) {
      const { cause, message } = thrown;
      if (cause instanceof Occupied)
        return failed(`Der bliver allerede hentet til mappen: ${cause.message}.`, { retriable: true });
      return failed(`Filen kan ikke gemmes i ${folder}: ${message}.`);
    }
    if (signal?.aborted === true) return failed('Hentningen blev afbrudt.', { retriable: true });
    if (this.#late.aborted) return failed(`Filen var ikke hentet inden for ${waitInWords(this.#maxMs)}.`, { retriable: true });
    throw thrown;
  }
}

/** A lock that cannot be released is taken over when this process is gone. */
function release(lock: ProcessLock | undefined): void {
  try {
    lock?.release();
  } catch (thrown) {
    if (!(thrown instanceof PilotError)) throw thrown;
  }
}
