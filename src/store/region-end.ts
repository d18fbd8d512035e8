import { z } from 'zod';
import { slugSchema } from '../model/identity.ts';
import { RESULTS_SCHEMA_VERSION, RUN_STATES } from '../model/run.ts';

/** region.json: how a region's part of a run ended. Absent while it runs and after a crash nobody recorded. */
export const regionEndSchema = z.object({
  schemaVersion: z.literal(RESULTS_SCHEMA_VERSION),
  region: slugSchema,
  state: z.enum(RUN_STATES),
  /** Why it was aborted, in Danish. */
  reason: z.string().optional(),
  /** What a reader should know of how it was run, in Danish. */
  note: z.string().optional(),
  finishedAt: z.iso.datetime(),
});

export type RegionEnd = z.infer<typeof regionEndSchema>;
