import type { RedactionRule } from './rules.ts';
import { redactPieces } from './redact-pieces.ts';
import { createRedactor, type Redactor } from './redactor.ts';

/** A rule of redaction that found something, and how often. What it found is never told. */
export interface Leak {
  readonly rule: RedactionRule;
  readonly count: number;
}

/** A place in which a rule of redaction found something. */
export interface LeakPlace {
  readonly rule: RedactionRule;
  /** From 1. */
  readonly line: number;
}

/**
 * The second scan: searches finished output (results, pages, logs) for what should have been masked before it was
 * written. Gives rule names and counts, never what was found. Empty means clean.
 */
export function findLeaks(text: string, secrets: readonly string[] = []): readonly Leak[] {
  const places = Map.groupBy(findLeakPlaces(text, secrets), ({ rule }) => rule);
  return [...places].map(([rule, found]) => ({ rule, count: found.length }));
}

/** As {@link findLeaks}, with the line on which each stands, but what by decision is shown. */
export function findLeakPlaces(
  text: string,
  secrets: readonly string[] = [],
  shownFields: readonly string[] = [],
): readonly LeakPlace[] {
  const places: LeakPlace[] = [];
  const redactor = secrets.length === 0 ? BY_FORM : createRedactor({ secrets });
  let line = 1;
  for (const { rule, original } of redactPieces(piecesOf(text), redactor.showing(shownFields))) {
    if (rule !== undefined) places.push({ rule, line });
    for (let at = original.indexOf('\n'); at >= 0; at = original.indexOf('\n', at + 1)) line += 1;
  }
  return places;
}

/** Knows what is secret by its form alone. */
const BY_FORM: Redactor = createRedactor({ secrets: [] });

/** A body may be larger than the patterns can be held to at once. */
const PIECE = 512 * 1024;

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}
