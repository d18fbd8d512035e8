import { describe, expect, it } from 'vitest';
import { wrapWords } from './wrap-words.ts';

describe('ombrydning af en etiket', () => {
  it.each([
    ['Kort', 10, ['Kort']],
    ['Stop for nye ønsker i Sundhedsplatformen', 24, ['Stop for nye ønsker i', 'Sundhedsplatformen']],
    ['Organisationsændringerne nu', 10, ['Organisationsændringerne', 'nu']],
  ])('%s i linjer på %d tegn', (text, most, lines) => {
    expect(wrapWords(text, most)).toEqual(lines);
  });
});
