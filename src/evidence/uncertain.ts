import { fieldAt } from './cpr-context.ts';
import { redactPieces } from './redact-pieces.ts';
import { createRedactor } from './redactor.ts';
import { MAYBE_CPR_MASK, UNCERTAIN_RULE } from './rules.ts';

/** Where a number was masked that may be a personal number. Nothing of the number is told. */
export interface UncertainPlace {
  /** From 1. */
  readonly line: number;
  /** Name of the field it stands in; undefined where it stands in none. */
  readonly field: string | undefined;
}

/** No other mask is a row of just ten dots. */
const MASK = new RegExp(`(?<!•|•-)${MAYBE_CPR_MASK}(?!•)`, 'g');

/** Where in a text that may be shown uncertain numbers were masked, in order. */
export function uncertainPlaces(text: string): readonly UncertainPlace[] {
  const places: UncertainPlace[] = [];
  let line = 1;
  let counted = 0;
  for (const { index } of text.matchAll(MASK)) {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
    counted = index;
    places.push({ line, field: fieldAt(text, index) });
  }
  return places;
}

/**
 * A text as an earlier version wrote it, in which numbers that may be personal numbers are masked, and nothing else is. Those in
 * `shownFields` are left by decision.
 */
export function maskUncertain(text: string, shownFields: readonly string[] = []): string {
  let masked = '';
  for (const part of redactPieces([text], BY_FORM.showing(shownFields)))
    masked += part.rule === UNCERTAIN_RULE ? part.text : part.original;
  return masked;
}

const BY_FORM = createRedactor({ secrets: [] });
