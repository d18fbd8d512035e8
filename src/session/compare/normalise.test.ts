import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCode, asText } from './normalise.ts';

describe('måder at skrive det samme på', () => {
  it.each([
    ['  Medicinsk   Afdeling', 'Medicinsk Afdeling'],
    ['Medicinsk\u00a0Afdeling', 'Medicinsk Afdeling'],
    ['A\u030arhus', 'Århus'],
    ['Afdeling A', 'Afdeling A'],
    [' ', ''],
  ])('teksten “%s” er “%s”', (written, text) => {
    expect(asText(written)).toBe(text);
  });

  it.each([
    ['600101a', '600101A'],
    [' 6001 01 ', '600101'],
  ])('koden “%s” er “%s”', (written, code) => {
    expect(asCode(written)).toBe(code);
  });

  it('ændrer intet ved anden gang', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const normalise of [asText, asCode]) expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});
