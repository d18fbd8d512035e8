import { z } from 'zod';
import { sha256Schema } from './identity.ts';
import { INTERFACES } from './interfaces.ts';

/** Media type of the attachment that carries one exchange in Cucumber Messages. */
export const EXCHANGE_MEDIA_TYPE = 'application/vnd.sor-pilot.exchange+json';

/**
 * Method of an exchange that read a delivered file from a folder instead of asking an address. Its address is the
 * file's name as configuration has it, and its status 0, because nothing was asked that could give one.
 */
export const READ_METHOD = 'LÆS';

/** A body as it was kept: where the bytes are, how many there were, and what was done to them. */
export const bodySchema = z.object({
  /** Media type as announced by the sender; empty when it announced none. */
  mediaType: z.string(),
  /** Bytes on the wire after content decoding, all of them, kept or not. */
  size: z.number().int().nonnegative(),
  /** Digest of the stored file under evidence/ (the redacted, capped bytes); absent when there was no body. */
  sha256: sha256Schema.optional(),
  /** Digest of everything received before redaction, so that two runs can be compared. */
  originalSha256: sha256Schema.optional(),
  /** Bytes left out of the stored file; 0 when it is whole. */
  truncatedBytes: z.number().int().nonnegative(),
  /** The stored file holds text that can be shown; otherwise only size and digest are shown. */
  text: z.boolean(),
});

/** One header line of HTTP, redacted; a name may occur more than once. */
export const headerSchema = z.object({ name: z.string(), value: z.string() });

/** Milliseconds from when a request was written to its socket until its answer's first and last byte were received. */
export const wireTimingSchema = z.object({ firstByteMs: z.number().nonnegative(), lastByteMs: z.number().nonnegative() });

/** One request and its answer, or the fault that stood in the answer's place. Safe to publish: redacted before it is written. */
export const exchangeSchema = z.object({
  interface: z.enum(INTERFACES),
  /** Number within the scenario attempt, from 1. */
  sequence: z.number().int().positive(),
  /** What was asked, in Danish, e.g. "Læs enheden 9000…". */
  purpose: z.string(),
  /** Read once for the region and the run and used by several scenarios; the evidence is the first reading's. */
  reused: z.boolean(),
  startedAt: z.iso.datetime(),
  /** With the connection, the proof of access and the reading of the answer. */
  durationMs: z.number().nonnegative(),
  /** Absent when no whole answer came, for a file read from a folder, and in evidence from before it was measured. */
  timing: wireTimingSchema.optional(),
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(headerSchema),
    body: bodySchema.optional(),
  }),
  response: z.object({ status: z.number().int(), headers: z.array(headerSchema), body: bodySchema.optional() }).optional(),
  /** Present when no whole answer arrived. `code` is the transport's own word (ECONNRESET, UND_ERR_SOCKET …). */
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  /** Id of the row of the table of answers (answers.ts) by which the answer was judged before its interface read it. */
  judgedAs: z.string().optional(),
  /** The request was sent once more on a new connection: the one it was first sent on had been closed since its last use. */
  resent: z.boolean().optional(),
  /** How often each redaction rule matched in this exchange. */
  redactions: z.record(z.string(), z.number().int().positive()),
});

/** How the time of an exchange was spent, in milliseconds. */
export type WireTiming = z.infer<typeof wireTimingSchema>;
/** What is kept of a body: its size, digest and media type, and how much of it was cut off. */
export type ExchangeBody = z.infer<typeof bodySchema>;
/** One request and its answer, or the fault that came instead; redacted, and safe to publish. */
export type Exchange = z.infer<typeof exchangeSchema>;
/** The record in an answer that a fault rests on. */
export type Excerpt = z.infer<typeof excerptSchema>;

/** Media type of the attachment that carries what of the evidence a fault rests on. */
export const EXCERPT_MEDIA_TYPE = 'application/vnd.sor-pilot.excerpt+json';

/** The record in an answer that a fault rests on, with some lines before and after it. Lines count from 1 in the kept body. */
export const excerptSchema = z.object({
  /** Number of the exchange within the scenario attempt. */
  exchange: z.number().int().positive(),
  /** The line the record stands on, or begins on. */
  line: z.number().int().positive(),
  /** First and last line of `text`. */
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  /** The lines, long ones shortened around the place; where something is left out, an ellipsis stands. */
  text: z.string(),
  /** What the fault names, by place in `text`, end exclusive. */
  mark: z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }),
});

/** Bytes in one piece or in several, in order. */
export type EvidenceBytes = Uint8Array | readonly Uint8Array[];

/** Where evidence bytes go. The store implements it; client and evidence only see this. */
export interface EvidenceSink {
  /** Keeps the bytes under their SHA-256 and returns it. Same bytes, same file. */
  put(bytes: EvidenceBytes): Promise<string>;
  /** The bytes kept under a digest; undefined when there are none. */
  read(sha256: string): Promise<Uint8Array | undefined>;
}

/** For calls that are no scenario's evidence: keeps nothing. */
export const KEEPS_NOTHING: EvidenceSink = {
  put: () => Promise.resolve(''),
  read: () => Promise.resolve(undefined),
};
