import { isMask } from './masked.ts';
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
   * Words of which each match has one, in it or in what it looks back at, in any case. A text is searched for all words of
   * all patterns at once, many times faster than a pattern is tried at each of its letters, and most texts have none.
   * Undefined where no word is sure.
   */
  readonly words?: readonly string[];
  /** The words are only sure of a text in which none of the letters of a secret is written as an escape. */
  readonly escapable?: true;
  /** Says no to a match that only looks like one. */
  readonly accepts?: (match: string) => boolean;
  /** Sticky. What a match begins with when it was masked before; the search goes on behind it. */
  readonly masked?: RegExp;
}

/** Text to search. What stands before `from` is only looked back at: it was searched before. */
export interface Searched {
  readonly text: string;
  readonly from: number;
  /** What was found before `from`, joined. */
  readonly before?: readonly Span[];
}

/** Every match of a global pattern as a span, but what is masked already. */
export function matchSpans(
  { text, from }: Searched,
  { pattern, masked, accepts }: SearchPattern,
  mark: Pick<Span, 'rule' | 'mask'>,
): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [found] = match;
    const start = match.index;
    const before = masked === undefined ? 0 : lengthOf(masked, found);
    if (before !== undefined && masked !== undefined) pattern.lastIndex = start + Math.max(1, before);
    else if (found === '') pattern.lastIndex += 1;
    else if (!isMask(found) && accepts?.(found) !== false) spans.push({ start, end: start + found.length, ...mark });
  }
  pattern.lastIndex = 0;
  return spans;
}

/** How far into a text a sticky pattern matches its beginning; undefined when it does not. */
function lengthOf(sticky: RegExp, text: string): number | undefined {
  sticky.lastIndex = 0;
  const length = sticky.exec(text)?.[0].length;
  sticky.lastIndex = 0;
  return length;
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

/**
 * Everything that `find` finds, and what it finds once that is masked: digits that stood against a secret are a number of
 * their own when the secret is gone, and a value may go on behind a quote that was part of one. Joined. `mayFindMore` says
 * no where that cannot be, for searching again takes as long as searching.
 */
export function settledSpans(
  searched: Searched,
  find: (searched: Searched) => readonly Span[],
  mayFindMore: (text: string, spans: readonly Span[]) => boolean = () => true,
): readonly Span[] {
  const { text, from, before = [] } = searched;
  let spans = joinSpans(find(searched));
  if (before.length + spans.length === 0 || !mayFindMore(text, [...before, ...spans])) return spans;
  for (;;) {
    const shown = withMasks(text, [...before, ...spans]);
    const more = find({ text: shown.text, from: shown.shownAt(from) }).map((span) => shown.original(span));
    // What is found in a mask that is no row of dots takes its place, so that the next search finds nothing there.
    const joined = joinSpans([...more, ...spans]);
    if (isSame(joined, spans)) break;
    spans = joined;
  }
  return spans;
}

function isSame(some: readonly Span[], others: readonly Span[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, at) => one.start === others[at]?.start && one.end === others[at].end && one.mask === others[at].mask)
  );
}

/** A text as it is shown, and the way back: what of the text itself a span of what is shown covers, whole masks only. */
function withMasks(text: string, spans: readonly Span[]) {
  const shownStarts: number[] = [];
  let shift = 0;
  for (const { start, end, mask } of spans) {
    shownStarts.push(start + shift);
    shift += mask.length - (end - start);
  }
  const place = (at: number, isEnd: boolean): number => {
    const index = lastAtOrBelow(shownStarts, isEnd ? at - 1 : at);
    const span = spans[index];
    if (span === undefined) return at;
    const behind = at - (shownStarts[index] ?? 0) - span.mask.length;
    if (behind >= 0 && !(isEnd && behind === 0)) return span.end + behind;
    return isEnd ? span.end : span.start;
  };
  return {
    text: applySpans(text, spans).text,
    /** Where a place between spans is shown. */
    shownAt: (at: number): number =>
      at + spans.reduce((sum, { start, end, mask }) => (end <= at ? sum + mask.length - (end - start) : sum), 0),
    original: (span: Span): Span => ({ ...span, start: place(span.start, false), end: place(span.end, true) }),
  };
}

/** Index of the last number that is no greater than `limit`; -1 when there is none. */
function lastAtOrBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
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
