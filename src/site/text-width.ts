/**
 * How wide a text is in Verdana, the widest of the fonts a badge may be drawn with, in parts of the font size. Grouped by
 * width; good to a few percent, which is what padding is for.
 */
const GROUPS: readonly (readonly [characters: string, width: number])[] = [
  ["ijlI.,:;|! ’'", 0.37],
  ['frt()[]/-', 0.45],
  ['aceksvxyzLJTFæ', 0.6],
  ['bdghnopquøå0123456789EPSYXZVABCKR', 0.66],
  ['wmGHNUOQDØÅ%', 0.84],
  ['MWÆ@', 1],
];

const WIDTHS = new Map(
  GROUPS.flatMap(([characters, width]) => Array.from(characters, (character) => [character, width] as const)),
);

/** The width of a text at a font size. Characters that are not known count as wide. */
export function textWidth(text: string, fontSize: number): number {
  return Array.from(text).reduce((sum, character) => sum + (WIDTHS.get(character) ?? 0.84) * fontSize, 0);
}
