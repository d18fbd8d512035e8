import { escapePattern } from './escape-pattern.ts';
import type { SearchPattern } from './spans.ts';

/**
 * Patterns that find a secret however it was written. Plain replacement is not enough: a value that was base64 coded
 * for a header, percent coded for an address or escaped for JSON or XML passes it.
 */

/** Secrets shorter than this are only masked where they stand alone, or every word that holds them would be gone. */
const SHORTEST_INSIDE_WORDS = 4;

/** The patterns of one secret: its characters in any mix of escapes, base64 at each alignment, and hex. */
export function secretPatterns(secret: string): SearchPattern[] {
  if (secret === '') return [];
  if (secret.includes('-----BEGIN ')) return pemPatterns(secret);
  // An id card is found by its form (tokens.ts); whoever holds one has its signature's value as a secret of its own.
  if (/^\s*<[\s\S]*Assertion[\s>]/.test(secret)) return [];
  const bytes = Buffer.from(secret, 'utf8');
  const plain = Array.from(secret, characterPattern).join('');
  if (Array.from(secret).length < SHORTEST_INSIDE_WORDS)
    return [{ pattern: new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'gu') }];
  return [{ pattern: new RegExp(plain, 'gu') }, ...base64Patterns(bytes), { pattern: new RegExp(hexPattern(bytes), 'gu') }];
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
  return lines.length === 0 ? [] : [{ pattern: new RegExp(lines.map(escapePattern).join('|'), 'g') }];
}

/** One character in every form a URL, JSON or XML writer may give it, also escaped more than once. */
function characterPattern(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  const forms = [
    // A quote or slash may carry backslashes in front, and more of them when JSON stands inside JSON.
    character === '\\' ? '\\\\+' : `${'"\'/'.includes(character) ? '\\\\*' : ''}${escapePattern(character)}`,
    Array.from(Buffer.from(character, 'utf8'), percentByte).join(''),
    units.map((unit) => `\\\\+u${anyCaseHex(unit.toString(16).padStart(4, '0'))}`).join(''),
    `&(?:amp;)*#0*${codePoint};`,
    `&(?:amp;)*#[xX]0*${anyCaseHex(codePoint.toString(16))};`,
    ...(codePoint >= 0x80 && codePoint <= 0xff ? [percentByte(codePoint)] : []),
    ...(NAMED_FORMS[character] ?? []),
  ];
  return `(?:${forms.join('|')})`;
}

const NAMED_FORMS: Readonly<Record<string, readonly string[]>> = {
  '&': ['&(?:amp;)+'],
  '<': ['&(?:amp;)*lt;'],
  '>': ['&(?:amp;)*gt;'],
  '"': ['&(?:amp;)*quot;'],
  "'": ['&(?:amp;)*apos;'],
  ' ': ['\\+'],
  '\n': ['\\\\+n'],
  '\r': ['\\\\+r'],
  '\t': ['\\\\+t'],
};

function percentByte(byte: number): string {
  return `%(?:25)*${anyCaseHex(byte.toString(16).padStart(2, '0'))}`;
}

function anyCaseHex(digits: string): string {
  return digits.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/**
 * The secret inside base64 or base64url, alone or as part of something longer such as “user:password”. Where it starts
 * decides its letters, so there are three forms. Letters at the ends that only partly stem from the secret go too.
 */
function base64Patterns(bytes: Buffer): SearchPattern[] {
  return [0, 1, 2].map((offset) => {
    const coded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const partialFirst = offset > 0;
    const partialLast = (offset + bytes.length) % 3 !== 0;
    const core = coded.slice(partialFirst ? offset + 1 : 0, partialLast ? -1 : undefined);
    const source = `${partialFirst ? BASE64_LETTER : ''}${Array.from(core, base64Letter).join('')}${partialLast ? BASE64_LETTER : ''}(?:=|%(?:25)*3[dD])*`;
    // Plus and slash are written in several ways; the letters between them in one.
    const word = core.split(/[+/]/).reduce((longest, one) => (one.length > longest.length ? one : longest), '');
    return { pattern: new RegExp(source, 'gu'), ...(word === '' ? {} : { words: [word] }) };
  });
}

const PLUS = '(?:[-+]|%(?:25)*2[bB])';
const SLASH = '(?:\\\\*/|_|%(?:25)*2[fF])';
const BASE64_LETTER = `(?:[A-Za-z0-9]|${PLUS}|${SLASH})`;

function base64Letter(letter: string): string {
  return letter === '+' ? PLUS : letter === '/' ? SLASH : letter;
}

function hexPattern(bytes: Buffer): string {
  return anyCaseHex(bytes.toString('hex'));
}
