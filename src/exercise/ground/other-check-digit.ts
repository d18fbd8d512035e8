/** The same number with a check digit that is wrong. */
export function otherCheckDigit(digits: string): string {
  return `${digits.slice(0, -1)}${(Number(digits.at(-1) ?? '0') + 1) % 10}`;
}
