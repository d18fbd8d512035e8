import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from './redactor.ts';

const redactor = createRedactor({ secrets: [], approvedCpr: ['250545-1234'] });
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

/** A CPR number with a date that exists in the century its seventh digit gives. */
const cprArbitrary = fc
  .record({
    date: fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true }),
    seventh: fc.integer({ min: 0, max: 3 }),
    rest: digits(3),
  })
  .map(({ date, seventh, rest }) => {
    const iso = date.toISOString();
    return { birth: `${iso.slice(8, 10)}${iso.slice(5, 7)}${iso.slice(2, 4)}`, number: `${seventh}${rest}` };
  });

/** Verhoeff's check digit, to make SOR codes with; written out here so that the test leans on no other room. */
const D = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((a) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((b) => dihedral(a, b)));
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
  return b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5;
}
const P = [0, 1, 2, 3, 4, 5, 6, 7].map((row) => {
  const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => Array.from({ length: row }).reduce((at: number) => step[at]!, digit));
});
const INVERSE = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9];
function withVerhoeff(body: string): string {
  const check = Array.from(body)
    .toReversed()
    .reduce((sum, digit, index) => D[sum]![P[(index + 1) % 8]![Number(digit)]!]!, 0);
  return `${body}${INVERSE[check]!}`;
}

describe('civil registration numbers', () => {
  it('are found with and without a hyphen, anywhere in a text (10,000 generated numbers)', () => {
    fc.assert(
      fc.property(
        cprArbitrary,
        fc.constantFrom('', '-'),
        fc.constantFrom('', 'CPR', '|', ': "', '.'),
        ({ birth, number }, hyphen, before) => {
          const { text, counts } = redactor.text(`${before}${birth}${hyphen}${number}<`);
          expect(text).toBe(`${before}••••••-••••<`);
          expect(counts).toEqual({ cpr: 1 });
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it.each([
    ['290200-4123', true, '2000 was a leap year'],
    ['290200-1123', false, '1900 was not'],
    ['310490-1234', false, 'April has 30 days'],
    ['000190-1234', false, 'there is no day 0'],
    ['010090-1234', false, 'there is no month 0'],
    ['250545-1234', false, 'it is an approved test number'],
    ['2505451234', false, 'it is an approved test number without a hyphen'],
    ['1010901234567', false, 'it is a longer number'],
    ['010190–1234', true, 'a dash separates it too'],
  ])('%s: %s, because %s', (number, found) => {
    expect(redactor.text(number).text !== number).toBe(found);
  });

  it('are not seen in SOR codes, GLNs, provider numbers, SHAK codes, CVR, phone numbers or SKRS tokens (100,000 numbers)', () => {
    const sor = digits(6).map((body) => withVerhoeff(`${Number(body) + 1}100001600`));
    const gln = digits(8).map((body) => `57980${body}`);
    const phone = digits(8).chain((number) =>
      fc.constantFrom(
        number,
        `+45${number}`,
        `+45 ${number}`,
        number.replaceAll(/(..)(?=.)/g, '$1 '),
        `${number.slice(0, 4)}-${number.slice(4)}`,
      ),
    );
    const shak = digits(7).chain((code) => fc.constantFrom(code.slice(0, 4), code.slice(0, 6), code, `${code.slice(0, 6)}P`));
    const token = fc
      .integer({ min: 1_400_000_000, max: 2_000_000_000 })
      .chain((seconds) => digits(10).map((record) => `${seconds}${record}`));
    const number = fc.oneof(sor, gln, phone, shak, token, digits(5), digits(6), digits(8));
    fc.assert(
      fc.property(fc.array(number, { minLength: 100, maxLength: 100 }), (numbers) => {
        expect(redactor.text(numbers.join(';')).counts).toEqual({});
      }),
      { numRuns: 1_000 },
    );
  });

  it('are not seen in known valid codes from the register', () => {
    const known =
      '11000016002 311000016009 347831000016005 1280171000016004 5790000123117 130183P 2529010 55133018 270019999999104';
    expect(redactor.text(known)).toEqual({ text: known, counts: {} });
  });
});
