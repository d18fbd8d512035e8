/**
 * Verhoeff's check digit over the dihedral group D5: catches every single-digit error and every swap of neighbours.
 * SOR codes end in one (documentation quoted in trifork/sdm, SorFullRecordSpecs.java), as SNOMED CT ids do.
 */
const MULTIPLY = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
] as const;

const PERMUTE = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
] as const;

const INVERSE = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9] as const;

/** Runs the digits from the right through the group; `offset` is the place of the last digit. */
function checksum(digits: string, offset: 0 | 1): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    const permuted = PERMUTE[(place + offset) % 8]?.[digit];
    const next = permuted === undefined ? undefined : MULTIPLY[sum]?.[permuted];
    if (next === undefined) throw new RangeError('Verhoeff kan kun beregnes over cifre');
    sum = next;
  }
  return sum;
}

/**
 * The digit that completes a row of digits.
 * @throws RangeError when the text holds anything but digits.
 */
export function verhoeffCheckDigit(digits: string): number {
  return INVERSE[checksum(digits, 1)] ?? 0;
}

/** Whether the last digit is the right one; false for an empty text and for anything but digits. */
export function isVerhoeffValid(digits: string): boolean {
  return /^[0-9]+$/.test(digits) && checksum(digits, 0) === 0;
}
