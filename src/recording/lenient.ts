import { z } from 'zod';

/** Deeper than any recording nests; what lies deeper is left as it is, so that no file can exhaust the stack. */
const DEEPEST = 32;

/**
 * A value without the fields that are null: many tools write null for what they have nothing to say of. A null in a list
 * stays, for leaving it out could hide a step.
 */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => withoutNulls(one, depth + 1));
  const told = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(told.map(([name, field]) => [name, withoutNulls(field, depth + 1)]));
}

/** A text, also where a tool wrote a number or a truth value for it. */
export const lenientText: z.ZodType<string> = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

/** A number that is not negative, also where a tool wrote it as text. */
export const lenientNumber: z.ZodType<number> = z.union([
  z.number().nonnegative(),
  z
    .string()
    .regex(/^\s*\d+(?:\.\d+)?\s*$/)
    .transform(Number),
]);

/** A whole number that is not negative, also where a tool wrote it as text. */
export const lenientWhole: z.ZodType<number> = lenientNumber.refine((number) => Number.isSafeInteger(number));

/** The line something stands at, from 1; undefined for 0, which is how some tools say that they do not know. */
export const lenientLine: z.ZodType<number | undefined> = lenientWhole.transform((line) => (line === 0 ? undefined : line));

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?(Z|[+-]\d\d(?::?\d\d)?)$/i;

/** A time with its offset, as ISO 8601 and its near relatives write it: `+01:00`, `+0100`, `+01` and `Z`. */
export const lenientTime: z.ZodType<Date> = z.string().transform((text, context) => {
  const [, day, clock, second = '00', fraction = '', zone = ''] = TIME.exec(text.trim()) ?? [];
  const offset = zone.length > 3 ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : zone.length === 3 ? `${zone}:00` : 'Z';
  const time = new Date(`${day ?? ''}T${clock ?? ''}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
  // What is no date at all is not left to the engine, which reads many things as one.
  if (day !== undefined && !Number.isNaN(time.getTime())) return time;
  context.addIssue({ code: 'custom', message: 'no time with an offset' });
  return z.NEVER;
});
