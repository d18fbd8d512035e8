import { unescaped } from './written.ts';

/** What stands around a number says of it. */
export interface CprContext {
  /** A person’s number, something else, or nothing. */
  readonly says: 'person' | 'other' | undefined;
  /** The name of the field it stands in, without a prefix; undefined when it stands in none. */
  readonly field: string | undefined;
}

/** So many letters before a number are looked at. */
export const SEEN_BEFORE = 256;
/** So many letters after a number are looked at. */
export const SEEN_AFTER = 160;

/**
 * What a number is by the field it stands in: the key of JSON, the element or attribute of XML, the name in a form or a
 * sentence, and the system that FHIR, CDA or HL7 names beside it. `digits` when it is ten digits and nothing else; only then can
 * it be a time, a place of production or a code of the register. Nothing is read through a mask.
 */
export function contextOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  digits: string | undefined,
): CprContext {
  const before = afterMask(unescaped(text.slice(Math.max(0, start - SEEN_BEFORE), start)));
  const field = fieldBefore(before);
  const name = field === undefined ? '' : lettersOf(field);
  const isPlace = isPlaceName(field ?? '', name) || PLACE_WORD.test(before.slice(-WORD_REACH));
  const isTimed = field !== undefined && digits !== undefined && isTimeName(field, name) && isTime(digits);
  if ((isPersonName(name) && !isPlace) || PERSON_WORD.test(before.slice(-WORD_REACH))) {
    // When a number of a person was looked up is told in such a name too.
    return { says: isTimed ? undefined : 'person', field };
  }
  const after = beforeMask(unescaped(text.slice(end, end + SEEN_AFTER)));
  if (hasPersonSystem(before, after)) return { says: 'person', field };
  if (digits === undefined) return { says: undefined, field };
  const isOther = isTimed || isPlace || (field !== undefined && isCodeName(field, name));
  return { says: isOther ? 'other' : undefined, field };
}

const MASK_LETTER = '•';

function afterMask(text: string): string {
  return text.slice(text.lastIndexOf(MASK_LETTER) + 1);
}

function beforeMask(text: string): string {
  const at = text.indexOf(MASK_LETTER);
  return at < 0 ? text : text.slice(0, at);
}

const KEY_END = /[:=]\s{0,4}\[?\s{0,4}["'“]?$/;
const QUOTED_NAME = /["']([^"'<>{}]{1,80})["']\s{0,4}$/;
const BARE_NAME = /([\p{L}\p{N}_.:-]{1,80})\s{0,4}$/u;
const TAG = /^<([^\s/>"'<?!][^\s/>]{0,79})(?:\s[^<>]*)?>$/;

/** The name of the field in whose value a place lies; undefined where none is named. */
export function fieldAt(text: string, start: number): string | undefined {
  return fieldBefore(afterMask(unescaped(text.slice(Math.max(0, start - SEEN_BEFORE), start))));
}

/** The name of the field whose value comes next. */
function fieldBefore(before: string): string | undefined {
  const trimmed = before.trimEnd();
  if (trimmed.endsWith('>')) {
    const tag = TAG.exec(trimmed.slice(trimmed.lastIndexOf('<')));
    return tag === null || tag[0].endsWith('/>') ? undefined : localName(tag[1] ?? '');
  }
  const key = KEY_END.exec(before.slice(-16));
  if (key === null) return undefined;
  const named = before.slice(0, before.length - key[0].length);
  const name = QUOTED_NAME.exec(named.slice(-90))?.[1] ?? BARE_NAME.exec(named.slice(-90))?.[1];
  return name === undefined ? undefined : localName(name);
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).trim();
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^\p{L}]/gu, '').toLowerCase();
}

const PERSON = /cpr|personnummer|personnr|civilregistration|erstatningsnummer/;
const PERSON_NAMES: ReadonlySet<string> = new Set(['pnr', 'patientid', 'patientidentifier', 'patientidentifikation']);

function isPersonName(letters: string): boolean {
  return PERSON.test(letters) || PERSON_NAMES.has(letters);
}

const WORD_REACH = 48;
/** A word for it right before the number, with an abbreviation and a sign between. */
const PERSON_WORD =
  /(?<![\p{L}])(?:e-?cpr|[xd]-ecpr|cpr|person(?:nummer|nr)|civil registration|erstatnings(?:person)?nummer|patient[-_ ]?id|pnr)(?:[-_. ]?(?:nummer|number|num|nr|no|id|et))?\.?["'”)]?[\s.:=#("'“|>_-]{0,6}$/iu;

/**
 * The systems whose values are numbers of persons, as HL7 Denmark's core profiles name them: the personal number, and the
 * numbers given in its place by the state (x-ecpr) and by the regions (d-ecpr).
 */
const PERSON_SYSTEM = /(?<![0-9.])1\.2\.208\.176\.1\.(?:2|6\.1\.1|6\.1\.3(?:\.[0-9]{1,4})?)(?![.0-9])|dk-core-(?:[xd]-e)?cpr/;

/** Whether such a system is named in the same object, element, tag or field. */
function hasPersonSystem(before: string, after: string): boolean {
  const mayBe = (text: string): boolean => text.includes('1.2.208.176.1.') || text.includes('dk-core-');
  if (mayBe(before)) {
    const token = before.endsWith('|') ? before.slice(0, -1) : before;
    const from = Math.max(...['{', '}', '|', '</'].map((sign) => token.lastIndexOf(sign)));
    if (PERSON_SYSTEM.test(token.slice(from + 1))) return true;
  }
  return mayBe(after) && PERSON_SYSTEM.test(/^[^{}|<]*/.exec(after)?.[0] ?? '');
}

const TIME_PARTS = /time|expires|expiry|epoch|tidspunkt|maxage/;
const TIME_WORDS: ReadonlySet<string> = new Set(['exp', 'iat', 'nbf', 'ts', 'date', 'dato', 'tid']);
const BIRTH = /birth|f[øo]e?dsel|born|f[øo]e?dt/;

function isTimeName(name: string, letters: string): boolean {
  if (BIRTH.test(letters)) return false;
  const words = wordsOf(name);
  return TIME_PARTS.test(letters) || words.some((word) => TIME_WORDS.has(word)) || (words.length > 1 && words.at(-1) === 'at');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}

/** Seconds since 1970 at the beginning of 2000 and of 2100. */
const EPOCH = { from: 946_684_800, until: 4_102_444_800 } as const;

/** Seconds since 1970 in this century, or year, month, day and hour. */
function isTime(digits: string): boolean {
  const seconds = Number(digits);
  if (!digits.startsWith('0') && seconds >= EPOCH.from && seconds < EPOCH.until) return true;
  const [year = 0, month = 0, day = 0, hour = 0] = [
    digits.slice(0, 4),
    digits.slice(4, 6),
    digits.slice(6, 8),
    digits.slice(8),
  ].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year < 2100 && hour < 24 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Places of production in the Central Business Register have ten digits. With a hyphen P-nr. is one; PNR is a person's number. */
function isPlaceName(name: string, letters: string): boolean {
  return (
    /^p-nr\.?$/i.test(name) ||
    /^(?:pnummer|pnumber|penhed|produktionsenhed|productionunit)(?:id|identifier|nr|nummer|number|snummer)?$/.test(letters)
  );
}

/** Its word right before the number. */
const PLACE_WORD = /(?<![\p{L}])p-(?:nummer|nr\.?|enhed)[\s:]{1,3}$/iu;

const CODE_WORDS: ReadonlySet<string> = new Set(['sor', 'shak', 'gln', 'cvr']);
const CODE_NAMES: ReadonlySet<string> = new Set([
  ...['sorid', 'sorkode', 'shakid', 'shakkode', 'glnnummer', 'ydernummer', 'providerid', 'provideridentifier'],
  ...['eanlocationcode', 'cvrnummer', 'cvrnumber', 'cvrnumberid', 'cvrnumberidentifier'],
]);

/** Fields of the register's codes. They have other forms today; a code of another time may have ten digits. */
function isCodeName(name: string, letters: string): boolean {
  return CODE_NAMES.has(letters) || wordsOf(name).some((word) => CODE_WORDS.has(word));
}
