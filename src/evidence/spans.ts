import type { Redacted, RedactionRule } from './rules.ts';

/** A piece of text that must not be shown, by UTF-16 index, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly rule: RedactionRule;
  readonly mask: string;
}

/** Something to look for. */
export interface SearchPattern {
  /** Global. */
  readonly pattern: RegExp;
  /**
   * Words of which each match has one, in it or in what it looks back at. A text is searched for a word many times faster
   * than a pattern is tried at each of its letters, and most texts have none. Undefined where no word is sure.
   */
  readonly words?: readonly string[];
}

/** Text to search. What stands before `from` is only looked back at: it was searched before. */
export interface Searched {
  readonly text: string;
  readonly from: number;
}

/** Every match of a global pattern from `from` on. */
export function matchesFrom({ text, from }: Searched, pattern: RegExp): Iterable<RegExpExecArray> {
  // matchAll works on a copy that begins where the pattern stands.
  pattern.lastIndex = from;
  const matches = text.matchAll(pattern);
  pattern.lastIndex = 0;
  return matches;
}

/** Every match of a global pattern as a span. */
export function matchSpans(searched: Searched, pattern: RegExp, mark: Pick<Span, 'rule' | 'mask'>): Span[] {
  return Array.from(matchesFrom(searched, pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    ...mark,
  }));
}

/**
 * Spans in order with overlaps joined, so that a password inside a masked pair is masked and counted once. A joined
 * span keeps the rule and mask of the one that starts first.
 */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) joined.push(span);
    else if (span.end > last.end) joined[joined.length - 1] = { ...last, end: span.end };
  }
  return joined;
}

/** Puts the masks in. The spans must be joined ({@link joinSpans}). */
export function applySpans(text: string, spans: readonly Span[]): Redacted {
  const parts: string[] = [];
  const counts: Partial<Record<RedactionRule, number>> = {};
  let from = 0;
  for (const span of spans) {
    parts.push(text.slice(from, span.start), span.mask);
    counts[span.rule] = (counts[span.rule] ?? 0) + 1;
    from = span.end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), counts };
}
