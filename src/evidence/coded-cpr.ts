import { bodyText } from './body-text.ts';
import { cprSpans } from './cpr.ts';
import { CPR_MASK } from './rules.ts';
import type { Span } from './spans.ts';

/** Ten digits are fourteen letters of base64, and hardly anything so short is a letter with a patient in it. */
const SHORTEST = 16;

/**
 * A run of base64 or base64url, which may be broken into lines as a business document's payload is (MIME, RFC 2045), also
 * where the lines are written as escapes of XML or JSON. Every alternative begins with another character, so that it takes
 * no longer than the text is.
 */
const RUN = /[A-Za-z0-9+/_-]{4,}(?:(?:[\r\n][ \t]*|&#(?:x0?[ad]|1[03]);[ \t]*|\\[rn]|\\(?=\/))+[A-Za-z0-9+/_-]+)*/gi;

/**
 * Payloads in base64 that decode to text with a personal number in it (as {@link cprSpans} knows one). The whole payload
 * is one span: what is left of it could be put together again. Payloads that are no text cannot be searched.
 */
export function codedCprSpans(text: string, approved: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    if (run.length < SHORTEST) continue;
    const letters = run.replaceAll(/\s|&#\w+;|\\[rn]?/g, '');
    // Cut to whole groups, so that the last letters of a payload that goes on do not make a broken character.
    const bytes = Buffer.from(letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0)), 'base64');
    const decoded = bodyText(bytes, '', false)?.text;
    if (decoded === undefined || cprSpans(decoded, approved).length === 0) continue;
    const end = match.index + run.length;
    const padding = /^={0,2}/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
    spans.push({ start: match.index, end: end + padding, rule: 'cpr', mask: CPR_MASK });
  }
  return spans;
}
