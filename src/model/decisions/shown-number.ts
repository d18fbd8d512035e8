import { z } from 'zod';
import type { InterfaceName } from '../interfaces.ts';
import { isoDateSchema, slugSchema } from '../identity.ts';

/**
 * A decision that the numbers in a field are no personal numbers, though they have the form of one, and so are shown. It
 * never shows one that is certain: with a dash, or where something says that it is a personal number.
 */
export const shownNumberSchema = z.strictObject({
  /** Name of the field: a key of JSON, or an element or attribute of XML, without prefix. Capital and small letters are alike. */
  field: z.string().min(1),
  /** The only interface it holds for; left out: all. */
  interface: z.string().min(1).optional(),
  /** The only environment it holds in; left out: all. */
  environment: slugSchema.optional(),
  /** What the numbers are. */
  what: z.string().min(1),
  /** How that is known. */
  reason: z.string().min(1),
  /** Who decided; no names, for it is published. */
  by: z.strictObject({ role: z.string().min(1), organisation: z.string().min(1) }),
  date: isoDateSchema,
});
/** decisions/shown-numbers.yaml: fields whose numbers are shown. */
export const shownNumbersFileSchema = z.strictObject({ shownNumbers: z.array(shownNumberSchema) });
/** A field whose numbers are shown, though they may look like personal numbers. */
export type ShownNumber = z.infer<typeof shownNumberSchema>;

/** Where numbers stand. What comes from no interface, such as a tester's own words, has none. */
export interface NumberPlace {
  readonly environment: string;
  readonly interface?: InterfaceName | undefined;
}

/** The fields whose numbers are shown in a place. */
export function fieldsShownIn(shown: readonly ShownNumber[], place: NumberPlace): readonly string[] {
  return shown
    .filter((one) => one.environment === undefined || one.environment === place.environment)
    .filter((one) => one.interface === undefined || one.interface === place.interface)
    .map(({ field }) => field);
}
