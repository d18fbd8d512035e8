import { describe, expect, it } from 'vitest';
import { cvrCheckDigit, parseCvr } from './cvr.ts';
import { glnCheckDigit, parseGln } from './gln.ts';
import type { Parsed } from './parsed.ts';
import { isShakWithin, parseShak, type ShakCode, shakLevel, shakParent } from './shak.ts';
import { parseYdernummer } from './ydernummer.ts';

const problems = (parse: (text: string) => Parsed<string>, texts: readonly string[]): string[] =>
  texts.map((text) => {
    const parsed = parse(text);
    return parsed.ok ? 'gyldig' : parsed.problem;
  });

describe('the SHAK code', () => {
  it.each([
    ['2529', 'sygehus', undefined],
    ['252901', 'afdeling', '2529'],
    ['2529010', 'afsnit', '252901'],
    ['130183P', 'afsnit', '130183'],
    ['1301812', 'afsnit', '130181'],
  ])('%s is a %s under %s', (code, level, parent) => {
    const parsed = parseShak(code);
    expect(parsed).toEqual({ ok: true, value: code });
    expect(shakLevel(code as ShakCode)).toBe(level);
    expect(shakParent(code as ShakCode)).toBe(parent);
  });

  it('lies under the code it begins with', () => {
    expect(isShakWithin('130183P' as ShakCode, '1301' as ShakCode)).toBe(true);
    expect(isShakWithin('130183P' as ShakCode, '130181' as ShakCode)).toBe(false);
  });

  it('explains what is wrong', () => {
    expect(problems(parseShak, ['', '25290', '25A9', '130183p', '130183-', '12345678'])).toMatchInlineSnapshot(`
      [
        "SHAK-koden er tom.",
        "SHAK-koden “25290” har 5 tegn; en SHAK-kode har 4 (sygehus), 6 (afdeling) eller 7 (afsnit).",
        "SHAK-koden “25A9” har “A” på plads 3, hvor der skal stå et ciffer.",
        "SHAK-koden “130183p” har “p” på plads 7, hvor der skal stå et ciffer eller et stort bogstav.",
        "SHAK-koden “130183-” har “-” på plads 7, hvor der skal stå et ciffer eller et stort bogstav.",
        "SHAK-koden “12345678” har 8 tegn; en SHAK-kode har 4 (sygehus), 6 (afdeling) eller 7 (afsnit).",
      ]
    `);
  });
});

describe('the location number', () => {
  it.each(['5790000123117', '5790000120048', '5790002407314', '5798002472264', '5790000121526'])('accepts %s', (gln) => {
    expect(parseGln(gln)).toEqual({ ok: true, value: gln });
  });

  it('explains what is wrong', () => {
    expect(problems(parseGln, ['', '5790000123118', '579000012311', '57900001231X7'])).toMatchInlineSnapshot(`
      [
        "Lokationsnummeret er tomt.",
        "Lokationsnummeret “5790000123118” har kontrolcifferet 8, men de øvrige cifre giver 7 (modulus 10).",
        "Lokationsnummeret “579000012311” har 12 cifre; et lokationsnummer har 13.",
        "Lokationsnummeret “57900001231X7” må kun bestå af cifre, men har “X” på plads 12.",
      ]
    `);
    expect(() => glnCheckDigit('1')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Et lokationsnummers kontrolciffer beregnes over 12 cifre]`,
    );
  });
});

describe('the CVR number', () => {
  it.each(['55133018', '26919991', '64942212'])('accepts %s', (cvr) => {
    expect(parseCvr(cvr)).toEqual({ ok: true, value: cvr });
  });

  it('explains what is wrong', () => {
    const without = Array.from({ length: 12 }, (_, add) => String(1_000_000 + add)).find(
      (digits) => cvrCheckDigit(digits) === undefined,
    );
    expect(problems(parseCvr, ['', '55133019', '5513301', '5513301x', `${without!}0`])).toMatchInlineSnapshot(`
      [
        "CVR-nummeret er tomt.",
        "CVR-nummeret “55133019” har kontrolcifferet 9, men de øvrige cifre giver 8 (modulus 11).",
        "CVR-nummeret “5513301” har 7 cifre; et CVR-nummer har 8.",
        "CVR-nummeret “5513301x” må kun bestå af cifre, men har “x” på plads 8.",
        "CVR-nummeret “10000050” kan ikke findes: de første syv cifre har intet gyldigt kontrolciffer (modulus 11).",
      ]
    `);
    expect(() => cvrCheckDigit('1')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: Et CVR-nummers kontrolciffer beregnes over 7 cifre]`,
    );
  });
});

describe('the provider number (ydernummer)', () => {
  it.each(['77410', '077410', '900000'])('accepts %s', (yder) => {
    expect(parseYdernummer(yder)).toEqual({ ok: true, value: yder });
  });

  it('explains what is wrong', () => {
    expect(problems(parseYdernummer, ['', '1234567890', '77 410'])).toMatchInlineSnapshot(`
      [
        "Ydernummeret er tomt.",
        "Ydernummeret “1234567890” har 10 tegn; et ydernummer har højst 9.",
        "Ydernummeret “77 410” må kun bestå af cifre, men har et mellemrum på plads 3.",
      ]
    `);
  });
});
