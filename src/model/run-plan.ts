import { z } from 'zod';
import { type Basis, basisSchema } from './basis.ts';
import { isoDateSchema, runIdSchema, slugSchema } from './identity.ts';
import {
  type Fingerprint,
  fingerprintSchema,
  type Manifest,
  manifestSchema,
  type ResultsVersion,
  resultsVersionSchema,
  type TriedParty,
  triedPartySchema,
} from './run.ts';

/** plan.json: enough to know, without any other file, what a run was going to do. */
export interface RunPlan {
  readonly schemaVersion: ResultsVersion;
  readonly run: string;
  readonly environment: string;
  readonly exercise: boolean;
  readonly startedAt: string;
  readonly onDate: string;
  readonly selection: Manifest['selection'];
  readonly fingerprint: Fingerprint;
  /** What the results rest on, part by part; absent in plans from before it was kept, and of recordings made elsewhere. */
  readonly basis?: Basis | undefined;
  readonly regions: readonly {
    /** Id of the party; the name is from when only regions were tried. */
    readonly region: string;
    /** What the party was when it was tried; left out for a region. */
    readonly party?: TriedParty | undefined;
    readonly cases: readonly PlannedCase[];
    /** Cases the party declared not relevant; they are not run. */
    readonly notApplicable: readonly { readonly key: string; readonly reason: string; readonly date: string }[];
  }[];
}

/** A case a run was going to try, with what its outcome is read by. */
export interface PlannedCase {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  /** Fingerprint of the specification text. */
  readonly specification: string;
  readonly assumption: boolean;
  readonly manual: boolean;
  /** Changes data: runs alone within its region. */
  readonly writes: boolean;
  /** Measures time: runs while no other scenario of the run does, in any region. */
  readonly timed: boolean;
}

/** plan.json as it stands on disk; the shape is {@link RunPlan}. */
export const runPlanSchema = z.object({
  schemaVersion: resultsVersionSchema,
  run: runIdSchema,
  environment: slugSchema,
  exercise: z.boolean(),
  startedAt: z.iso.datetime(),
  onDate: isoDateSchema,
  selection: manifestSchema.shape.selection,
  fingerprint: fingerprintSchema,
  basis: basisSchema.optional(),
  regions: z.array(
    z.object({
      region: slugSchema,
      party: triedPartySchema.optional(),
      cases: z.array(
        z.object({
          key: z.string().min(1),
          name: z.string(),
          path: z.string(),
          line: z.number().int().positive(),
          specification: z.string(),
          assumption: z.boolean(),
          manual: z.boolean(),
          writes: z.boolean(),
          // Plans from before the two were told apart have one that measures time as one that writes.
          timed: z.boolean().default(false),
        }),
      ),
      notApplicable: z.array(z.object({ key: z.string().min(1), reason: z.string(), date: z.string() })),
    }),
  ),
}) satisfies z.ZodType<RunPlan>;

/** A party's part of a plan in which the party has declared nothing: every case is run. */
export const wholePart = (region: string, cases: readonly PlannedCase[], party?: TriedParty): RunPlan['regions'][number] => ({
  region,
  ...(party === undefined ? {} : { party }),
  cases,
  notApplicable: [],
});
