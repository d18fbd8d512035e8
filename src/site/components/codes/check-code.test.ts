import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSorCode } from '../../../sor/identifiers/sor-code.ts';
import { checkCode } from './check-code.ts';

const told = (text: string) =>
  checkCode(text).map(({ title, valid, explanation }) => `${title}: ${valid ? 'gyldig' : 'ugyldig'}. ${explanation}`);

describe('the code checker', () => {
  it.each([
    ['11000016002', ['SOR-kode: gyldig. Løbenummer 1, navnerum 1000016, partition 00 og kontrolciffer 2 (Verhoeff).']],
    [
      '672291000016001',
      ['SOR-kode: ugyldig. SOR-koden “672291000016001” har kontrolcifferet 1, men de øvrige cifre giver 4 (Verhoeff).'],
    ],
    [
      '130183p',
      ['SHAK-kode: gyldig. Koden for et afsnit. Hører til 130183, som koden begynder med. Der er intet kontrolciffer.'],
    ],
    ['="11000016002"', ['SOR-kode: gyldig. Løbenummer 1, navnerum 1000016, partition 00 og kontrolciffer 2 (Verhoeff).']],
    ['   ', []],
  ])('explains “%s”', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('reads six digits as a department or a provider number', () => {
    expect(checkCode('130183').map(({ kind }) => kind)).toEqual(['shak', 'ydernummer']);
  });

  it('reads 13 digits as a location number or a SOR code', () => {
    expect(checkCode('5790000000000').map(({ kind }) => kind)).toEqual(['sor', 'gln']);
  });

  it('explains every kind for what looks like none', () => {
    expect(checkCode('abc').map(({ valid }) => valid)).toEqual([false, false, false, false, false]);
  });

  it('accepts every SOR code and finds every wrong check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 9 }), (number, shift) => {
        const code = makeSorCode(number);
        const wrong = `${code.slice(0, -1)}${(Number(code.slice(-1)) + shift) % 10}`;
        return checkCode(code)[0]?.valid === true && checkCode(wrong)[0]?.valid === false;
      }),
    );
  });
});
