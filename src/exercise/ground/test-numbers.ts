/** CPR number of a test person that public examples of Danish health services use; no one has it. */
export const TEST_PERSON = '2512489996';

/** The same number with a check digit that is wrong. */
export function otherCheckDigit(digits: string): string {
  return `${digits.slice(0, -1)}${(Number(digits.at(-1) ?? '0') + 1) % 10}`;
}
