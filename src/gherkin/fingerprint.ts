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

/**
 * SHA-256 of what a recording without feature texts tells of a case: the keyword and text of each step, in JSON. Equal
 * where another tool carried out the steps that the case has now; tables and doc strings are not told there.
 */
export function recordedSteps(
  { background, steps, examples }: Pick<Specification, 'background' | 'steps' | 'examples'>,
  exampleKey: string | undefined,
): string {
  const [header, row] =
    examples.flatMap((table) =>
      table.rows.filter(([first]) => first === exampleKey).map((one) => [table.header, one] as const),
    )[0] ?? [];
  const told = [...background, ...steps].map(({ keyword, text }) => ({ keyword, text: fillIn(text, header ?? [], row ?? []) }));
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/** A text of an outline with the values of one row in place of its placeholders. */
export function fillIn(text: string, header: readonly string[], values: readonly string[]): string {
  return header.reduce((filled, name, index) => filled.replaceAll(`<${name}>`, () => values[index] ?? ''), text);
}
