import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCode, asText } from './normalise.ts';

describe('ways to write the same thing', () => {
  it.each([
    ['  Medicinsk   Afdeling', 'Medicinsk Afdeling'],
    ['Medicinsk\u00a0Afdeling', 'Medicinsk Afdeling'],
    ['A\u030arhus', 'Århus'],
    ['Afdeling A', 'Afdeling A'],
    [' ', ''],
  ])('reads the text “%s” as “%s”', (written, text) => {
    expect(asText(written)).toBe(text);
  });

  it.each([
    ['600101a', '600101A'],
    [' 6001 01 ', '600101'],
  ])('reads the code “%s” as “%s”', (written, code) => {
    expect(asCode(written)).toBe(code);
  });

  it('change nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const normalise of [asText, asCode]) expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});
