const format = new Intl.ListFormat('da', { style: 'long', type: 'conjunction' });

/** “a”, “a og b”, “a, b og c”. */
export function listed(parts: readonly string[]): string {
  return format.format(parts);
}
