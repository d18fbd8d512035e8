import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';
import { sourceKeysSchema } from './grounds.ts';
import { progressSchema } from './plan.ts';

/**
 * A system, register or service that holds SHAK-like organisation data, and its plan. The national plan asks each owner
 * for solution, resources, budget and timetable (SEED); they stay empty until an owner fills them in.
 */
export const phaseOutSystemSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1),
  kind: z.enum(['system', 'register', 'service']),
  /** A party of the plan. */
  party: slugSchema,
  /** Who owns it, where a source says. */
  owner: z.string().min(1).optional(),
  uses: z.enum(['shak', 'sor', 'both', 'unknown']),
  usesNote: z.string().min(1),
  progress: progressSchema.default('unknown'),
  solution: z.string().min(1).optional(),
  resources: z.string().min(1).optional(),
  budget: z.string().min(1).optional(),
  timetable: z.string().min(1).optional(),
  /** The day the owner last said something. */
  updated: isoDateSchema.optional(),
  situations: z.array(slugSchema).default([]),
  sources: sourceKeysSchema,
});
/** guidance/phase-out.yaml: systems, registers and services that hold organisation data, and which codes they use. */
export const phaseOutFileSchema = z.strictObject({ systems: z.array(phaseOutSystemSchema).min(1) });
/** A system, register or service with the codes it uses, and what its owner has told of its plan. */
export type PhaseOutSystem = z.infer<typeof phaseOutSystemSchema>;
