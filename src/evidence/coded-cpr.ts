import { rawBody } from './body-tap.ts';
import { bodyText } from './body-text.ts';
import { type CprExceptions, findCpr } from './cpr.ts';
import { CPR_MASK, MAYBE_CPR_MASK } from './rules.ts';
import { type Searched, type Span } from './spans.ts';

/** Ten digits are fourteen letters of base64. */
const SHORTEST = 14;

/**
 * A run of base64 or base64url, which may be broken into lines as a business document's payload is (MIME, RFC 2045), also
 * where the lines are written as escapes of XML or JSON. Every alternative begins with another character, so that it takes
 * no longer than the text is.
 */
const RUN = /[A-Za-z0-9+/_-]{4,}(?:(?:[\r\n][ \t]*|&#(?:x0?[ad]|1[03]);[ \t]*|\\[rn]|\\(?=\/))+[A-Za-z0-9+/_-]+)*/gi;

const MAYBE = { rule: 'cpr-maaske', mask: MAYBE_CPR_MASK } as const;

/** A break, or a part of one. Never read in two ways, so that no text takes long. */
const BREAK = String.raw`(?:\s|&#\w{1,5};|\\(?:[rn]|(?![rn])))`;
const BREAKS = new RegExp(BREAK, 'g');

/**
 * Four letters are three bytes, and where the first of those is a digit, the first letter is one of these. In ten digits, with
 * or without a hyphen, in UTF-8 or UTF-16, two such groups stand six bytes apart. Most texts have them nowhere in a run, so
 * that their words and codes, of which there are millions, need not be looked at.
 */
const DIGITS = new RegExp(`[MNO](?:${BREAK}*[A-Za-z0-9+/_-]){7}${BREAK}*[MNO]`, 'g');

/** Whatever else a run is made of; where another character stands, none goes on. */
const IN_RUN = /[\w+/\s&#;\\-]/;

/** What a percent sign begins, also escaped again. */
const ESCAPED_BYTE = /^(?:25){0,3}[0-9a-fA-F]{2}/;

/** So far back a run is looked for that goes on where the search begins: more than a coded number fills. */
const LOOK_BACK = 64;

/**
 * Payloads in base64 that decode to text with a personal number in it (as {@link findCpr} knows one). The whole payload
 * is one span, certain when one of its numbers is: what is left of it could be put together again. Payloads that are no text cannot be searched.
 */
export function codedCprSpans({ text, from }: Searched, exceptions: CprExceptions): Span[] {
  const spans: Span[] = [];
  for (const match of runsWithDigits(text, Math.max(0, from - LOOK_BACK))) {
    const [run] = match;
    const end = match.index + run.length;
    if (run.length < SHORTEST || end <= from) continue;
    const written = run.replaceAll(BREAKS, '');
    const isBroken = written.length < run.length;
    // Behind a percent sign the first letters are its, and behind a mask some may be gone.
    const before = match.index > 0 ? text.charAt(match.index - 1) : '';
    const isTorn = match.index < from || (before !== '' && '%•'.includes(before));
    const letters = before === '%' ? written.replace(ESCAPED_BYTE, '') : written;
    // In lines, the first of them may be a word that only stands above, as “base64” does in a mail.
    const texts = [...(isTorn ? [] : textOf(letters)), ...(isTorn || isBroken ? textsOfTorn(letters) : [])];
    const rules = new Set(texts.flatMap((one) => findCpr({ text: one, from: 0 }, exceptions).spans).map(({ rule }) => rule));
    if (rules.size === 0) continue;
    const padding = /^={0,2}/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
    const mark = rules.has('cpr') ? ({ rule: 'cpr', mask: CPR_MASK } as const) : MAYBE;
    spans.push({ start: Math.max(from, match.index), end: end + padding, ...mark });
  }
  return spans;
}

/** The runs from `from` on in which coded digits can stand, as they are found when all are looked for in order. */
function* runsWithDigits(text: string, from: number): Generator<RegExpExecArray> {
  for (let at = from; ;) {
    const digits = execFrom(DIGITS, text, at);
    if (digits === null) return;
    let start = digits.index;
    while (start > at && IN_RUN.test(text.charAt(start - 1))) start -= 1;
    let run = execFrom(RUN, text, start);
    while (run !== null && endOf(run) <= digits.index) run = execFrom(RUN, text, endOf(run));
    if (run === null) return;
    if (run.index <= digits.index && endOf(digits) <= endOf(run)) yield run;
    at = run.index > digits.index ? run.index : endOf(run);
  }
}

function execFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  pattern.lastIndex = 0;
  return match;
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].length;
}

function textOf(letters: string): readonly string[] {
  const bytes = decode(letters);
  if (!mayHoldNumber(bytes)) return [];
  const decoded = bodyText(rawBody(bytes, ''));
  return decoded === undefined ? [] : [[...decoded.pieces()].join('')];
}

/**
 * What the rest of a payload may say whose beginning is out of sight: it may go on at any letter of a group, and whether it
 * is text, and in which encoding, stood in the beginning. Digits are the same in all of them, but for UTF-16's zeros.
 */
function textsOfTorn(letters: string): readonly string[] {
  return [0, 1, 2, 3]
    .map((skipped) => decode(letters.slice(skipped)))
    .filter(mayHoldNumber)
    .map((bytes) => bytes.toString('latin1').replaceAll('\0', ''));
}

/** Cut to whole groups, so that the last letters of a payload that goes on do not make a broken character. */
function decode(letters: string): Buffer {
  return Buffer.from(letters.slice(0, letters.length - (letters.length % 4 === 1 ? 1 : 0)), 'base64');
}

const DIGITS_OF_NUMBER = 10;

/** Most runs are words and codes; few decode to as many digits, and those that do not need not be read as text. */
function mayHoldNumber(bytes: Uint8Array): boolean {
  let digits = 0;
  for (let at = 0; at < bytes.length && digits < DIGITS_OF_NUMBER; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) digits += 1;
  }
  return digits === DIGITS_OF_NUMBER;
}
