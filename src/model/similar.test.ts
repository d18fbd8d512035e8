import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance, mostSimilar } from './similar.ts';

describe('the distance between words', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['nord', 'nord', 0],
    ['nord', 'nrod', 1],
    ['nord', 'nor', 1],
    ['nord', 'norde', 1],
    ['nord', 'norm', 1],
    ['kitten', 'sitting', 3],
  ])('from “%s” to “%s” is %i keystrokes', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it('is zero exactly for the same word, the same both ways and at most the longer word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'æ', '𝄞'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        const distance = editDistance(left, right);
        expect(distance === 0).toBe(left === right);
        expect(distance).toBe(editDistance(right, left));
        expect(distance).toBeLessThanOrEqual(Math.max(Array.from(left).length, Array.from(right).length));
      }),
    );
  });
});

describe('a suggestion', () => {
  const regions = ['nordjylland', 'midtjylland', 'sjaelland'];

  it.each([
    ['midtjyland', 'midtjylland'],
    ['Sjælland', 'sjaelland'],
    ['nordjylalnd', 'nordjylland'],
    ['bornholm', undefined],
    ['x'.repeat(5000), undefined],
  ])('for “%s” is %s', (word, expected) => {
    expect(mostSimilar(word, regions)).toBe(expected);
  });

  it('reads as a sentence that can be appended', () => {
    expect(didYouMean('midtjyland', regions)).toBe(' Mente du “midtjylland”?');
    expect(didYouMean('bornholm', regions)).toBe('');
  });
});
