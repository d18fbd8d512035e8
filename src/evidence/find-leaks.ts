import type { RedactionRule } from './rules.ts';
import { createRedactor } from './redactor.ts';

/** A rule of redaction that found something, and how often. What it found is never told. */
export interface Leak {
  readonly rule: RedactionRule;
  readonly count: number;
}

/**
 * The second scan: searches finished output (results, pages, logs) for what should have been masked before it was
 * written. Gives rule names and counts, never what was found. Empty means clean.
 */
export function findLeaks(text: string, secrets: readonly string[]): readonly Leak[] {
  const { counts } = createRedactor({ secrets }).text(text);
  return Object.entries(counts).map(([rule, count]) => ({ rule: rule as RedactionRule, count }));
}
