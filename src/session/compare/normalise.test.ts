import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCode, asDay, asText } from './normalise.ts';

describe('ways to write the same thing', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    [' 2026-11-23 ', '2026-11-23'],
    ['2026-11-23T00:00:00', '2026-11-23'],
    ['2026-11-22T23:00:00Z', '2026-11-23'],
    ['2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['2026-11-23T00:00:00+01:00', '2026-11-23'],
    ['', ''],
    ['23-11-2026', '23-11-2026'],
    ['i morgen', 'i morgen'],
  ])('reads the day “%s” as %s', (written, day) => {
    expect(asDay(written)).toBe(day);
  });

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
        for (const normalise of [asText, asCode, asDay]) expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});
