import { z } from 'zod';
import { isoDateSchema, scenarioIdSchema } from './identity.ts';
import changes from './judging-changes.json' with { type: 'json' };

const judgingChangesSchema = z.array(
  z.strictObject({
    /** From 1, one more for each. */
    number: z.number().int().positive(),
    date: isoDateSchema,
    /** Ids of the scenarios that are judged otherwise. */
    scenarios: z.array(scenarioIdSchema).min(1),
    /** What is judged otherwise, as the rest of the sentence “Bedømmelsen er ændret: …”. */
    why: z.string().min(1),
  }),
);

/**
 * A change of how answers are read or judged that stands in no scenario and no step: it outdates the results of the
 * scenarios it names, measured before it, and no others.
 */
export type JudgingChange = z.infer<typeof judgingChangesSchema>[number];

/** Every such change there has been, oldest first. */
export const JUDGING_CHANGES: readonly JudgingChange[] = judgingChangesSchema.parse(changes);

/** Number of the newest change; what is measured now is judged by all of them. */
export const CURRENT_JUDGING = JUDGING_CHANGES.at(-1)?.number ?? 0;
