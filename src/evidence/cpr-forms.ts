import type { Searched } from './spans.ts';
import { beginsEscape, escapeAt, type Written } from './written.ts';

/** A row of characters with the form of a personal number: a date of birth that exists, and four more. */
export interface CprForm {
  readonly start: number;
  readonly end: number;
  /** The ten characters of the number itself, without what parts them, however the year and they were written. */
  readonly number: string;
  /** A hyphen or a dash stands before the last four. */
  readonly hyphenated: boolean;
  /** Nothing parts it. */
  readonly joined: boolean;
  /** So much else has this form that only what stands around it can make it a personal number. */
  readonly rare: boolean;
  /** It stands in something longer whose parts look so. */
  readonly inMore: boolean;
}

/** No number is longer in letters, however it is escaped. */
export const LONGEST_FORM = 160;

/** What may part a number: spaces, dashes, a dot, a slash, and plus, which forms write for a space. */
const PARTING = String.raw`-. /+\u00a0\u00ad\u2000-\u200b\u2010-\u2015\u202f\u205f\u2060\u2212\u3000\ufeff`;
/** What an escape begins with. */
const ESCAPED = String.raw`&%\\=`;
const SIGN = `[${PARTING}${ESCAPED}]`;
const DAY = '[0-36-9][0-9]';
const MONTH = '[01][0-9]';
/** No digit stands before, but one that belongs to an escape. */
const FIRST = String.raw`(?:(?<![0-9])|(?<=%[0-9a-fA-F][0-9]|\\u[0-9a-fA-F]{3}[0-9]|\\x[0-9a-fA-F][0-9]))`;
/** Two signs that part, one after the other, or an escape: what they part is read letter by letter. */
const READ_ON = `[${PARTING}]${SIGN}|[${ESCAPED}]`;
/** A year and four more; days of ISO 8601, of which a register is full, go on with a time. */
const YEAR_ON = `[0-9]{2}(?:[0-9]{2})?(?:[${PARTING}]?[0-9A-Z]{4}(?![0-9])|${READ_ON})`;
/** Digits that go on as a number can: most rows of digits are let go here, at little cost. */
const PLAIN = [
  `${DAY}${MONTH}[0-9]{2}(?:[0-9]{4}(?:[0-9]{2})?(?![0-9])|(?:[0-9]{2})?${SIGN}|[0-9]{0,3}[A-Z])`,
  `${DAY}${MONTH}(?:[${PARTING}]${YEAR_ON}|${READ_ON})`,
  `${DAY}(?:[${PARTING}]${MONTH}(?:[${PARTING}]?${YEAR_ON}|${READ_ON})|${READ_ON})`,
].join('|');
/** A digit as an escape. */
const ESCAPED_DIGIT = String.raw`&(?:amp;){0,3}#(?:0{0,4}(?:4[89]|5[0-7])|[xX]0{0,4}3[0-9]);|%(?:25){0,3}3[0-9]|\\{1,8}(?:u003|x3)[0-9]`;

const BEGINNING = new RegExp(`${FIRST}(?![0-9]{13})(?:${PLAIN})`, 'g');
const ANY_BEGINNING = new RegExp(`${FIRST}(?![0-9]{13})(?:${PLAIN})|(?<!${ESCAPED_DIGIT})(?:${ESCAPED_DIGIT})`, 'g');
/** Something of every digit that is written as an escape; most texts have none, and the simpler pattern is faster. */
const ESCAPES_DIGITS = /&(?:amp;){0,3}#|%(?:25){0,3}3|\\[ux]/;

/**
 * Everything from `from` on that has the form of a personal number. Also the numbers given in place of one: sixty days late
 * (erstatningspersonnumre), and with letters in the serial (HL7 Denmark, DK Core: x-ecpr and d-ecpr). What parts the date from the
 * rest, and the parts of the date, is any dash, space, dot or slash, and it and the digits may be written as escapes of XML,
 * HTML, JSON, JavaScript and addresses. `take` says whether the search goes on behind a form or within it.
 */
export function eachCprForm({ text, from }: Searched, take: (form: CprForm) => boolean): void {
  const beginning = ESCAPES_DIGITS.test(text) ? ANY_BEGINNING : BEGINNING;
  for (let at = from; ;) {
    beginning.lastIndex = at;
    const match = beginning.exec(text);
    if (match === null) break;
    const form = beginsInEscape(text, match.index) ? undefined : formAt(text, match.index);
    at = form !== undefined && take(form) ? form.end : match.index + 1;
  }
}

/**
 * Digits that begin within an escape. In an address `%2212345678%22` is a quoted number of eight digits; without another escape
 * behind it, the percent sign may be a wildcard before one of ten.
 */
const IN_PERCENT = /%(?:25){0,3}(?:(?=[2-7][0-9a-fA-F][0-9]{8}%[0-9a-fA-F]{2})|[a-fA-F](?=[0-9]{10}%[0-9a-fA-F]{2}))/y;
const IN_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3}|x[0-9a-fA-F]?)$/;
const LONGEST_ESCAPE = 8;

function beginsInEscape(text: string, start: number): boolean {
  if (!/[%uxa-f]/i.test(text.charAt(start - 1)) && !/%25$/.test(text.slice(Math.max(0, start - 3), start))) return false;
  const from = Math.max(0, start - LONGEST_ESCAPE);
  const before = text.slice(from, start);
  if (IN_ESCAPE.test(before)) return true;
  for (let at = before.indexOf('%'); at >= 0; at = before.indexOf('%', at + 1)) {
    IN_PERCENT.lastIndex = from + at;
    if (IN_PERCENT.exec(text)?.[0].length === start - from - at) return true;
  }
  return false;
}

const ZERO = 0x30;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

function digitAt(text: string, at: number): Written | undefined {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return { code, end: at + 1 };
  if (!beginsEscape(code)) return undefined;
  const escape = escapeAt(text, at);
  return escape !== undefined && isDigit(escape.code) ? escape : undefined;
}

/** What some characters that belong together say, and where they end. */
interface Read<T> {
  readonly value: T;
  readonly end: number;
}

type Parting = 'hyphen' | 'dot' | 'other';

function formAt(text: string, start: number): CprForm | undefined {
  const day = readDigits(text, start, 2);
  if (day === undefined || !isDay(day.value)) return undefined;
  const first = partingAt(text, day.end);
  const month = readDigits(text, first?.end ?? day.end, 2);
  if (month === undefined || month.value < 1 || month.value > 12) return undefined;
  const second = partingAt(text, month.end);
  const at = second?.end ?? month.end;
  for (const yearDigits of [4, 2] as const) {
    const year = readDigits(text, at, yearDigits);
    if (year === undefined || (yearDigits === 4 && (year.value < 1800 || year.value >= 2100))) continue;
    const third = partingAt(text, year.end);
    const serial = serialAt(text, third?.end ?? year.end);
    if (serial === undefined || serial.end - start > LONGEST_FORM) continue;
    const birth = { day: day.value, month: month.value, year: year.value, yearDigits, seventh: serial.value.charAt(0) };
    if (!isBirthDate(birth)) continue;
    const partings = [first, second, third].flatMap((one) => one ?? []);
    const isIssued = ISSUED.test(serial.value);
    const form = {
      start,
      end: serial.end,
      number: `${[day.value, month.value, year.value % 100].map(twoDigits).join('')}${serial.value}`,
      hyphenated: third?.kind === 'hyphen' && partings.length !== 2 && isIssued,
      joined: partings.length === 0,
      rare: third === undefined && (yearDigits === 4 || (!isIssued && /[A-Za-z]/.test(text.charAt(start - 1)))),
    };
    return { ...form, inMore: isPartOfMore(text, form, partings) };
  }
  return undefined;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Serials that are issued: four digits, or as the numbers of those whose own is not known have them. */
const ISSUED = /^[0-9]([0-9]{2}|[A-Z]{2})[0-9]$/;

function readDigits(text: string, at: number, count: number): Read<number> | undefined {
  let value = 0;
  let end = at;
  for (let read = 0; read < count; read += 1) {
    let code = text.charCodeAt(end);
    if (isDigit(code)) end += 1;
    else {
      const escape = digitAt(text, end);
      if (escape === undefined) return undefined;
      ({ code, end } = escape);
    }
    value = value * 10 + code - ZERO;
  }
  return { value, end };
}

/** Four digits, or digits and capital letters, that do not go on, in the writing that they have. */
function serialAt(text: string, at: number): Read<string> | undefined {
  let value = '';
  let end = at;
  let isPlain = true;
  while (value.length < 4) {
    const digit = digitAt(text, end);
    const code = digit?.code ?? text.charCodeAt(end);
    if (digit === undefined && !(code >= 0x41 && code <= 0x5a)) return undefined;
    value += String.fromCharCode(code);
    isPlain = isDigit(text.charCodeAt(end));
    end = digit?.end ?? end + 1;
  }
  if (isPlain ? isDigit(text.charCodeAt(end)) : digitAt(text, end) !== undefined) return undefined;
  if (/^[0-9]+$/.test(value)) return { value, end };
  return /[0-9]/.test(value) && !/[A-Za-z]/.test(text.charAt(end)) ? { value, end } : undefined;
}

const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0xad, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212]);
const DOT = 0x2e;
const SLASH = 0x2f;
const PLUS = 0x2b;

function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    [0x202f, 0x205f, 0x2060, 0x3000, 0xfeff].includes(code)
  );
}

const QUOTED_PRINTABLE = { quotedPrintable: true } as const;

/** One dash, dot, slash or space, with spaces around it, however they are written. */
function partingAt(text: string, at: number): { readonly end: number; readonly kind: Parting } | undefined {
  let kind: Parting | undefined;
  let hasSign = false;
  let end = at;
  for (let spaces = 0; ;) {
    const plain = text.charCodeAt(end);
    if (isDigit(plain) || end >= text.length) break;
    const one = escapeAt(text, end, QUOTED_PRINTABLE) ?? { code: plain, end: end + 1 };
    const isSign = HYPHENS.has(one.code) || one.code === DOT || one.code === SLASH;
    // A form writes a space as plus.
    if (!isSign && !isSpace(one.code) && one.code !== PLUS) break;
    if (isSign ? hasSign : spaces >= 4) return undefined;
    if (isSign) {
      hasSign = true;
      kind = HYPHENS.has(one.code) ? 'hyphen' : one.code === DOT ? 'dot' : 'other';
    } else {
      spaces += 1;
      kind ??= 'other';
    }
    ({ end } = one);
  }
  return kind === undefined ? undefined : { end, kind };
}

/** Sixty is added to the day of numbers given in place of one. */
const LATE = 60;

function isDay(day: number): boolean {
  return (day >= 1 && day <= 31) || (day > LATE && day <= LATE + 31);
}

interface Birth {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly yearDigits: 2 | 4;
  /** The first character of the serial. */
  readonly seventh: string;
}

/** Whether the date exists in the century that is written, or that the seventh digit gives, or in any when it gives none. */
function isBirthDate({ day, month, year, yearDigits, seventh }: Birth): boolean {
  if (yearDigits === 4) return exists(day % LATE, month, year);
  if (day > LATE || !/[0-9]/.test(seventh)) return [1900, 2000].some((century) => exists(day % LATE, month, century + year));
  return exists(day, month, birthYear(year, Number(seventh)));
}

function exists(day: number, month: number, year: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The century lies in the seventh digit, by the CPR office's published table. */
function birthYear(twoDigits: number, seventh: number): number {
  if (seventh <= 3) return 1900 + twoDigits;
  if (seventh === 4 || seventh === 9) return (twoDigits <= 36 ? 2000 : 1900) + twoDigits;
  return (twoDigits <= 57 ? 2000 : 1800) + twoDigits;
}

/** A digest or a UUID: long rows of digits and letters, in which ten digits may look like a number of a person. */
const MACHINE_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const LONGEST_NAME = 64;

/** Fractions of a second, digests, and rows of numbers with dots such as OIDs, have parts that look like numbers of persons. */
function isPartOfMore(
  text: string,
  { start, end }: Pick<CprForm, 'start' | 'end'>,
  partings: readonly { readonly kind: Parting }[],
): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_NAME), start);
  const after = text.slice(end, end + LONGEST_NAME);
  if (/[a-f-]$/i.test(before.slice(-1)) || /^[a-f-]/i.test(after)) {
    const name = `${/[0-9a-f-]*$/i.exec(before)?.[0] ?? ''}${text.slice(start, end)}${/^[0-9a-f-]*/i.exec(after)?.[0] ?? ''}`;
    if (MACHINE_NAME.test(name)) return true;
  }
  if (partings.length === 0) return false;
  return (
    /:[0-9]{2}[.,]$/.test(before) ||
    (partings.some(({ kind }) => kind === 'dot') && (/[0-9]\.$/.test(before) || /^\.[0-9]/.test(after)))
  );
}
