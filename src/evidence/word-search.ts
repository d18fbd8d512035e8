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

/** What makes a letter of ASCII small, and others some other character: enough for a hash, and without a question. */
const SMALL = 0x20;

/**
 * Makes a search for words of at least {@link SHORTEST_WORD} letters. Every answer of a region is read by it, so that the
 * patterns, which are many times slower, are only tried where one can match.
 */
export function createWordSearch(words: Iterable<string>): WordSearch {
  const byHash = new Map<number, { readonly word: string; readonly folded: readonly number[] }[]>();
  const known = new Uint8Array(TABLE);
  for (const word of new Set(words)) {
    const folded = Array.from({ length: word.length }, (_, at) => foldedAt(word, at));
    const hash = folded.slice(0, SHORTEST_WORD).reduce(next, 0);
    known[hash] = 1;
    byHash.set(hash, [...(byHash.get(hash) ?? []), { word, folded }]);
  }
  return {
    in(text) {
      const found = new Set<string>();
      const { length } = text;
      let hash = 0;
      for (let at = 0; at < length; at += 1) {
        hash = next(hash, text.charCodeAt(at));
        if (known[hash] === 0) continue;
        const start = at - SHORTEST_WORD + 1;
        for (const { word, folded } of byHash.get(hash) ?? [])
          if (!found.has(word) && standsAt(text, start, folded)) found.add(word);
      }
      return found;
    },
  };
}

function next(hash: number, code: number): number {
  return ((hash << BITS) ^ (code | SMALL)) & (TABLE - 1);
}

function standsAt(text: string, start: number, folded: readonly number[]): boolean {
  if (start < 0 || start + folded.length > text.length) return false;
  return folded.every((code, letter) => foldedAt(text, start + letter) === code);
}

/** The code of a letter, of A to Z the small one's: other alphabets change length with their case. */
function foldedAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90 ? code + SMALL : code;
}
