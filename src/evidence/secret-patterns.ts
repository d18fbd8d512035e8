import { escapePattern } from './escape-pattern.ts';
import type { SearchPattern } from './spans.ts';
import { SHORTEST_WORD } from './word-search.ts';

/**
 * Patterns that find a secret however it was written. Plain replacement is not enough: a value that was base64 coded
 * for a header, percent coded for an address or escaped for JSON or XML passes it.
 */

/** Letters that are looked for within longer coded texts; fewer stand in any picture. */
const SHORTEST_CORE = { once: 4, twice: 7 } as const;
/** Letters of a secret that is looked for where it was coded twice. */
const LONGEST_CODED_TWICE = 2_048;
/** A byte or two in hex are two or four digits, which stand in any number. */
const SHORTEST_HEX = 3;

/** JSON within JSON has ever more of them; a bound, because a hostile text may have nothing else. */
const BACKSLASHES = '\\\\{1,32}';
const ANY_BACKSLASHES = '\\\\{0,32}';

/** The patterns of one secret, of any length: its characters in any mix of escapes, base64 at each alignment, and hex. */
export function secretPatterns(secret: string): readonly SearchPattern[] {
  if (secret === '') return [];
  if (secret.includes('-----BEGIN ')) return pemPatterns(secret);
  // An id card is found by its form (tokens.ts); whoever holds one has its signature's value as a secret of its own.
  if (/^\s*<[\s\S]*Assertion[\s>]/.test(secret)) return [];
  const bytes = Buffer.from(secret, 'utf8');
  const once = base64Cores(bytes).filter(({ core }) => core.length >= SHORTEST_CORE.once);
  const twice = secret.length > LONGEST_CODED_TWICE ? [] : once.flatMap(({ core }) => base64Cores(Buffer.from(core, 'latin1')));
  return [
    plainPattern(secret, 'gu'),
    ...[...once, ...twice.filter(({ core }) => core.length >= SHORTEST_CORE.twice)].map(base64Pattern),
    ...(once.length < ALIGNMENTS.length ? [wholeBase64(bytes)] : []),
    ...(bytes.length < SHORTEST_HEX ? [] : [hexPattern(bytes)]),
  ];
}

/** A text in any mix of the ways a URL, JSON, XML or mail writes its characters. */
export function plainPattern(text: string, flags: string, [before, after] = ['', '']): SearchPattern {
  return {
    pattern: new RegExp(`${before}${Array.from(text, characterPattern).join(SOFT_BREAK)}${after}`, flags),
    ...(text.length < SHORTEST_WORD ? {} : { words: [text], escapable: true as const }),
  };
}

/** A line of quoted-printable that goes on in the next (RFC 2045 section 6.7). */
const SOFT_BREAK = '(?:=\\r?\\n)?';

/**
 * Finds a place where a character of these texts may be written as an escape: where there is none, a text stands there only
 * if it can be found letter by letter.
 */
export function escapesOf(texts: Iterable<string>): RegExp {
  const characters = new Set(Array.from(texts).flatMap((text) => Array.from(text)));
  const forms = Array.from(characters).flatMap(escapedForms);
  return new RegExp(['=\\r?\\n', ...new Set(forms)].join('|'), 'u');
}

/** Lines of a PEM text shorter than this say too little to be looked for alone. */
const SHORTEST_PEM_LINE = 16;

/**
 * A whole key is found by its begin and end line (tokens.ts); this finds any line of one. What is public in a PEM text,
 * certificates and revocation lists, is no secret.
 */
function pemPatterns(pem: string): SearchPattern[] {
  const keys = pem.match(/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*/g) ?? [];
  const lines = keys.flatMap((key) => key.split(/\r?\n/).slice(1)).filter((line) => line.length >= SHORTEST_PEM_LINE);
  return lines.length === 0 ? [] : [{ pattern: new RegExp(lines.map(escapePattern).join('|'), 'g'), words: lines }];
}

/** One character in every form a URL, JSON, XML or mail writer may give it, also escaped more than once. */
function characterPattern(character: string): string {
  // A quote or slash may carry backslashes in front, and more of them when JSON stands inside JSON.
  const itself =
    character === '\\' ? BACKSLASHES : `${'"\'/'.includes(character) ? ANY_BACKSLASHES : ''}${escapePattern(character)}`;
  return `(?:${[itself, ...escapedForms(character)].join('|')})`;
}

function escapedForms(character: string): readonly string[] {
  const codePoint = character.codePointAt(0) ?? 0;
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const bytes = Array.from(Buffer.from(character, 'utf8'));
  const isLatin = codePoint >= 0x80 && codePoint <= 0xff;
  return [
    ...('"\'/\\'.includes(character) ? [`${BACKSLASHES}${escapePattern(character)}`] : []),
    bytes.map(percentByte).join(''),
    // Quoted-printable (RFC 2045 section 6.7).
    bytes.map((byte) => `=${hexByte(byte)}`).join(SOFT_BREAK),
    units.map((unit) => `${BACKSLASHES}u${anyCaseHex(unit.toString(16).padStart(4, '0'))}`).join(''),
    ...(codePoint <= 0xff ? [`${BACKSLASHES}x${hexByte(codePoint)}`] : []),
    `&(?:amp;)*#0*${codePoint};`,
    `&(?:amp;)*#[xX]0*${anyCaseHex(codePoint.toString(16))};`,
    ...(isLatin ? [percentByte(codePoint), `=${hexByte(codePoint)}`] : []),
    ...(NAMED_FORMS[character] ?? []),
  ];
}

const NAMED_FORMS: Readonly<Record<string, readonly string[]>> = {
  '&': ['&(?:amp;)+'],
  '<': ['&(?:amp;)*lt;'],
  '>': ['&(?:amp;)*gt;'],
  '"': ['&(?:amp;)*quot;'],
  "'": ['&(?:amp;)*apos;'],
  ' ': ['\\+'],
  '\n': [`${BACKSLASHES}n`],
  '\r': [`${BACKSLASHES}r`],
  '\t': [`${BACKSLASHES}t`],
};

function percentByte(byte: number): string {
  return `%(?:25)*${hexByte(byte)}`;
}

function hexByte(byte: number): string {
  return anyCaseHex(byte.toString(16).padStart(2, '0'));
}

function anyCaseHex(digits: string): string {
  return digits.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** Three bytes are four letters. */
const ALIGNMENTS = [0, 1, 2] as const;

/** The letters of a coded secret that stem from it alone, and whether those before and after do so in part. */
interface Base64Core {
  readonly core: string;
  readonly before: boolean;
  readonly after: boolean;
}

/**
 * The secret inside base64 or base64url, alone or as part of something longer such as “user:password”. Where it starts
 * decides its letters, so there are three forms. Letters at the ends that only partly stem from the secret go too.
 */
function base64Cores(bytes: Buffer): readonly Base64Core[] {
  return ALIGNMENTS.map((offset) => {
    const coded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const before = offset > 0;
    const after = (offset + bytes.length) % 3 !== 0;
    return { core: coded.slice(before ? offset + 1 : 0, after ? -1 : undefined), before, after };
  });
}

/** Made when its words are seen: there are many of them, and one for a long token is long itself. */
function base64Pattern({ core, before, after }: Base64Core): SearchPattern {
  const words = wordsOf(core);
  let made: RegExp | undefined;
  return {
    get pattern() {
      const letters = [...(before ? [BASE64_LETTER] : []), ...Array.from(core, base64Letter), ...(after ? [BASE64_LETTER] : [])];
      made ??= new RegExp(`${letters.join(LINE_BREAK)}(?:=|%(?:25)*3[dD])*`, 'gu');
      return made;
    },
    ...(words === undefined ? {} : { words }),
  };
}

/** So few bytes are only a secret where nothing else is coded with them. */
function wholeBase64(bytes: Buffer): SearchPattern {
  return { pattern: new RegExp(`(?<![A-Za-z0-9+/_=-])${escapePattern(bytes.toString('base64'))}(?![A-Za-z0-9+/_=-])`, 'gu') };
}

/** Lines of base64 are at least so long (PEM 64, MIME 76). */
const SHORTEST_LINE = 64;

/** Words of which one is whole, wherever lines break: plus and slash are written in several ways, the letters between them in one. */
function wordsOf(core: string): readonly string[] | undefined {
  const parts = Math.ceil(core.length / SHORTEST_LINE) + 1;
  const length = Math.ceil(core.length / parts);
  const words = Array.from({ length: parts }, (_, part) =>
    core
      .slice(part * length, (part + 1) * length)
      .split(/[+/]/)
      .reduce((longest, one) => (one.length > longest.length ? one : longest), ''),
  );
  return words.every((word) => word.length >= SHORTEST_WORD) ? words : undefined;
}

/** A line break as MIME writes it, and as XML and JSON write that. */
const LINE_BREAK = `(?:\\s|&#\\w{1,4};|${BACKSLASHES}[rn])*`;
const PLUS = '(?:[-+]|%(?:25)*2[bB])';
const SLASH = `(?:${ANY_BACKSLASHES}/|_|%(?:25)*2[fF])`;
const BASE64_LETTER = `(?:[A-Za-z0-9]|${PLUS}|${SLASH})`;

function base64Letter(letter: string): string {
  return letter === '+' ? PLUS : letter === '/' ? SLASH : letter;
}

const HEX_SEPARATORS = ['', ':', ' ', '-'];

/** Bytes in hex, in any case, together or parted as fingerprints are. */
function hexPattern(bytes: Buffer): SearchPattern {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return {
    pattern: new RegExp(pairs.map(anyCaseHex).join('[: -]?'), 'gu'),
    words: HEX_SEPARATORS.map((separator) => pairs.join(separator)),
  };
}
