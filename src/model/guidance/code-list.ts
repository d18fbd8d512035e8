import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';
import { certaintySchema, sourceKeysSchema } from './grounds.ts';

/** One code and what it stands for. */
export const listedCodeSchema = z.strictObject({
  /** Left out where the official value is in no public source. */
  code: z.string().min(1).optional(),
  /** Danish name; left out where only the English one is public. */
  name: z.string().min(1).optional(),
  /** English name as the source has it. */
  english: z.string().min(1).optional(),
  note: z.string().min(1).optional(),
  certainty: certaintySchema.default('confirmed'),
});

/** A code list as it is published on a page and as CSV and JSON. */
export const codeListSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1),
  /** What the codes are used for, one or two sentences. */
  description: z.string().min(1),
  /** FHIR system, SNOMED CT or another namespace, as an address or in words. */
  system: z.string().min(1).optional(),
  /** The day the source carries. */
  asOf: isoDateSchema.optional(),
  /** False where the source shows only a part of the list. */
  complete: z.boolean(),
  /** What a reader must know before the list is used. */
  caveat: z.string().min(1).optional(),
  sources: sourceKeysSchema,
  codes: z
    .array(listedCodeSchema.refine(({ name, english }) => name !== undefined || english !== undefined, { error: 'et navn' }))
    .min(1),
});
/** A code list with its sources, the day they carry, and whether it is whole. */
export type CodeList = z.infer<typeof codeListSchema>;
/** One code with its names, as far as a source has them, and how sure it is. */
export type ListedCode = z.infer<typeof listedCodeSchema>;
