import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLeaks } from './find-leaks.ts';
import { createRedactor } from './redactor.ts';
import { CPR_MASK, MAYBE_CPR_MASK } from './rules.ts';

const redactor = createRedactor({ secrets: [], approvedCpr: ['250545-1234'] });
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

/** A number of someone born in the last century, so that any seventh digit up to three gives a date that exists. */
const cprArbitrary = fc
  .record({
    date: fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true }),
    seventh: fc.integer({ min: 0, max: 3 }),
    rest: digits(3),
  })
  .map(({ date, seventh, rest }) => {
    const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
    return { day, month, year: year.slice(2), fullYear: year, serial: `${seventh}${rest}` };
  });
type Parts = ReturnType<(typeof cprArbitrary)['generate']>['value_'];

const parted =
  (separator: string) =>
  ({ day, month, year, serial }: Parts): string =>
    `${day}${month}${year}${separator}${serial}`;
const joined = parted('');
const coded = (write: (digit: string) => string) => (parts: Parts) => Array.from(joined(parts), write).join('');

/** What a written form is taken for where nothing around it says what it is. */
const CERTAIN = { rule: 'cpr', mask: CPR_MASK } as const;
const PERHAPS = { rule: 'cpr-maaske', mask: MAYBE_CPR_MASK } as const;

const FORMS: Readonly<Record<string, readonly [(parts: Parts) => string, typeof CERTAIN | typeof PERHAPS]>> = {
  joined: [joined, PERHAPS],
  'with a hyphen': [parted('-'), CERTAIN],
  'with a hyphen that does not break': [parted('\u2011'), CERTAIN],
  'with a dash': [parted('–'), CERTAIN],
  'with a minus': [parted('\u2212'), CERTAIN],
  'with a soft hyphen': [parted('\u00ad'), CERTAIN],
  'with a hyphen between spaces': [parted(' - '), CERTAIN],
  'with a space': [parted(' '), PERHAPS],
  'with a space that does not break': [parted('\u00a0'), PERHAPS],
  'with a thin space': [parted('\u2009'), PERHAPS],
  'with a narrow space': [parted('\u202f'), PERHAPS],
  'with a dot': [parted('.'), PERHAPS],
  'with a slash': [parted('/'), PERHAPS],
  'with a plus for a space': [parted('+'), PERHAPS],
  'with a hyphen as XML numbers it': [parted('&#45;'), CERTAIN],
  'with a hyphen as XML numbers it in hex': [parted('&#x2d;'), CERTAIN],
  'with a hyphen as XML within XML numbers it': [parted('&amp;#x2D;'), CERTAIN],
  'with a dash by name': [parted('&ndash;'), CERTAIN],
  'with a minus by name': [parted('&minus;'), CERTAIN],
  'with a soft hyphen by name': [parted('&shy;'), CERTAIN],
  'with a space by name': [parted('&nbsp;'), PERHAPS],
  'with a space as XML numbers it': [parted('&#160;'), PERHAPS],
  'with a hyphen in percent': [parted('%2D'), CERTAIN],
  'with a hyphen in percent twice': [parted('%252d'), CERTAIN],
  'with a dash in percent': [parted('%E2%80%93'), CERTAIN],
  'with a space in percent': [parted('%20'), PERHAPS],
  'with a space that does not break in percent': [parted('%C2%A0'), PERHAPS],
  'with a hyphen as JSON escapes it': [parted('\\u002d'), CERTAIN],
  'with a hyphen as JSON within JSON escapes it': [parted('\\\\u002d'), CERTAIN],
  'with a space as JSON escapes it': [parted('\\u00a0'), PERHAPS],
  'with a slash as JSON escapes it': [parted('\\/'), PERHAPS],
  'with a hyphen in quoted-printable': [parted('=2D'), CERTAIN],
  'with hyphens in the date': [({ day, month, year, serial }) => `${day}-${month}-${year}-${serial}`, CERTAIN],
  'with dots in the date': [({ day, month, year, serial }) => `${day}.${month}.${year} ${serial}`, PERHAPS],
  'with dots in the date and a hyphen': [({ day, month, year, serial }) => `${day}.${month}.${year}-${serial}`, CERTAIN],
  'with spaces in the date': [({ day, month, year, serial }) => `${day} ${month} ${year} ${serial}`, PERHAPS],
  'with the whole year': [({ day, month, fullYear, serial }) => `${day}${month}${fullYear}-${serial}`, CERTAIN],
  'with the whole year and hyphens': [({ day, month, fullYear, serial }) => `${day}-${month}-${fullYear}-${serial}`, CERTAIN],
  'sixty days late': [({ day, month, year, serial }) => `${Number(day) + 60}${month}${year}${serial}`, PERHAPS],
  'sixty days late with a hyphen': [({ day, month, year, serial }) => `${Number(day) + 60}${month}${year}-${serial}`, CERTAIN],
  'with letters': [({ day, month, year, serial }) => `${day}${month}${year}${serial[0]}AB${serial[3]}`, PERHAPS],
  'with letters and a hyphen': [({ day, month, year, serial }) => `${day}${month}${year}-${serial[0]}XY${serial[3]}`, CERTAIN],
  'with other letters': [({ day, month, year, serial }) => `${day}${month}${year}A${serial[1]}B${serial[3]}`, PERHAPS],
  'with each digit as XML numbers it': [coded((digit) => `&#${digit.charCodeAt(0)};`), PERHAPS],
  'with each digit in percent': [coded((digit) => `%3${digit}`), PERHAPS],
  'with each digit as JSON escapes it': [coded((digit) => `\\u003${digit}`), PERHAPS],
  'in base64': [(parts) => Buffer.from(`nr. ${joined(parts)}.`).toString('base64'), PERHAPS],
  'in base64 with a hyphen': [(parts) => Buffer.from(`nr. ${parted('-')(parts)}.`).toString('base64'), CERTAIN],
};

/** Places that say whose number it is. */
const SAID: Readonly<Record<string, (number: string) => string>> = {
  'in a key of JSON': (number) => `{"cpr": "${number}", "x": 1}`,
  'in a key of JSON within JSON': (number) => `{\\"patientId\\":\\"${number}\\"}`,
  'in an element of XML': (number) => `<ns:PersonCivilRegistrationIdentifier>${number}</ns:PersonCivilRegistrationIdentifier>`,
  'in an element of XML within XML': (number) => `&lt;CprNummer type=&quot;x&quot;&gt;${number}&lt;/CprNummer&gt;`,
  'in an attribute of XML': (number) => `<Patient x="1" cprNr="${number}"/>`,
  'in a query': (number) => `?x=1&personnummer=${number}`,
  'in a query in percent': (number) => `%3Fx%3D1%26personnummer%3D${number}`,
  'after its word': (number) => `Ingen med CPR-nr. ${number} blev fundet.`,
  'after another word for it': (number) => `personnummer: ${number}`,
  'after a word for what is given in its place': (number) => `erstatningsnummer ${number}`,
  'in FHIR after its system': (number) => `{"use":"official","system":"urn:oid:1.2.208.176.1.2","value":"${number}"}`,
  'in FHIR before its system': (number) => `{"value":"${number}",\n "system":"urn:oid:1.2.208.176.1.2"}`,
  'in FHIR as XML': (number) => `<identifier><system value="urn:oid:1.2.208.176.1.2"/><value value="${number}"/></identifier>`,
  'in FHIR with a system of numbers given in its place': (number) =>
    `{"system":"urn:oid:1.2.208.176.1.6.1.3.177","value":"${number}"}`,
  'in a search of FHIR': (number) => `Patient?identifier=urn:oid:1.2.208.176.1.2|${number}`,
  'in a search of FHIR in percent': (number) => `Patient?identifier=urn%3Aoid%3A1.2.208.176.1.2%7C${number}`,
  'in CDA': (number) => `<id extension="${number}" root="1.2.208.176.1.2"/>`,
  'in HL7 version 2': (number) => `PID|1||${number}^^^CPR&1.2.208.176.1.2&ISO^NNDNK||`,
};

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

const RUNS = { numRuns: 1_000 };

describe('civil registration numbers', () => {
  it.each(Object.entries(FORMS))('are all masked %s, of a thousand', (_name, [write, { rule, mask }]) => {
    fc.assert(
      fc.property(cprArbitrary, fc.constantFrom('', ' ', '|', ': "', '. '), (parts, before) => {
        const shown = redactor.text(`${before}${write(parts)}<`);
        expect(shown).toEqual({ text: `${before}${mask}<`, counts: { [rule]: 1 } });
      }),
      RUNS,
    );
  });

  it('are masked with any mix of what parts them, in the date and after it, and with any of the digits as escapes', () => {
    const between = fc.constantFrom(
      '',
      '',
      ' ',
      '-',
      '.',
      '/',
      '–',
      '\u00a0',
      ' - ',
      '&nbsp;',
      '&#45;',
      '%20',
      '%E2%80%93',
      '\\u00a0',
      '=2D',
    );
    const escape = fc.constantFrom(
      (digit: string) => `&#x3${digit};`,
      (digit: string) => `%3${digit}`,
      (digit: string) => `\\u003${digit}`,
    );
    fc.assert(
      fc.property(cprArbitrary, fc.tuple(between, between, between), fc.nat(4), escape, (parts, [a, b, c], plain, write) => {
        const places = [parts.day, a, parts.month, b, parts.year, c, parts.serial];
        // The rest of the places have their digits as escapes; four are all that are not.
        const number = places
          .map((part, at) => (at % 2 === 1 || at / 2 < plain ? part : Array.from(part, write).join('')))
          .join('');
        const { text } = redactor.text(`nr. ${number};`);
        expect([number, [`nr. ${CPR_MASK};`, `nr. ${MAYBE_CPR_MASK};`].includes(text)]).toEqual([number, true]);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(Object.entries(SAID))('are certain in any form %s', (_name, say) => {
    const written = Object.entries(FORMS).filter(([name]) => !name.includes('base64'));
    fc.assert(
      fc.property(cprArbitrary, fc.constantFrom(...written), (parts, [name, [write]]) => {
        expect([name, redactor.text(say(write(parts)))]).toEqual([name, { text: say(CPR_MASK), counts: { cpr: 1 } }]);
      }),
      RUNS,
    );
  });

  it('are never certain where they are joined and nothing says so, and never refused for it', () => {
    fc.assert(
      fc.property(cprArbitrary, fc.constantFrom('', 'x', 'nr. ', '"id":"'), (parts, before) => {
        expect(findLeaks(`${before}${joined(parts)}`)).toEqual([{ rule: 'cpr-maaske', count: 1 }]);
      }),
      RUNS,
    );
  });

  it.each([
    ['290200-4123', true, '2000 was a leap year'],
    ['290200-1123', false, '1900 was not'],
    ['890200-1123', true, 'numbers given in place of one say no century'],
    ['310490-1234', false, 'April has 30 days'],
    ['000190-1234', false, 'there is no day 0'],
    ['600190-1234', false, 'there is no day 0, sixty days late either'],
    ['010090-1234', false, 'there is no month 0'],
    ['250545-1234', false, 'it is an approved test number'],
    ['2505451234', false, 'it is an approved test number without a hyphen'],
    ['25-05-1945 1234', false, 'it is an approved test number in another form'],
    ['1010901234567', false, 'it is a longer number'],
    ['010190-12345', false, 'what follows is longer'],
    ['010190--1234', false, 'two hyphens part two things'],
    ['010190\n1234', false, 'lines part two things'],
    ['010119901234', false, 'twelve digits are many things'],
    ['cpr 010119901234', true, 'twelve digits are one where it is said'],
    ['12:30:01.010190-0500', false, 'it is a part of a second and a time zone'],
    ['1.2.208.10.10.20.1234', false, 'it is a part of an OID'],
    ['2012-01-01T09:30', false, 'it is a time'],
    ['010190–1234', true, 'a dash separates it too'],
    ['PNR: 1010901234', true, 'without a hyphen it is short for the number of a person'],
    ['%2212341234%22', false, 'the first two digits are those of an escape'],
    ['\\u2010123456', false, 'the first four digits are those of an escape'],
    ['%252212341234%2522', false, 'they are so when it is escaped again'],
    ["LIKE '%3101901234%'", true, 'a percent sign may be a wildcard'],
    ['%220101901234%22', true, 'it stands behind an escape'],
    ['\\u00e60101901234', true, 'it stands behind an escape of a letter'],
    ['\\u20220101901234', true, 'it stands behind an escape of digits'],
    ['X010190A1B2', false, 'letters on either side make it a word'],
    ['{"birthDate":"1010901234"}', true, 'a date of birth is no time'],
    ['{"cprUpdatedAt":1010901234}', true, 'both are said'],
    ['<exp/>1010901234', true, 'an empty element holds nothing'],
    ['</exp>1010901234', true, 'it stands behind the element'],
    ['"exp":"1010-901234"', true, 'it has not the form of a time'],
    ['"exp":0101901234', true, 'it has not the form of a time, which begins with no zero'],
    ['"exp":"••••••1801468800"', true, 'nothing is read through a mask'],
  ])('%s: %s, because %s', (number, found) => {
    expect(redactor.text(number).text !== number).toBe(found);
  });

  it('are left in a field that by decision holds other numbers, unless they are certain', () => {
    const showing = redactor.showing(['LokaltNummer']);
    const text = '<lokaltnummer>0101901234</lokaltnummer><LokaltNummer>010190-1234</LokaltNummer><Andet>0101901234</Andet>';
    expect(showing.text(text).text).toBe(
      '<lokaltnummer>0101901234</lokaltnummer><LokaltNummer>••••••-••••</LokaltNummer><Andet>••••••••••</Andet>',
    );
    expect(redactor.text(text).counts).toEqual({ cpr: 1, 'cpr-maaske': 2 });
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
