/** Longest name of a file or folder we make, in UTF-8 bytes; file systems stop at 255 and temporary names need room. */
export const MAX_NAME_BYTES = 200;

/** Names Windows keeps for devices, with or without an ending. */
const DEVICE_NAMES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * What keeps a name from being one plain file name on every system, in Danish; undefined when nothing does. It is asked
 * of everything that comes from outside before it becomes part of a path.
 */
export function faultOfName(name: string): string | undefined {
  if (name === '') return 'er tomt';
  if (name === '.' || name === '..') return 'fører ud af mappen';
  if (/[/\\]/.test(name)) return 'indeholder en skråstreg';
  if (name.includes(':')) return 'indeholder et kolon';
  if (/\p{Cc}/u.test(name)) return 'indeholder et styretegn';
  if (/[. ]$/.test(name)) return 'slutter med punktum eller mellemrum';
  if (DEVICE_NAMES.test(name)) return 'er forbeholdt Windows';
  return new TextEncoder().encode(name).length > MAX_NAME_BYTES ? `er længere end ${MAX_NAME_BYTES} byte` : undefined;
}
