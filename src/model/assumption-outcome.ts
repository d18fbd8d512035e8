import { z } from 'zod';
import { slugSchema } from './identity.ts';

/** Media type of the attachment that says how an answer stood to an open assumption, in Cucumber Messages. */
export const ASSUMPTION_MEDIA_TYPE = 'application/vnd.sor-pilot.assumption+json';

/** `as-assumed`: the answer is what we assume. `differs`: it is another, and the assumption must be settled first. */
export const ASSUMPTION_OUTCOMES = ['differs', 'as-assumed'] as const;

/** How a case stood to one open assumption it rests on. */
export const caseAssumptionSchema = z.object({ id: slugSchema, outcome: z.enum(ASSUMPTION_OUTCOMES) });
/** An open assumption a case rests on, and whether the answer was as assumed. */
export type CaseAssumption = z.infer<typeof caseAssumptionSchema>;

/** What a step attaches; the last fields tell what differed, where it did. */
export const assumptionFindingSchema = z.object({
  assumption: slugSchema,
  outcome: z.enum(ASSUMPTION_OUTCOMES),
  sentence: z.string().optional(),
  place: z.string().optional(),
  expected: z.string().optional(),
  received: z.string().optional(),
});
/** How one answer stood to one open assumption. */
export type AssumptionFinding = z.infer<typeof assumptionFindingSchema>;
