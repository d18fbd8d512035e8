import { z } from 'zod';
import { isoDateSchema } from '../identity.ts';

/** How an assumption was settled: it holds, it does not, or it is this value instead. */
export const settlementSchema = z.strictObject({
  as: z.union([z.enum(['assumed', 'dropped']), z.strictObject({ value: z.string().min(1) })]),
  /** Who or what settled it; for the whole country a key in sources.yaml. */
  source: z.string().min(1),
  date: isoDateSchema,
});

/** How an assumption was settled, by whom and when. */
export type Settlement = z.infer<typeof settlementSchema>;
