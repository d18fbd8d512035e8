import { z } from 'zod';
import { isoDateSchema, sha256Schema, slugSchema } from '../identity.ts';
import { approvalSchema } from './known-deviation.ts';

/** What a region (or another party) says of a proposed result set. */
export const hearingCommentSchema = z.strictObject({
  /** Region id; left out when the word is another party's. */
  region: slugSchema.optional(),
  /** As in an approval: shown only with consent. */
  name: z.string().min(1).optional(),
  role: z.string().min(1).optional(),
  organisation: z.string().min(1),
  date: isoDateSchema,
  text: z.string().min(1),
  /** Case keys it is about; none means the whole. */
  cases: z.array(z.string().min(1)).default([]),
});
/** What somebody said of a proposed result set, and of which cases. */
export type HearingComment = z.infer<typeof hearingCommentSchema>;

/**
 * A result set on its way to be agreed: proposed, heard, approved. The results themselves stand frozen in a snapshot file,
 * and the digest ties the two together.
 */
export const signOffSchema = z
  .strictObject({
    id: slugSchema,
    title: z.string().min(1),
    environment: slugSchema,
    /** SHA-256 of snapshots/<id>.json. */
    snapshot: sha256Schema,
    proposed: approvalSchema,
    /** Last day of the hearing. */
    hearingUntil: isoDateSchema,
    comments: z.array(hearingCommentSchema).default([]),
    /** Left out until it is approved. */
    approved: z.array(approvalSchema).min(1).optional(),
  })
  .refine(({ approved, hearingUntil }) => approved?.every(({ date }) => date > hearingUntil) ?? true, {
    path: ['approved'],
    error: 'en godkendelse efter høringens sidste dag',
  });
/** decisions/sign-offs.yaml: result sets that were proposed, heard and approved. */
export const signOffsFileSchema = z.strictObject({ signOffs: z.array(signOffSchema) });
/** A result set on its way to be agreed, with the comments of its hearing. */
export type SignOff = z.infer<typeof signOffSchema>;

/** How far a result set has come. */
export const SIGN_OFF_STATES = { hearing: 'I høring', heard: 'Hørt', approved: 'Godkendt' } as const;
/** How far a result set has come on its way to be agreed. */
export type SignOffState = keyof typeof SIGN_OFF_STATES;

/** State on a day, ISO: approved once somebody approved, in hearing to the last day of it, heard after. */
export function signOffState(
  { approved, hearingUntil }: Pick<SignOff, 'approved' | 'hearingUntil'>,
  today: string,
): SignOffState {
  if (approved !== undefined) return 'approved';
  return today <= hearingUntil ? 'hearing' : 'heard';
}
