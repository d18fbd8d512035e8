import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVerhoeffValid, verhoeffCheckDigit } from './verhoeff.ts';

const digits = fc.stringMatching(/^[0-9]{1,17}$/);

describe('Verhoeff', () => {
  it('gives the check digit that public SOR codes have', () => {
    for (const code of ['11000016002', '347831000016005', '1280171000016004']) {
      expect(verhoeffCheckDigit(code.slice(0, -1))).toBe(Number(code.slice(-1)));
    }
  });

  it('accepts any number with its own check digit', () => {
    fc.assert(fc.property(digits, (text) => isVerhoeffValid(`${text}${verhoeffCheckDigit(text)}`)));
  });

  it('finds every single-digit error', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, place, shift) => {
        const whole = `${text}${verhoeffCheckDigit(text)}`;
        const at = place % whole.length;
        const wrong = `${whole.slice(0, at)}${(Number(whole[at]) + shift) % 10}${whole.slice(at + 1)}`;
        return !isVerhoeffValid(wrong);
      }),
    );
  });

  it('finds every swap of two neighbours', () => {
    fc.assert(
      fc.property(digits, fc.nat(), (text, place) => {
        const whole = `${text}${verhoeffCheckDigit(text)}`;
        const at = place % (whole.length - 1);
        fc.pre(whole[at] !== whole[at + 1]);
        return !isVerhoeffValid(`${whole.slice(0, at)}${whole[at + 1]!}${whole[at]!}${whole.slice(at + 2)}`);
      }),
    );
  });

  it('refuses the empty text and anything but digits', () => {
    expect(isVerhoeffValid('')).toBe(false);
    expect(isVerhoeffValid('12a4')).toBe(false);
    expect(() => verhoeffCheckDigit('12a')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Verhoeff kan kun beregnes over cifre]`,
    );
  });
});
