import { forbiddenAt, isSpace, spaceEnd } from './characters.ts';

/** How the XML declaration was written: to where, or that it is wrong after a sign; undefined while it is not whole. */
export type Declaration = { readonly end: number } | { readonly wrongAfter: number } | undefined;

/** The names a declaration may have next, and what their values must be like (XML 1.0, productions 23 to 32 and 80). */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  '': ['version'],
  version: ['encoding', 'standalone'],
  encoding: ['standalone'],
  standalone: [],
};
const VALUES: Readonly<Record<string, RegExp>> = {
  version: /^1\.[0-9]+$/,
  encoding: /^[A-Za-z][A-Za-z0-9._-]*$/,
  standalone: /^(?:yes|no)$/,
};

/**
 * Reads an XML declaration from after `<?xml`. Any version 1 is read by the rules of 1.0, as its fifth edition says; what
 * encoding it names is left to whoever read the bytes.
 */
export function readDeclaration(text: string, from: number): Declaration {
  let last = '';
  let at = from;
  for (;;) {
    const next = spaceEnd(text, at);
    if (next >= text.length) return undefined;
    if (text[next] === '?') return readEnd(text, next, last);
    if (next === at) return { wrongAfter: at + 1 };
    let named = next;
    while (named < text.length && !isNameOver(text, named)) named += 1;
    if (named >= text.length) return undefined;
    const name = text.slice(next, named);
    if (NEXT[last]?.includes(name) !== true) return { wrongAfter: named + 1 };
    const equals = spaceEnd(text, named);
    if (equals >= text.length) return undefined;
    if (text[equals] !== '=') return { wrongAfter: equals + 1 };
    const opening = spaceEnd(text, equals + 1);
    if (opening >= text.length) return undefined;
    const quote = text[opening];
    if (quote !== '"' && quote !== "'") return { wrongAfter: opening + 1 };
    let closing = opening + 1;
    while (closing < text.length && text[closing] !== quote && !isNowhere(text, closing)) closing += 1;
    if (closing >= text.length) return undefined;
    if (text[closing] !== quote || VALUES[name]?.test(text.slice(opening + 1, closing)) !== true)
      return { wrongAfter: closing + 1 };
    last = name;
    at = closing + 1;
  }
}

function isNameOver(text: string, at: number): boolean {
  return text[at] === '=' || isNowhere(text, at) || isSpace(text.charCodeAt(at));
}

/** Whether a sign can stand neither in a name nor in a value. */
function isNowhere(text: string, at: number): boolean {
  return text[at] === '?' || forbiddenAt(text, at, at + 1) !== -1;
}

/** The declaration ends with `?>`, and no sooner than its version is told. */
function readEnd(text: string, at: number, last: string): Declaration {
  if (at + 1 >= text.length) return undefined;
  return text[at + 1] === '>' && last !== '' ? { end: at + 2 } : { wrongAfter: at + 2 };
}
