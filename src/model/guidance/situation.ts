import { z } from 'zod';
import { scenarioIdSchema, slugSchema } from '../identity.ts';
import { certaintySchema, sourceKeysSchema } from './grounds.ts';

/** Something the page claims of a usage situation, and what stands behind it. */
export const claimSchema = z.strictObject({
  text: z.string().min(1),
  certainty: certaintySchema,
  /** Scenarios that try it. None: the page says that no scenario supports it. */
  scenarios: z.array(scenarioIdSchema).default([]),
  /** Why a scenario named here does not carry the situation's own tag; the page tells it beside the verdicts. */
  elsewhere: z.string().min(1).optional(),
  /** Why no scenario tries it, or what would have to be there first. */
  untested: z.string().min(1).optional(),
  sources: z.array(z.string()).default([]),
});

/** What a situation is about, in the order of the overview. */
export const SITUATION_KINDS = ['reporting', 'medicine', 'messages', 'services', 'registers', 'regional'] as const;
/** What a usage situation is about; the overview is grouped by it. */
export type SituationKind = (typeof SITUATION_KINDS)[number];

/** The guidance of a usage situation (anvendelsessituation); its name and summary stand in usage-situations.yaml. */
export const situationGuideSchema = z.strictObject({
  /** Id in usage-situations.yaml. */
  id: slugSchema,
  /** Where the overview has it. */
  kind: z.enum(SITUATION_KINDS),
  /** Who works in it. */
  who: z.string().min(1),
  /** What they need from SOR. */
  needs: z.array(z.string().min(1)).min(1),
  /** How much of the needs and elements a source tells, where it is not all of it. */
  needsNote: z.string().min(1).optional(),
  /** Data elements they read. */
  elements: z.array(slugSchema).min(1),
  /** What changes when SHAK is gone. */
  withoutShak: z.string().min(1),
  steps: z.array(z.string().min(1)).min(1),
  claims: z.array(claimSchema).min(1),
  /** What no public source tells, and where it could be asked. */
  unknown: z.array(z.string().min(1)).default([]),
  sources: sourceKeysSchema,
});
/** guidance/situations.yaml: a guide to each usage situation. */
export const situationsFileSchema = z.strictObject({ situations: z.array(situationGuideSchema).min(1) });
/** What somebody in a usage situation needs to know: what to choose, what to heed, which scenarios tell. */
export type SituationGuide = z.infer<typeof situationGuideSchema>;
/** A statement in a guide with the sources it rests on. */
export type Claim = z.infer<typeof claimSchema>;
