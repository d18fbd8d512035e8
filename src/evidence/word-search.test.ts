import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordSearch, SHORTEST_WORD } from './word-search.ts';

/** Few letters, so that words meet: both cases, letters that fold to the same only by other rules, and signs 32 apart. */
const letters = fc.constantFrom(...Array.from('aAbBkK\u212AßéÉ@`-\r•'));
const word = fc.array(letters, { minLength: SHORTEST_WORD, maxLength: 6 }).map((parts) => parts.join(''));
const text = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(''));

const folded = (some: string): string => some.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

describe('a search for words', () => {
  it('gives those that stand in a text, whatever the case of the letters A to Z', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), text, fc.array(word, { maxLength: 3 }), (words, before, within) => {
        const searched = [before, ...within, ...words.slice(0, 1)].join('a');
        const standing = words.filter((one) => folded(searched).includes(folded(one)));
        expect(createWordSearch(words).in(searched)).toEqual(new Set(standing));
      }),
    );
  });
});
