import { z } from 'zod';
import { isoDateSchema, runIdSchema, slugSchema } from '../model/identity.ts';
import { fingerprintSchema, manifestSchema, RESULTS_SCHEMA_VERSION } from '../model/run.ts';
import type { RunPlan } from './types.ts';

/** plan.json as it stands on disk; the shape is {@link RunPlan}. */
export const runPlanSchema = z.object({
  schemaVersion: z.literal(RESULTS_SCHEMA_VERSION),
  run: runIdSchema,
  environment: slugSchema,
  exercise: z.boolean(),
  startedAt: z.iso.datetime(),
  onDate: isoDateSchema,
  selection: manifestSchema.shape.selection,
  fingerprint: fingerprintSchema,
  regions: z.array(
    z.object({
      region: slugSchema,
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
