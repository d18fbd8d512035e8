import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';
import { personKey } from '../manual.ts';
import type { PersonReference } from './person.ts';

/** Who agreed to something, and when. */
export const approvalSchema = z.strictObject({
  /** Tells two of the same role apart, and is shown as a name only when decisions/people.yaml has consent to it. */
  name: z.string().min(1).optional(),
  role: z.string().min(1).optional(),
  /** Whom the person speaks for. */
  organisation: z.string().min(1),
  date: isoDateSchema,
});

/** What tells two who approve apart: their names, or else whom they speak for, as what. */
function identityOf({ name, role, organisation }: PersonReference): string {
  return personKey(name ?? JSON.stringify([role, organisation]));
}

/**
 * A deviation that is known and agreed to for a time. It is never shown as passed. It holds only for the very failure it
 * describes: another failure of the same case, or the day after its last, and the deviation is open again.
 */
export const knownDeviationSchema = z
  .strictObject({
    id: slugSchema,
    environment: slugSchema,
    region: slugSchema,
    /** Case key: ID27-012, or ID27-012~Afsnit. A bare id stands for every row of its examples. */
    case: z.string().min(1),
    /** The failure as it is known. */
    failure: z.strictObject({
      /** The sentence on the case's page as it was agreed to. In other words of ours it is still the same fault; see isSameFault. */
      sentence: z.string().min(1),
      /** What was received; left out where it may vary. */
      received: z.string().min(1).optional(),
    }),
    /** Who sees to it. */
    owner: z.string().min(1),
    reason: z.string().min(1),
    /** Where the matter is followed. */
    link: z.url({ protocol: /^https?$/ }).optional(),
    since: isoDateSchema,
    /** Last day the agreement holds. */
    until: isoDateSchema,
    /** Two, from different people. */
    approvals: z.array(approvalSchema).min(2),
  })
  .refine(({ since, until }) => since <= until, { path: ['until'], error: 'en dag, der er “since” eller senere' })
  .refine(({ approvals }) => new Set(approvals.map(identityOf)).size >= 2, {
    path: ['approvals'],
    error: 'godkendelser fra to forskellige personer',
  });
/** decisions/known-deviations.yaml: failures somebody has agreed to live with for a time. */
export const knownDeviationsFileSchema = z.strictObject({ knownDeviations: z.array(knownDeviationSchema) });
/** A failure that is agreed to: where, in which words it shows, for how long, and who owns it. */
export type KnownDeviation = z.infer<typeof knownDeviationSchema>;
