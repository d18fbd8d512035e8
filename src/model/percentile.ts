/**
 * The nearest-rank percentile: the smallest value that at least `percent` of all values do not exceed. No value between
 * two measurements is made up. Throws RangeError for no values, and for a percentage outside 0 to 100.
 */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`En percentil er fra 0 til 100, ikke ${percent}`);
  const ordered = values.toSorted((a, b) => a - b);
  const found = ordered[Math.max(0, Math.ceil((percent / 100) * ordered.length) - 1)];
  if (found === undefined) throw new RangeError('Der er ingen målinger');
  return found;
}
