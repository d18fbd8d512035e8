import { z } from 'zod';
import { caseAssumptionSchema } from './assumption-outcome.ts';
import { usedBasisSchema } from './basis.ts';
import { CAUSE_CODES } from './cause.ts';
import { PARTY_KINDS, productSchema } from './config/party.ts';
import { comparisonSchema } from './comparison.ts';
import { exchangeSchema, excerptSchema } from './exchange.ts';
import { isoDateSchema, runIdSchema, sha256Schema, slugSchema } from './identity.ts';
import { manualCommentSchema, manualFileSchema, manualMarkSchema } from './manual.ts';
import { MARK_CODES, VERDICT_CODES } from './verdict.ts';

/**
 * Version of everything under results/. Raised on any change that an older reader would misread. 2: evidence is whole and
 * packed; a reader of 1 would show none of it, and hand it over without searching it for secrets.
 */
export const RESULTS_SCHEMA_VERSION = 2;

/** What every file of a run says its version is: ours, or one we still read. */
export const resultsVersionSchema = z.literal([1, RESULTS_SCHEMA_VERSION]);

/**
 * Media type of the attachment that marks an attempt spoilt by another scenario's stray exception. Such an attempt
 * counts neither as a failure nor as instability; the scenario is run again by itself.
 */
export const CONTAMINATED_MEDIA_TYPE = 'application/vnd.sor-pilot.contaminated+json';

/** How a run or a region's part of it ended. */
export const RUN_STATES = ['completed', 'aborted'] as const;
/** Whether a run, or a region's part of it, came to its end. */
export type RunState = (typeof RUN_STATES)[number];

/** The parts a result depends on; when one moves, cells measured on the old one become outdated and can say why. */
export const fingerprintSchema = z.object({
  /** Digest of all feature texts. */
  features: sha256Schema,
  /** Digest of step-definitions and the client, evidence and sor code they stand on. */
  steps: sha256Schema,
  /** Digest of the configuration the run read, secrets never included. */
  config: sha256Schema,
  /** The day of the register, ISO, as a region's own extract stated it in the preflight. Only in a region's fingerprint, never in a run's. */
  register: z.string().optional(),
});

/** Why a case did not pass. */
export const faultSchema = z.object({
  /** Class name that was thrown: Deviation, EndpointError, PreconditionError, or anything else. */
  type: z.string(),
  sentence: z.string(),
  place: z.string().optional(),
  expected: z.string().optional(),
  received: z.string().optional(),
  remedy: z.string().optional(),
  /** Id of the assumption an open question is about. */
  assumption: z.string().optional(),
});

/** How a step ended, in Cucumber's words. */
export const stepStatusSchema = z.enum(['passed', 'failed', 'skipped', 'pending', 'undefined', 'ambiguous', 'unknown']);

/** One step as it ran. */
export const stepResultSchema = z.object({
  keyword: z.string(),
  text: z.string(),
  status: stepStatusSchema,
  durationMs: z.number().nonnegative(),
  /** Indices into the case's exchanges. */
  exchanges: z.array(z.number().int().nonnegative()),
});

/** The outcome of one case in one region: what history, matrix and pages are made of. */
export const caseResultSchema = z.object({
  /** Case key: scenario id, and Examples key after `~`. */
  key: z.string(),
  name: z.string(),
  verdict: z.enum(VERDICT_CODES),
  marks: z.array(z.enum(MARK_CODES)),
  /** From 1; more than 1 means it was tried again. */
  attempts: z.number().int().positive(),
  startedAt: z.iso.datetime().optional(),
  durationMs: z.number().nonnegative(),
  fault: faultSchema.optional(),
  /** Why it did not pass, read from its evidence; absent when it passed, and in digests older than the field. */
  cause: z.enum(CAUSE_CODES).optional(),
  /** How it stood to each open assumption it met; absent when it met none, and in digests older than the field. */
  assumptions: z.array(caseAssumptionSchema).optional(),
  /** Fingerprint of the specification text this was measured on. */
  specification: z.string(),
  /** What it used of the run's basis; absent when it never ended, and in runs that have none. */
  used: usedBasisSchema.optional(),
  /** Who answered or settled it; only for outcomes a person gave. */
  manual: manualMarkSchema.optional(),
});

/** A case with the steps and exchanges its page shows; read only for the newest run. */
export const caseDetailSchema = caseResultSchema.extend({
  steps: z.array(stepResultSchema),
  exchanges: z.array(exchangeSchema),
  /** What of the evidence the fault rests on; left out when it names nothing in it, and in runs from before it was kept. */
  excerpts: z.array(excerptSchema.extend({ step: z.number().int().nonnegative() })).optional(),
  /** Units the case compared over the interfaces; left out when it compared none. */
  comparisons: z.array(comparisonSchema).optional(),
  /** What a person wrote and gave beside the answer; left out when there was nothing. */
  comments: z.array(manualCommentSchema).optional(),
  files: z.array(manualFileSchema).optional(),
});

/**
 * What a party that is no region was when it was tried: results outlive the configuration, and a product is another in its
 * next version. Results without one are a region's.
 */
export const triedPartySchema = z.object({
  kind: z.enum(PARTY_KINDS),
  product: productSchema.optional(),
  version: z.string().optional(),
});

/** The digest of one region's part of a run: all that history needs, about one percent of the messages. */
export const regionDigestSchema = z.object({
  schemaVersion: resultsVersionSchema,
  run: runIdSchema,
  /** Id of the party; the name is from when only regions were tried. */
  region: slugSchema,
  /** What the party was when it was tried; left out for a region. */
  party: triedPartySchema.optional(),
  environment: slugSchema,
  /** True for the embedded exercise endpoint; such results are never shown as a region's own. */
  exercise: z.boolean(),
  state: z.enum(RUN_STATES),
  /** Why the region was aborted, in Danish. */
  reason: z.string().optional(),
  /** What a reader should know of how the region was run, in Danish. */
  note: z.string().optional(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  fingerprint: fingerprintSchema,
  /** How often each redaction rule matched in the region's exchanges; left out when none did, and in digests from before it was counted. */
  redactions: z.record(z.string(), z.number().int().positive()).optional(),
  cases: z.array(caseResultSchema),
});

/** One file of a run and its digest. */
export const manifestFileSchema = z.object({
  path: z.string(),
  size: z.number().int().nonnegative(),
  sha256: sha256Schema,
});

/** The last file of a run, written at once and whole. A folder without it is an aborted run. */
export const manifestSchema = z.object({
  schemaVersion: resultsVersionSchema,
  run: runIdSchema,
  tool: z.object({ name: z.literal('sor-pilot'), version: z.string() }),
  environment: slugSchema,
  exercise: z.boolean(),
  state: z.enum(RUN_STATES),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** The day the trial was held for; decides which regions were in force. */
  onDate: isoDateSchema,
  /** What was asked for: regions, tag expression, ids, shard. */
  selection: z.object({
    regions: z.array(slugSchema),
    tags: z.string().optional(),
    scenarios: z.array(z.string()),
    shard: z.string().optional(),
    /** Digest of the recording another Cucumber made, which this run was made from; it lies among the evidence. */
    recording: sha256Schema.optional(),
  }),
  fingerprint: fingerprintSchema,
  regions: z.array(
    z.object({ region: slugSchema, state: z.enum(RUN_STATES), counts: z.partialRecord(z.enum(VERDICT_CODES), z.number().int()) }),
  ),
  files: z.array(manifestFileSchema),
});

/** region.json: how a region's part of a run ended. Absent while it runs and after a crash nobody recorded. */
export const regionEndSchema = z.object({
  schemaVersion: resultsVersionSchema,
  region: slugSchema,
  state: z.enum(RUN_STATES),
  /** Why it was aborted, in Danish. */
  reason: z.string().optional(),
  /** What a reader should know of how it was run, in Danish. */
  note: z.string().optional(),
  finishedAt: z.iso.datetime(),
});

/** The version of results a file was written in: ours, or one we still read. */
export type ResultsVersion = z.infer<typeof resultsVersionSchema>;
/** What a result was measured with: digests of features, steps and configuration, and the register's day. */
export type Fingerprint = z.infer<typeof fingerprintSchema>;
/** What was thrown: its class, and where, seen, expected and received as far as it tells. */
export type CaseFault = z.infer<typeof faultSchema>;
/** What a party that is no region was when it was tried. */
export type TriedParty = z.infer<typeof triedPartySchema>;
/** How a step ended, in Cucumber's words. */
export type StepStatus = z.infer<typeof stepStatusSchema>;
/** A step as it ran: its text, how it ended and how long it took in milliseconds. */
export type StepResult = z.infer<typeof stepResultSchema>;
/** All that a case's own page shows: steps, exchanges and attachments. */
export type CaseDetail = z.infer<typeof caseDetailSchema>;
/** How one case ended in one region, short enough for a matrix. */
export type CaseResult = z.infer<typeof caseResultSchema>;
/** A region's part of a run, read from its recording. */
export type RegionDigest = z.infer<typeof regionDigestSchema>;
/** One file of a run with the size and SHA-256 it had when the run ended. */
export type ManifestFile = z.infer<typeof manifestFileSchema>;
/** What a run was and what it left: the last thing written, so that a run without one was cut off. */
export type Manifest = z.infer<typeof manifestSchema>;
/** How a region's process ended, written by itself. */
export type RegionEnd = z.infer<typeof regionEndSchema>;
