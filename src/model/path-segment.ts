/** A case key as one path segment, the same on disk and in addresses: Danish letters folded, all else dashed. */
export function pathSegment(key: string): string {
  return key
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
