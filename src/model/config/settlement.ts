import { z } from 'zod';
import { isoDateSchema } from '../identity.ts';
import { anyValueSchema } from './assumed-value.ts';

/** How an assumption was settled: it holds, it does not, or scenarios expect this value from then on. */
export const settlementSchema = z.strictObject({
  as: z.union([z.enum(['assumed', 'dropped']), z.strictObject({ value: anyValueSchema })]),
  /** Who or what settled it; for the whole country a key in sources.yaml. */
  source: z.string().min(1),
  date: isoDateSchema,
});

/** How all assumptions of an environment were settled at once, which no one value can be. */
export const blanketSettlementSchema = settlementSchema.extend({ as: z.enum(['assumed', 'dropped']) });

/** How an assumption was settled, by whom and when. */
export type Settlement = z.infer<typeof settlementSchema>;
