import { createHash } from 'node:crypto';
import type { Examples, Specification, SpecificationStep } from '../model/specification.ts';

/** Raised when the same text should count as a new meaning, e.g. after a change in how steps are read. */
const MEANING_VERSION = 1;

/**
 * SHA-256 of what decides what a scenario asks for: kinds, texts, tables and doc strings of background and steps, and
 * the example values. Names, descriptions, tags, keywords and places can change without making a result out of date.
 */
export function specificationFingerprint(meaning: Pick<Specification, 'background' | 'steps' | 'examples'>): string {
  const canonical = [
    MEANING_VERSION,
    meaning.background.map(stepMeaning),
    meaning.steps.map(stepMeaning),
    meaning.examples.map(({ header, rows }: Examples) => [header, rows]),
  ];
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

function stepMeaning({ kind, text, table, docString }: SpecificationStep): unknown {
  return [kind, text, table ?? null, docString ?? null];
}
