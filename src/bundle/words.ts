/** A number of bytes as people read it: `812 byte`, `1,5 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kB', 'MB', 'GB'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString('da-DK', { maximumFractionDigits: digits })} ${units[unit] ?? ''}`;
}
