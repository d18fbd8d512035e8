/** Which of many words stand in a text. */
export interface WordSearch {
  /** The words that stand in a text, whatever their case. One pass, however many words there are. */
  in(text: string): ReadonlySet<string>;
}

/** A word is known by three letters; shorter ones cannot be searched for. */
export const SHORTEST_WORD = 3;

/** Three letters, five bits each: what is shifted out is forgotten. */
const BITS = 5;
const TABLE = 1 << (SHORTEST_WORD * BITS);

/**
 * Makes a search for words of at least {@link SHORTEST_WORD} letters. Every answer of a region is read by it, so that the
 * patterns, which are many times slower, are only tried where one can match.
 */
export function createWordSearch(words: Iterable<string>): WordSearch {
  const byHash = new Map<number, { readonly word: string; readonly folded: string }[]>();
  const known = new Uint8Array(TABLE);
  for (const word of new Set(words)) {
    const folded = fold(word);
    let hash = 0;
    for (let at = 0; at < SHORTEST_WORD; at += 1) hash = next(hash, folded.charCodeAt(at));
    known[hash] = 1;
    byHash.set(hash, [...(byHash.get(hash) ?? []), { word, folded }]);
  }
  return {
    in(text) {
      const found = new Set<string>();
      let hash = 0;
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        hash = next(hash, code >= 65 && code <= 90 ? code + 32 : code);
        if (known[hash] === 0) continue;
        const start = at - SHORTEST_WORD + 1;
        for (const { word, folded } of byHash.get(hash) ?? [])
          if (!found.has(word) && fold(text.slice(start, start + folded.length)) === folded) found.add(word);
      }
      return found;
    },
  };
}

function next(hash: number, code: number): number {
  return ((hash << BITS) ^ code) & (TABLE - 1);
}

/** Small letters for A to Z alone: other alphabets change length with their case. */
function fold(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
