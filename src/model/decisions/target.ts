import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';

/** How far a figure of the register is to have come, and by when. Somebody with the say has set it; nothing here does. */
export const targetSchema = z.strictObject({
  /** Which figure, as the page on figures calls it: `med-niveau`. */
  figure: slugSchema,
  /** The region it is for; the whole country where it is left out. */
  region: slugSchema.optional(),
  percent: z.number().int().min(0).max(100),
  /** The last day it may be reached on. */
  by: isoDateSchema,
  /** Who set it, and where it is written. */
  setBy: z.string().min(1),
  link: z.url({ protocol: /^https?$/ }).optional(),
});

/** decisions/targets.yaml: how far the rollout is to have come. */
export const targetsFileSchema = z.strictObject({ targets: z.array(targetSchema) });
/** A target with its date. */
export type Target = z.infer<typeof targetSchema>;
