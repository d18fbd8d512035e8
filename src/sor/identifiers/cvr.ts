import { firstNonDigit, type Parsed, quoted, rejected } from './parsed.ts';

/** A CVR number of eight digits whose weighted sum divides by eleven. */
export type Cvr = string & { readonly __brand: 'Cvr' };

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1] as const;

const weightedSum = (digits: string): number =>
  WEIGHTS.reduce<number>((total, weight, place) => total + weight * Number(digits.charAt(place)), 0);

/** Reads a CVR number: eight digits, modulus 11 with weights 2,7,6,5,4,3,2,1 (DK Core CVRIdentifier). */
export function parseCvr(text: string): Parsed<Cvr> {
  const shown = `CVR-nummeret ${quoted(text)}`;
  if (text === '') return rejected('CVR-nummeret er tomt.');
  const intruder = firstNonDigit(text);
  if (intruder !== undefined) return rejected(`${shown} må kun bestå af cifre, men har ${intruder}.`);
  if (text.length !== 8) return rejected(`${shown} har ${text.length} cifre; et CVR-nummer har 8.`);
  const rest = weightedSum(text) % 11;
  if (rest === 0) return { ok: true, value: text as Cvr };
  const expected = cvrCheckDigit(text.slice(0, 7));
  if (expected === undefined)
    return rejected(`${shown} kan ikke findes: de første syv cifre har intet gyldigt kontrolciffer (modulus 11).`);
  return rejected(`${shown} har kontrolcifferet ${text.slice(-1)}, men de øvrige cifre giver ${expected} (modulus 11).`);
}

/**
 * The eighth digit of a CVR number, or undefined when the seven digits have none (the remainder calls for ten).
 * @throws RangeError unless given seven digits.
 */
export function cvrCheckDigit(digits: string): number | undefined {
  if (!/^[0-9]{7}$/.test(digits)) throw new RangeError('Et CVR-nummers kontrolciffer beregnes over 7 cifre');
  const check = (11 - (weightedSum(`${digits}0`) % 11)) % 11;
  return check === 10 ? undefined : check;
}
