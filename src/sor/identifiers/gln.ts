import { firstNonDigit, type Parsed, quoted, rejected } from './parsed.ts';

/** A GLN (EAN location number) of 13 digits with a right check digit. */
export type Gln = string & { readonly __brand: 'Gln' };

/**
 * The thirteenth digit of a location number, modulus 10 with weights 1 and 3.
 * @throws RangeError unless given twelve digits.
 */
export function glnCheckDigit(digits: string): number {
  if (!/^[0-9]{12}$/.test(digits)) throw new RangeError('Et lokationsnummers kontrolciffer beregnes over 12 cifre');
  const sum = Array.from(digits).reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10;
}

/** Reads a location number (GS1 General Specifications; DK Core GLNIdentifier). */
export function parseGln(text: string): Parsed<Gln> {
  const shown = `Lokationsnummeret ${quoted(text)}`;
  if (text === '') return rejected('Lokationsnummeret er tomt.');
  const intruder = firstNonDigit(text);
  if (intruder !== undefined) return rejected(`${shown} må kun bestå af cifre, men har ${intruder}.`);
  if (text.length !== 13) return rejected(`${shown} har ${text.length} cifre; et lokationsnummer har 13.`);
  const expected = glnCheckDigit(text.slice(0, 12));
  if (text.slice(-1) !== String(expected)) {
    return rejected(`${shown} har kontrolcifferet ${text.slice(-1)}, men de øvrige cifre giver ${expected} (modulus 10).`);
  }
  return { ok: true, value: text as Gln };
}
