import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { newerVersion } from '../model/format-version.ts';
import { sha256Schema } from '../model/identity.ts';
import { toJsonFile, writeFileAtomic } from '../disk/atomic-write.ts';
import { errnoOf } from '../disk/write-error.ts';

/** An entity tag, weak or strong (RFC 9110, section 8.8.3), of characters that can be sent back. */
export const etagPattern = /^(?:W\/)?"[\x21\x23-\x7e]*"$/;
/** A moment as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7). */
export const httpDatePattern = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** The newest form of the memory that is known. */
const VERSION = 1;

const etagSchema = z.string().regex(etagPattern);
const dateSchema = z.string().regex(httpDatePattern);
const bytesSchema = z.number().int().nonnegative();

/** What tells one edition of a file from another, as the host says it. */
const validatorsSchema = z.object({ etag: etagSchema.exactOptional(), lastModified: dateSchema.exactOptional() });
/** What tells one edition of a file from another. */
export type Validators = Readonly<z.infer<typeof validatorsSchema>>;

/** A whole file that was fetched, and when. */
export type FetchedFile = Readonly<z.infer<typeof fetchedSchema>>;
const fetchedSchema = z.object({
  address: z.string(),
  at: z.iso.datetime(),
  bytes: bytesSchema,
  sha256: sha256Schema,
  validators: validatorsSchema,
});

const ifRangeSchema = z.union([etagSchema, dateSchema]);
const originSchema = z.object({
  validators: validatorsSchema,
  /** What the rest is asked for with; without it, there is no asking for the rest. */
  ifRange: ifRangeSchema.exactOptional(),
  /** Bytes of the whole file, where the host has said it. */
  total: bytesSchema.exactOptional(),
});
/** Which edition of a file a part is the beginning of. */
export type Origin = Readonly<z.infer<typeof originSchema>>;

const partSchema = z.object({
  /** How much of the part is known to be on the disk; what lies after it is not trusted. */
  bytes: bytesSchema,
  /** Of those bytes. */
  sha256: sha256Schema,
  origin: originSchema.extend({ ifRange: ifRangeSchema }),
});
/** A part of a file that lies on the disk, and can be gone on from. */
export type KeptPart = Readonly<z.infer<typeof partSchema>>;

const memorySchema = z.object({
  schemaVersion: z.literal(VERSION),
  fetched: fetchedSchema.exactOptional(),
  part: partSchema.extend({ address: z.string() }).exactOptional(),
});
/** What a folder remembers of its last download: the whole file that lies there, and the part of the next. */
export type DownloadMemory = Readonly<z.infer<typeof memorySchema>>;

/** What is remembered where nothing is. */
const NOTHING: DownloadMemory = { schemaVersion: VERSION };

/** What was read, and why nothing was when there was something to read: a sentence in Danish. */
export interface ReadMemory {
  readonly memory: DownloadMemory;
  readonly note?: string;
}

/** Reads what a folder remembers. It only saves fetching: what cannot be used is told, and costs no more than a whole download. */
export function readMemory(file: string): ReadMemory {
  const ignored = (why: string): ReadMemory => ({
    memory: NOTHING,
    note: `Det, mappen husker om den forrige hentning, bliver ikke brugt: ${file} ${why}.`,
  });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return { memory: NOTHING };
    return ignored(code === undefined ? 'er ikke gyldig JSON' : `kan ikke læses (${code})`);
  }
  if (newerVersion(value, VERSION) !== undefined) return ignored('er skrevet af en nyere udgave af sor-pilot');
  const read = memorySchema.safeParse(value);
  if (read.success) return { memory: read.data };
  return ignored(`har ikke den rette form (feltet “${read.error.issues[0]?.path.join('.') ?? ''}”)`);
}

/** Writes what a folder is to remember. Throws PilotError SP4003. */
export function writeMemory(file: string, memory: DownloadMemory): void {
  writeFileAtomic(file, toJsonFile(memory));
}
