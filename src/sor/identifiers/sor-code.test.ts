import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSorCode, parseSorCode, runningNumberOf } from './sor-code.ts';

const problemOf = (text: string): string => {
  const parsed = parseSorCode(text);
  return parsed.ok ? 'gyldig' : parsed.problem;
};

describe('the SOR code', () => {
  it.each(['11000016002', '311000016009', '347831000016005', '1280171000016004', '950731000016005', '293591000016003'])(
    'accepts the public code %s',
    (code) => {
      expect(parseSorCode(code)).toEqual({ ok: true, value: code });
    },
  );

  it('explains what is wrong', () => {
    expect(
      [
        '',
        '672291000016001',
        '12345678901',
        '123456789012345',
        '1100001600',
        '1234567891000016002',
        '01000016002',
        '3478310000160o5',
        '34783 1000016005',
        '347831000016105',
        'x'.repeat(80),
      ].map(problemOf),
    ).toMatchInlineSnapshot(`
      [
        "SOR-koden er tom.",
        "SOR-koden “672291000016001” har kontrolcifferet 1, men de øvrige cifre giver 4 (Verhoeff).",
        "SOR-koden “12345678901” har “2345678”, hvor navnerummet 1000016 skal stå (plads 2 til 8).",
        "SOR-koden “123456789012345” har “6789012”, hvor navnerummet 1000016 skal stå (plads 6 til 12).",
        "SOR-koden “1100001600” har 10 cifre; en SOR-kode har 11 til 18.",
        "SOR-koden “1234567891000016002” har 19 cifre; en SOR-kode har 11 til 18.",
        "SOR-koden “01000016002” begynder med 0; løbenummeret begynder med 1 til 9.",
        "SOR-koden “3478310000160o5” må kun bestå af cifre, men har “o” på plads 14.",
        "SOR-koden “34783 1000016005” må kun bestå af cifre, men har et mellemrum på plads 6.",
        "SOR-koden “347831000016105” har partitionen 10; en SOR-kode har 00.",
        "SOR-koden “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” må kun bestå af cifre, men har “x” på plads 1.",
      ]
    `);
  });

  it('makes codes that it accepts itself from any running number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
        const code = makeSorCode(number);
        return parseSorCode(code).ok && runningNumberOf(code) === number;
      }),
    );
  });

  it('makes the first possible code from running number 1', () => {
    expect(makeSorCode(1)).toBe('11000016002');
  });

  it.each([0, -1, 1.5, 100_000_000])('makes no code from the running number %s', (number) => {
    expect(() => makeSorCode(number)).toThrow(/er ikke et helt tal fra 1 til 99999999$/);
  });
});
