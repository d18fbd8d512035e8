import { z } from 'zod';

/** Keys in sources.yaml; a published fact names at least one. */
export const sourceKeysSchema = z.array(z.string()).min(1);

/**
 * How sure a single fact is: told by a source, our reading of one, or not found anywhere. What is not found is published as
 * such, so that nobody takes silence for an answer.
 */
export const certaintySchema = z.enum(['confirmed', 'assumption', 'unknown']);
/** How sure a statement is: shown by a source, assumed, or unknown. */
export type Certainty = z.infer<typeof certaintySchema>;

/** A day (2024-04-16), a month (2024-09) or a year (2027): no more than the source says. */
export const looseDateSchema = z
  .string()
  .regex(/^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/, 'en dato som 2024-04-16, en måned som 2024-09 eller et år');
