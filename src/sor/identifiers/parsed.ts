/** What a parse function gives: the value, or the one Danish sentence that says what is wrong with the text. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** A parse that failed, with its Danish sentence. */
export function rejected(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}

const SHOWN_LENGTH = 40;

/** The text in Danish quotation marks as a message shows it, cut when it is too long to be a code at all. */
export function quoted(text: string): string {
  return text.length > SHOWN_LENGTH ? `“${text.slice(0, SHOWN_LENGTH)}…”` : `“${text}”`;
}

/** The first character that is not a digit, as a message names it, or undefined when all are digits. */
export function firstNonDigit(text: string): string | undefined {
  const at = text.search(/[^0-9]/);
  if (at === -1) return undefined;
  const character = text.charAt(at);
  return `${character.trim() === '' ? 'et mellemrum' : `“${character}”`} på plads ${at + 1}`;
}
