import { z } from 'zod';
import { THROWN_VERDICTS } from './verdict.ts';

/** Media type of the attachment that carries one comparison in Cucumber Messages. */
export const COMPARISON_MEDIA_TYPE = 'application/vnd.sor-pilot.comparison+json';

/**
 * One field on one interface. `value`: there and filled in. `empty`: there and empty. `absent`: not there.
 * `not-carried`: the interface has no such field. `not-read`: the interface gave no unit to look at.
 */
export const comparisonCellSchema = z.object({
  state: z.enum(['value', 'empty', 'absent', 'not-carried', 'not-read']),
  /** As the interface wrote it; present when the state is `value`. */
  value: z.string().optional(),
  /** True for a cell that differs from most of the others; where no value has most of them, for all that were compared. */
  differs: z.boolean(),
});

/** One interface: read, without the unit, or not to be read, and then why. */
export const comparisonSourceSchema = z.object({
  name: z.string(),
  state: z.enum(['read', 'unknown-unit', ...THROWN_VERDICTS.map(({ code }) => code)]),
  /** Where in the answer the unit stood: “linje 812”. */
  place: z.string().optional(),
  /** Why it could not be read, in Danish. */
  note: z.string().optional(),
});

/** One element of a unit, with what each interface shows of it. */
export const comparisonFieldSchema = z.object({
  /** The register's own element name. */
  name: z.string(),
  /** True when at least one cell differs. */
  differs: z.boolean(),
  /** True for the fields the scenario asks about. */
  asked: z.boolean(),
  /** One a source, in the order of the sources. */
  cells: z.array(comparisonCellSchema),
});

/** One unit as every interface shows it, field by field. */
export const comparisonSchema = z.object({
  unit: z.object({ sorIdentifier: z.string(), words: z.string() }),
  /** The day it was read for, ISO. */
  onDate: z.string(),
  sources: z.array(comparisonSourceSchema),
  fields: z.array(comparisonFieldSchema),
});

/** What one interface shows of one element, and whether it differs from the others. */
export type ComparisonCell = z.infer<typeof comparisonCellSchema>;
/** One interface in a comparison: whether it was read, and why not. */
export type ComparisonSource = z.infer<typeof comparisonSourceSchema>;
/** A unit as every interface shows it on a day, element by element. */
export type Comparison = z.infer<typeof comparisonSchema>;
