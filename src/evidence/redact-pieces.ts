import { SEEN_BEFORE } from './cpr-context.ts';
import type { Redactor } from './redactor.ts';
import type { RedactionRule } from './rules.ts';
import type { Span } from './spans.ts';

/** A stretch of a text as it may be shown: as it came, or masked by a rule. */
export interface ShownPart {
  /** What is shown: the text itself, or the mask. */
  readonly text: string;
  /** What stood there; the same text where nothing was masked. */
  readonly original: string;
  readonly rule: RedactionRule | undefined;
}

/** Characters searched at a time: few enough that memory is bounded, many enough that the overlap costs nothing. */
const WINDOW = 256 * 1024;

/** So far back patterns look at what stands before them at most, but for a tag, which is never parted from what follows. */
const CONTEXT = SEEN_BEFORE;

/**
 * Longest stretch that must be seen whole to be judged. A proof of access that has no end within it is masked to the end of
 * the text, and so is a coded payload with a personal number in it: no proof is ever that long, and the patterns' engine has
 * no room for more.
 */
const LONGEST = 2 * 1024 ** 2;

/**
 * Redacts a text that comes in pieces, in memory bounded by a window. What it shows is what the redactor would show of the
 * whole text, wherever the pieces part: a place is only decided when so much is seen beyond it that nothing further on could
 * change it.
 */
export function* redactPieces(
  pieces: Iterable<string>,
  redactor: Redactor,
  { window = WINDOW, longest = LONGEST }: { readonly window?: number; readonly longest?: number } = {},
): Generator<ShownPart> {
  let text = '';
  let from = 0;
  let before: readonly Span[] = [];
  let wanted = window + redactor.reach;
  let endless: Span | undefined;
  for (const piece of pieces) {
    if (endless !== undefined) {
      yield { text: '', original: piece, rule: endless.rule };
      continue;
    }
    text += piece;
    if (text.length - from < wanted) continue;
    const spans = redactor.spans({ text, from, before });
    let cut = decidedUntil({ text, from, spans, reach: redactor.reach });
    if (cut === from && text.length - from > longest) {
      endless = spans.find(({ start, end }) => start < text.length - redactor.reach && end > text.length - redactor.reach);
      cut = endless?.start ?? text.length - redactor.reach;
    }
    yield* partsOf({ text, from, spans }, cut);
    if (endless !== undefined) yield { text: endless.mask, original: text.slice(cut), rule: endless.rule };
    const context = Math.max(0, cut - CONTEXT);
    before = [...before, ...spans]
      .filter(({ start, end }) => end > context && start < cut)
      .map((span) => movedBack(span, context));
    text = text.slice(context);
    from = cut - context;
    // What could not be decided is not searched again for every few letters more.
    wanted = Math.max(window + redactor.reach, 2 * (text.length - from));
  }
  if (endless === undefined) yield* partsOf({ text, from, spans: redactor.spans({ text, from, before }) }, text.length);
}

function movedBack(span: Span, by: number): Span {
  return { ...span, start: Math.max(0, span.start - by), end: span.end - by };
}

interface Window {
  readonly text: string;
  /** Where the undecided begins. */
  readonly from: number;
  readonly spans: readonly Span[];
}

/** Everything but what a proof of access or a coded payload can be written in without a pause, line breaks included. */
const PAUSE = /[^A-Za-z0-9+/_~.=\\\s-]/;
/** A line break as XML writes it, which is no pause either. */
const WRITTEN_BREAK = /&#(?:x0?[ad]|1[03]);/gi;
const LONGEST_BREAK = 6;
/** A tag that has not ended, and a row of tags is read far too often to be looked at whole. */
const NEAR_TAG = 4_096;
const ASSERTION = /^<(?:[A-Za-z_][\w.-]*:)?Assertion\s/;

function isPause(text: string, at: number): boolean {
  if (!PAUSE.test(text.charAt(at))) return false;
  if (!'&#;'.includes(text.charAt(at))) return true;
  const near = text.slice(Math.max(0, at - LONGEST_BREAK), at + LONGEST_BREAK);
  const own = Math.min(at, LONGEST_BREAK);
  return !Array.from(near.matchAll(WRITTEN_BREAK)).some((match) => match.index <= own && own < match.index + match[0].length);
}

/**
 * How far a window's spans are those of the whole text. Beyond the last pause that has a secret's reach behind it nothing is
 * known, for a run of letters may go on; nor of a span that goes on past it or ends there, for what follows on it may go with
 * it, or of what follows on a tag that begins before it.
 */
function decidedUntil({ text, from, spans, reach }: Window & { readonly reach: number }): number {
  let cut = text.length - reach;
  for (let before = cut + 1; cut > from && cut < before;) {
    while (cut > from && !isPause(text, cut)) cut -= 1;
    before = cut;
    cut = spans.find(({ start, end }) => start < before && end >= before)?.start ?? cut;
    const tag = text.lastIndexOf('<', cut - 1);
    const open = tag >= from && !text.slice(tag, cut - 1).includes('>');
    if (open && (cut - tag < NEAR_TAG || ASSERTION.test(text.slice(tag, tag + CONTEXT)))) cut = tag;
    if (/^[\uDC00-\uDFFF]/.test(text.slice(cut, cut + 1)) && /^[\uD800-\uDBFF]/.test(text.slice(cut - 1, cut))) cut -= 1;
  }
  return Math.max(from, cut);
}

function* partsOf({ text, from, spans }: Window, until: number): Generator<ShownPart> {
  let at = from;
  for (const { start, end, mask, rule } of spans) {
    if (start >= until) break;
    if (start > at) yield asItCame(text.slice(at, start));
    yield { text: mask, original: text.slice(start, end), rule };
    at = end;
  }
  if (at < until) yield asItCame(text.slice(at, until));
}

function asItCame(text: string): ShownPart {
  return { text, original: text, rule: undefined };
}
