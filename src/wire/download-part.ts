import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PilotError } from '../model/pilot-error.ts';
import { syncFolder } from '../disk/atomic-write.ts';
import { errnoOf, writeErrorInWords } from '../disk/write-error.ts';
import type { KeptPart, Origin } from './download-memory.ts';

/** The disk, and not the host or the network, is why a download cannot go on. The message says why, in Danish. */
export class DiskFault extends Error {
  constructor(cause: unknown) {
    super(cause instanceof PilotError ? cause.seen : writeErrorInWords(cause), { cause });
  }
}

/** Does something with files. Throws DiskFault for what the file system throws. */
export async function onDisk<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof DiskFault ? error : new DiskFault(error);
  }
}

/** A power cut costs no more than this to fetch again; a sync so seldom costs the download nothing that can be measured. */
const KEEP_EVERY = 16 * 1024 * 1024;

/** Where a part lies, and who keeps what is to be remembered of it; undefined when there is none any more. */
export interface PartPlace {
  readonly path: string;
  remember(part: KeptPart | undefined): void;
}

/**
 * A file on its way: written at its end, its SHA-256 reckoned as it grows, and given its name when it is whole. What is
 * remembered of it is never more than what the disk has said that it holds. Every method throws DiskFault.
 */
export class PartFile {
  readonly #place: PartPlace;
  #handle: FileHandle | undefined;
  #hash = createHash('sha256');
  #bytes = 0;
  #keptBytes = 0;
  #leftBytes = 0;
  #origin: Origin = { validators: {} };

  private constructor(place: PartPlace) {
    this.#place = place;
  }

  /** The part that was left; an empty one where it is not there as it was left. */
  static async open(place: PartPlace, left: KeptPart | undefined): Promise<PartFile> {
    const part = new PartFile(place);
    if (left !== undefined) await onDisk(() => part.#takeUp(left));
    return part;
  }

  /** How many bytes there are. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many of them lay here when it was opened. */
  get leftBytes(): number {
    return this.#leftBytes;
  }

  /** Which edition of the file it is the beginning of. */
  get origin(): Origin {
    return this.#origin;
  }

  /** Begins a whole file anew. */
  async begin(origin: Origin): Promise<void> {
    await this.drop();
    await onDisk(async () => {
      this.#handle = await open(this.#place.path, 'w');
      this.#origin = origin;
    });
  }

  /** Notes what has been learnt of how large the whole is. */
  expect(total: number): void {
    this.#origin = { ...this.#origin, total };
  }

  /** Writes the next bytes. */
  async append(bytes: Uint8Array): Promise<void> {
    await onDisk(async () => {
      if (this.#handle === undefined) throw new Error('ingen fil er begyndt');
      for (let written = 0; written < bytes.byteLength;) {
        written += (await this.#handle.write(bytes, written, bytes.byteLength - written, this.#bytes + written)).bytesWritten;
      }
    });
    this.#hash.update(bytes);
    this.#bytes += bytes.byteLength;
    if (this.#bytes - this.#keptBytes >= KEEP_EVERY) await this.#keep();
  }

  /** Sees that what can be gone on from will be there, and nothing else. */
  async pause(): Promise<void> {
    if (this.#bytes === 0 || this.#origin.ifRange === undefined) await this.drop();
    else await this.#keep();
  }

  /** Gives the whole file its name, once the disk holds all of it. */
  async finish(file: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await onDisk(async () => {
      await this.#handle?.sync();
      await this.#close();
      await rename(this.#place.path, file);
      syncFolder(dirname(file));
    });
    const whole = { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
    this.#reset();
    return whole;
  }

  /** Throws away what is there. */
  async drop(): Promise<void> {
    const isThere = this.#handle !== undefined || this.#bytes > 0;
    await onDisk(async () => {
      await this.#close();
      // Before it is forgotten, for that takes a little of the room a full disk has not got.
      if (isThere) await rm(this.#place.path, { force: true });
      if (this.#keptBytes > 0) this.#place.remember(undefined);
    });
    this.#reset();
  }

  /** Lets go of the file, as {@link pause} does. */
  async leave(): Promise<void> {
    await this.pause();
    await onDisk(() => this.#close());
  }

  async #keep(): Promise<void> {
    const { ifRange } = this.#origin;
    if (ifRange === undefined || this.#bytes === this.#keptBytes) return;
    await onDisk(async () => {
      await this.#handle?.sync();
      const sha256 = this.#hash.copy().digest('hex');
      this.#place.remember({ bytes: this.#bytes, sha256, origin: { ...this.#origin, ifRange } });
    });
    this.#keptBytes = this.#bytes;
  }

  async #takeUp({ bytes, sha256, origin }: KeptPart): Promise<void> {
    const handle = await open(this.#place.path, 'r+').catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (handle === undefined) return;
    this.#handle = handle;
    const { hash, read } = await hashOfFirst(handle, bytes);
    if (read !== bytes || hash.copy().digest('hex') !== sha256) return this.#close();
    await handle.truncate(bytes);
    this.#hash = hash;
    this.#bytes = this.#keptBytes = this.#leftBytes = bytes;
    this.#origin = origin;
  }

  async #close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.close();
  }

  #reset(): void {
    this.#hash = createHash('sha256');
    this.#bytes = this.#keptBytes = this.#leftBytes = 0;
    this.#origin = { validators: {} };
  }
}

/** The digest so far of a file's first bytes, and how many of them there were. */
async function hashOfFirst(handle: FileHandle, bytes: number) {
  const hash = createHash('sha256');
  let read = 0;
  if (bytes === 0) return { hash, read };
  for await (const chunk of handle.createReadStream({ start: 0, end: bytes - 1, autoClose: false })) {
    hash.update(chunk as Uint8Array);
    read += (chunk as Uint8Array).byteLength;
  }
  return { hash, read };
}

/** Whether a file is there with just these bytes. Throws DiskFault when it is there and cannot be read. */
export async function isFileOf(
  path: string,
  { bytes, sha256 }: { readonly bytes: number; readonly sha256: string },
): Promise<boolean> {
  return onDisk(async () => {
    const handle = await open(path, 'r').catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (handle === undefined) return false;
    try {
      if ((await handle.stat()).size !== bytes) return false;
      return (await hashOfFirst(handle, bytes)).hash.digest('hex') === sha256;
    } finally {
      await handle.close();
    }
  });
}
