/** Names of XML 1.0, fifth edition (productions 4 and 4a), with colons as signs like others. */
const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}' +
  '\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME_SIGNS = `\\u{300}-\\u{36F}${NAME_START}\\-.0-9\\u{B7}\\u{203F}\\u{2040}`;

const NAME = new RegExp(`[${NAME_START}][${NAME_SIGNS}]*`, 'uy');
const NAME_REST = new RegExp(`[${NAME_SIGNS}]*`, 'uy');
/** What can stand between `&` and `;`. */
const REFERENCE_BODY = new RegExp(`[${NAME_SIGNS}#]*`, 'uy');
/** What XML 1.0 cannot hold (production 2), half a surrogate pair among it. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Where the name that begins here ends; the same place when none does. */
export function nameEnd(text: string, at: number): number {
  return endOf(NAME, text, at);
}

/** Where signs that can stand in a name, but not need begin one, end. */
export function nameRestEnd(text: string, at: number): number {
  return endOf(NAME_REST, text, at);
}

/** Where what can stand between `&` and `;` ends. */
export function referenceBodyEnd(text: string, at: number): number {
  return endOf(REFERENCE_BODY, text, at);
}

function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

/** Where the first sign stands, from one place and before another, that XML cannot hold; -1 when there is none. */
export function forbiddenAt(text: string, from: number, to: number): number {
  if (from >= to) return -1;
  FORBIDDEN.lastIndex = 0;
  const found = FORBIDDEN.exec(text.slice(from, to));
  return found === null ? -1 : from + found.index;
}

/** Whether a code is a space, tab or line feed; returns are line feeds before anything is read. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09;
}

/** The first place from here that is no space. */
export function spaceEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands between `&` and `;` stands for: one of XML's five entities, or a character by its number; else undefined. */
export function referred(body: string): string | undefined {
  if (!body.startsWith('#')) return Object.hasOwn(ENTITIES, body) ? ENTITIES[body] : undefined;
  const number = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(body);
  // `#X41` is no reference: only the small x begins a number in hexadecimal.
  if (number === null || body.startsWith('#X')) return undefined;
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  if (!(code <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(code);
  return forbiddenAt(character, 0, character.length) === -1 ? character : undefined;
}
