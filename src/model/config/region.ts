import { z } from 'zod';
import { isoDateSchema, slugSchema } from '../identity.ts';

/**
 * A region as dated data. Nothing may count on five: on 1 January 2027 Region Østdanmark takes over two of them
 * (act no. 699 of 20 June 2025, section 126).
 */
export const regionSchema = z.strictObject({
  /** Slug used in addresses, tags and folders. */
  id: slugSchema,
  name: z.string().min(1),
  /** Short form for narrow columns: "Midtjylland". */
  shortName: z.string().min(1),
  /** Region code of SOR and SHAK, 1081–1085; left out when no source gives one. */
  code: z
    .string()
    .regex(/^[0-9]{4}$/, 'en firecifret regionskode')
    .optional(),
  /** First day in force; left out when it always was. */
  validFrom: isoDateSchema.optional(),
  /** Last day in force. */
  validTo: isoDateSchema.optional(),
  /** Ids of the regions it takes over. */
  replaces: z.array(slugSchema).default([]),
  sources: z.array(z.string()).min(1),
});

/** config/regions.yaml: every region there is, was or is to be. */
export const regionsFileSchema = z.strictObject({ regions: z.array(regionSchema).min(1) });
/** A region with its official code, the days it exists and the regions it takes over. */
export type Region = z.infer<typeof regionSchema>;
