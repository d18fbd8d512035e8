import { z } from 'zod';
import { slugSchema } from '../identity.ts';

/** A word of the field, with what it is called in English and where it comes from. */
export const termSchema = z
  .strictObject({
    id: slugSchema,
    term: z.string().min(1),
    english: z.string().min(1).optional(),
    /** One or two sentences; the first one is what a link to the term shows. */
    definition: z.string().min(1),
    /** Other spellings and inflections that mean the same, as they stand in running text. */
    forms: z.array(z.string().min(1)).default([]),
    /** Whether the first mention on a page becomes a link; words that are also everyday words are not. */
    linked: z.boolean().default(true),
    seeAlso: z.array(slugSchema).default([]),
    /** Page with more, as an address: /sor/identifikatorer/ */
    page: z
      .string()
      .regex(/^\/[a-z0-9/#-]*$/)
      .optional(),
    /** A word of this site's own, as it is used here; it has no source outside. */
    ours: z.boolean().default(false),
    /** Keys in sources.yaml. */
    sources: z.array(z.string()).default([]),
  })
  .refine(({ ours, sources }) => ours === (sources.length === 0), {
    error: 'mindst én kilde, eller ours: true for hjemmesidens egne ord',
  });
/** guidance/terms.yaml: the words a reader may not know. */
export const termsFileSchema = z.strictObject({ terms: z.array(termSchema).min(1) });
/** A word with its explanation and the words to see beside it. */
export type Term = z.infer<typeof termSchema>;
