import type { RedactionRule } from './rules.ts';
import { redactPieces } from './redact-pieces.ts';
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
  const counts = new Map<RedactionRule, number>();
  for (const { rule } of redactPieces(piecesOf(text), createRedactor({ secrets }))) {
    if (rule !== undefined) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => ({ rule, count }));
}

/** A body may be larger than the patterns can be held to at once. */
const PIECE = 512 * 1024;

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}
