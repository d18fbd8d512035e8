/** A character as a text writes it, plainly or as an escape, and where it ends. */
export interface Written {
  /** UTF-16 unit; all that is looked for has one. */
  readonly code: number;
  readonly end: number;
}

const AMPERSAND = 0x26;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const EQUALS = 0x3d;

/** In XML and HTML, also within XML. The bounds keep a search of hostile text linear. */
const ENTITY = /&(?:amp;){0,3}(?:#0{0,4}(\d{1,4})|#[xX]0{0,4}([0-9a-fA-F]{1,4})|([A-Za-z]{2,8}));/y;
/** In JSON and JavaScript, also within JSON. */
const ESCAPE = /\\{1,8}(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([/"']))/y;
/** A byte in an address, also escaped again. */
const PERCENT_BYTE = /%(?:25){0,3}([0-9a-fA-F]{2})/y;
/** A byte in quoted-printable (RFC 2045). */
const QUOTED_BYTE = /=([0-9a-fA-F]{2})/y;

/** HTML's names for what may part a number, and what stands around a value. */
const NAMED: ReadonlyMap<string, number> = new Map(
  Object.entries({
    nbsp: 0xa0,
    shy: 0xad,
    ensp: 0x2002,
    emsp: 0x2003,
    numsp: 0x2007,
    puncsp: 0x2008,
    thinsp: 0x2009,
    hairsp: 0x200a,
    hyphen: 0x2010,
    dash: 0x2010,
    ndash: 0x2013,
    mdash: 0x2014,
    horbar: 0x2015,
    minus: 0x2212,
    bull: 0x2022,
    period: 0x2e,
    sol: 0x2f,
    colon: 0x3a,
    equals: 0x3d,
    amp: 0x26,
    lt: 0x3c,
    gt: 0x3e,
    quot: 0x22,
    apos: 0x27,
  }),
);

/** The escape that begins at a place; undefined where none does. Quoted-printable is only read when asked for: `a=30` is also a value. */
export function escapeAt(text: string, at: number, { quotedPrintable = false } = {}): Written | undefined {
  switch (text.charCodeAt(at)) {
    case AMPERSAND: {
      const [whole, decimal, hex, name] = match(ENTITY, text, at) ?? [];
      if (whole === undefined) return undefined;
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? parseInt(hex, 16) : NAMED.get(name ?? '');
      return code === undefined ? undefined : { code, end: at + whole.length };
    }
    case BACKSLASH: {
      const [whole, unit, byte, itself] = match(ESCAPE, text, at) ?? [];
      if (whole === undefined) return undefined;
      return { code: itself?.charCodeAt(0) ?? parseInt(unit ?? byte ?? '', 16), end: at + whole.length };
    }
    case PERCENT:
      return coded(PERCENT_BYTE, text, at);
    case EQUALS:
      return quotedPrintable ? coded(QUOTED_BYTE, text, at) : undefined;
    default:
      return undefined;
  }
}

/** Whether an escape may begin with this character. */
export function beginsEscape(code: number): boolean {
  return code === AMPERSAND || code === PERCENT || code === BACKSLASH;
}

/** A text with its escapes undone, however many times it was escaped. */
export function unescaped(text: string): string {
  if (!/[&%\\]/.test(text)) return text;
  let plain = '';
  for (let at = 0; at < text.length;) {
    const one = escapeAt(text, at);
    plain += one === undefined ? text.charAt(at) : String.fromCharCode(one.code);
    at = one?.end ?? at + 1;
  }
  return plain;
}

/** A character of up to three bytes in UTF-8, or else the byte as Latin-1 has it. */
function coded(pattern: RegExp, text: string, at: number): Written | undefined {
  const first = byteAt(pattern, text, at);
  if (first === undefined) return undefined;
  const more = first.code >= 0xe0 && first.code <= 0xef ? 2 : first.code >= 0xc2 && first.code <= 0xdf ? 1 : 0;
  let code = more === 0 ? first.code : first.code & (more === 2 ? 0x0f : 0x1f);
  let { end } = first;
  for (let count = 0; count < more; count += 1) {
    const next = byteAt(pattern, text, end);
    if (next === undefined || (next.code & 0xc0) !== 0x80) return first;
    code = (code << 6) | (next.code & 0x3f);
    ({ end } = next);
  }
  return { code, end };
}

function byteAt(pattern: RegExp, text: string, at: number): Written | undefined {
  const found = match(pattern, text, at);
  return found === null ? undefined : { code: parseInt(found[1] ?? '', 16), end: at + found[0].length };
}

function match(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
