import type { TermMatcher } from './term-matcher.ts';

/** A piece of a text: words as they are, or words that become a link to a term. */
export type Piece = { readonly text: string } | { readonly text: string; readonly term: string };

/** Links on one page at most; more would be noise. */
export const MOST_LINKS = 12;

/**
 * Splits the texts of one page, given in reading order, so that the first mention of each term is a piece of its own.
 * Each term is linked once, and at most {@link MOST_LINKS} of them.
 */
export function pageLinker(find: TermMatcher): (text: string) => readonly Piece[] {
  const linked = new Set<string>();
  return (text) => {
    const pieces: Piece[] = [];
    let done = 0;
    for (const found of find(text)) {
      if (linked.size >= MOST_LINKS || linked.has(found.id)) continue;
      linked.add(found.id);
      if (found.index > done) pieces.push({ text: text.slice(done, found.index) });
      pieces.push({ text: found.text, term: found.id });
      done = found.index + found.text.length;
    }
    if (done < text.length) pieces.push({ text: text.slice(done) });
    return pieces;
  };
}
