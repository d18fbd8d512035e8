import { z } from 'zod';
import { slugSchema } from '../identity.ts';
import { ELEMENT_CARRIERS } from '../interfaces.ts';
import { certaintySchema, sourceKeysSchema } from './grounds.ts';

/** How one carrier spells the element. */
const carriedSchema = z.discriminatedUnion('is', [
  /** It is there under this name, as a source says or as we assume. */
  z.strictObject({
    is: z.literal('there'),
    name: z.string().min(1),
    certainty: certaintySchema.exclude(['unknown']),
    sources: z.array(z.string()).default([]),
    note: z.string().min(1).optional(),
  }),
  /** A source shows that the carrier does not have it. */
  z.strictObject({ is: z.literal('absent'), sources: z.array(z.string()).default([]), note: z.string().min(1).optional() }),
  /** No source tells. */
  z.strictObject({ is: z.literal('unknown'), note: z.string().min(1).optional(), sources: z.array(z.string()).default([]) }),
]);
/** What is known of an element in one carrier: there under a name, absent, or unknown. */
export type CarriedElement = z.infer<typeof carriedSchema>;

const fieldsOfElement = {
  id: slugSchema,
  name: z.string().min(1),
  /** The page under docs/sor/ that tells of it. */
  page: slugSchema,
  meaning: z.string().min(1),
  /** Which building blocks carry it; empty only where `unitsNote` says why. */
  units: z.array(z.enum(['IE', 'SI', 'OE'])),
  /** A limit on the building blocks, or what is not known of them. */
  unitsNote: z.string().min(1).optional(),
  /** Who keeps it right; left out where no source says. */
  maintainedBy: z.string().min(1).optional(),
  constraints: z.array(z.string().min(1)).default([]),
  example: z.string().min(1).optional(),
  pitfalls: z.array(z.string().min(1)).default([]),
  carriers: z.partialRecord(z.enum(ELEMENT_CARRIERS), carriedSchema).refine((given) => Object.keys(given).length > 0, {
    error: 'mindst ét sted, elementet findes',
  }),
  /** Requirements that scenarios verify about it. */
  requirements: z.array(slugSchema).default([]),
  sources: sourceKeysSchema,
};
/** One data element of the register, as a reader needs it: meaning, keeper, spelling, limits, example, traps. */
export const dataElementSchema = z
  .strictObject(fieldsOfElement)
  .refine(({ units, unitsNote }) => units.length > 0 || unitsNote !== undefined, {
    error: 'mindst én byggesten, eller unitsNote, der siger hvorfor ikke',
    path: ['units'],
  });
/** guidance/elements.yaml: the register's data elements. */
export const dataElementsFileSchema = z.strictObject({ elements: z.array(dataElementSchema).min(1) });
/** A data element with its meaning, its limits, and its spelling in each carrier. */
export type DataElement = z.infer<typeof dataElementSchema>;
