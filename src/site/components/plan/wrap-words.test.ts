import { describe, expect, it } from 'vitest';
import { wrapWords } from './wrap-words.ts';

describe('the wrapping of a label', () => {
  it.each([
    ['Kort', 10, ['Kort']],
    ['Stop for nye ønsker i Sundhedsplatformen', 24, ['Stop for nye ønsker i', 'Sundhedsplatformen']],
    ['Organisationsændringerne nu', 10, ['Organisationsændringerne', 'nu']],
  ])('breaks “%s” into lines of %d characters', (text, most, lines) => {
    expect(wrapWords(text, most)).toEqual(lines);
  });
});
