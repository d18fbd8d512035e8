/** The numbers of the register and how their check digits are made. Written from the public descriptions of each. */

/** The dihedral group D5, on which Verhoeff's check digit is built: 0–4 are turns, 5–9 are turns after a flip. */
function combine(a: number, b: number): number {
  const turn = a < 5 ? (b < 5 ? a + b : a + (b - 5)) : b < 5 ? a - 5 - b : a - 5 - (b - 5);
  const mirrored = a < 5 === b < 5;
  return (((turn % 5) + 5) % 5) + (mirrored ? 0 : 5);
}

const FIRST_PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function permuted(digit: number, times: number): number {
  return Array.from({ length: times % 8 }).reduce<number>((value) => FIRST_PERMUTATION[value]!, digit);
}

function verhoeffSum(digits: string, firstPosition: number): number {
  return digits
    .split('')
    .reverse()
    .reduce((sum, digit, index) => combine(sum, permuted(Number(digit), index + firstPosition)), 0);
}

/** True when the last digit is Verhoeff's check digit of the others. */
export function passesVerhoeff(digits: string): boolean {
  return /^[0-9]+$/.test(digits) && verhoeffSum(digits, 0) === 0;
}

function withVerhoeff(digits: string): string {
  const sum = verhoeffSum(digits, 1);
  return digits + String(sum > 0 && sum < 5 ? 5 - sum : sum);
}

/** A SOR code: running number, name space 1000016, partition 00, check digit. */
export function sorCode(running: number): string {
  return withVerhoeff(`${running}100001600`);
}

/** A made-up concept id in SNOMED CT’s long form, in a name space that nobody has been assigned. */
export function inventedConcept(item: number, nameSpace: string): string {
  return withVerhoeff(`${item}${nameSpace}10`);
}

/** A GLN of 13 digits: a running number behind a Danish prefix, with the modulus 10 check digit. */
export function gln(running: number): string {
  const body = `57900${String(9_000_000 + (running % 900_000))}`;
  const sum = body.split('').reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}
