import { z } from 'zod';
import { CAUSE_CODES } from '../cause.ts';
import { runIdSchema, scenarioIdSchema, slugSchema } from '../identity.ts';
import { fingerprintSchema, triedPartySchema } from '../run.ts';
import { MARK_CODES, VERDICT_CODES } from '../verdict.ts';

const cellSchema = z.strictObject({
  region: slugSchema,
  verdict: z.enum(VERDICT_CODES),
  marks: z.array(z.enum(MARK_CODES)),
  cause: z.enum(CAUSE_CODES).optional(),
  run: runIdSchema.optional(),
  at: z.iso.datetime().optional(),
  /** What was seen, where it did not pass. */
  sentence: z.string().optional(),
  /** Id of the known deviation it was matched with. */
  known: slugSchema.optional(),
});

/**
 * Version of what is frozen today. Raised on any change that an older reader would misread. 2: a verdict and a mark that a
 * reader of 1 does not know.
 */
export const SNAPSHOT_SCHEMA_VERSION = 2;

/** Results of one environment as they stood at a moment, complete in themselves: readable when every run is long gone. */
export const snapshotSchema = z.strictObject({
  schemaVersion: z.literal([1, SNAPSHOT_SCHEMA_VERSION]),
  id: slugSchema,
  environment: z.strictObject({ id: slugSchema, name: z.string(), exercise: z.boolean() }),
  /** When it was frozen. */
  at: z.iso.datetime(),
  fingerprint: fingerprintSchema,
  regions: z.array(
    z.strictObject({ id: slugSchema, name: z.string(), shortName: z.string(), party: triedPartySchema.optional() }),
  ),
  rows: z.array(
    z.strictObject({
      key: z.string(),
      id: scenarioIdSchema,
      name: z.string(),
      feature: z.string(),
      assumption: z.boolean(),
      cells: z.array(cellSchema),
    }),
  ),
});
/** The results as they stood when they were frozen; it stays readable when scenarios and regions are gone. */
export type Snapshot = z.infer<typeof snapshotSchema>;
/** One case in one region as it stood. */
export type SnapshotCell = z.infer<typeof cellSchema>;
