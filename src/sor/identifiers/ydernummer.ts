import { firstNonDigit, type Parsed, quoted, rejected } from './parsed.ts';

/** A ydernummer (ProviderIdentifier) as it was written, leading zeroes kept. */
export type Ydernummer = string & { readonly __brand: 'Ydernummer' };

const MAX_LENGTH = 9;

/**
 * Reads a ydernummer: 1 to 9 characters (SOR XML 1.0.0, ProviderIdentifier). No check digit is known; that all
 * characters are digits is an assumption from the five- and six-digit ones seen. Not unique to a unit.
 */
export function parseYdernummer(text: string): Parsed<Ydernummer> {
  const shown = `Ydernummeret ${quoted(text)}`;
  if (text === '') return rejected('Ydernummeret er tomt.');
  if (text.length > MAX_LENGTH) return rejected(`${shown} har ${text.length} tegn; et ydernummer har højst ${MAX_LENGTH}.`);
  const intruder = firstNonDigit(text);
  if (intruder !== undefined) return rejected(`${shown} må kun bestå af cifre, men har ${intruder}.`);
  return { ok: true, value: text as Ydernummer };
}
