/** A sentence of a table with words in its places, `{status}` and their like; a place there is no word for stays as it is. */
export function fillPlaces(sentence: string, words: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, place: string) => words[place] ?? whole);
}
