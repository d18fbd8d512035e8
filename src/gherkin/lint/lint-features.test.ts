import { describe, expect, it } from 'vitest';
import { definition, feature, report, RIGHT } from '../features.fixture.ts';

it('says nothing about a file where all is well', () => {
  expect(report([feature(RIGHT)], { stepDefinitions: [definition('a', 1), definition('b', 2), definition('c', 3)] })).toBe('');
});

describe('SP2014', () => {
  it('is reported on a civil registration number, which the error does not repeat', () => {
    const found = report([feature(RIGHT.replace('Givet a', 'Givet 010190-1234'))]);
    expect(found).not.toContain('010190');
    expect(found).toMatchInlineSnapshot(`
      "SP2014 Personnummer eller hemmelighed i teksten
        Sted:      features/id27/prove.feature:7:11
        Fundet:    noget, der ligner et personnummer (11 tegn)
        Forventet: kun opdigtede SOR-koder og henvisninger til roller i config/environments/
        Løsning:   Slet det. Er det ægte, så meld det, for det kan ligge i historikken; en hemmelighed skal skiftes og hører til i en miljøvariabel.
        Læs mere:  docs/fejl/sp2014.mdx"
    `);
  });

  it.each([
    ['adgangskode: hemmelig1', 'en adgangskode'],
    ['Authorization Bearer abcdefghijklmnop', 'et adgangsbevis'],
    ['https://bruger:kode@eksempel.dk/', 'et brugernavn med adgangskode'],
    ['-----BEGIN PRIVATE KEY-----', 'en privat nøgle'],
    ['eyJhbGciOiJI.eyJzdWIiOiIx', 'et adgangsbevis'],
  ])('takes “%s” for %s', (text, what) => {
    expect(report([feature(RIGHT.replace('Givet a', `Givet ${text}`))])).toContain(`noget, der ligner ${what}`);
  });

  it.each(['300101000016005', '270059999999100', '99999999999999999999', '2026-11-23', 'token på 20 cifre'])(
    'lets “%s” pass',
    (text) => {
      expect(report([feature(RIGHT.replace('Givet a', `Givet ${text}`))])).toBe('');
    },
  );
});

describe('SP2015', () => {
  const outline = (rows: string): string =>
    `\n  @A1-001\n  Abstrakt Scenario: S\n    Når <x>\n\n    Eksempler:\n      | x | y |\n${rows}`;

  it('is reported on two rows whose keys look the same in an address', () => {
    expect(report([feature(outline('      | Sjælland | 1 |\n      | sjaelland | 2 |\n'))])).toMatchInlineSnapshot(`
      "SP2015 Eksemplernes første kolonne er ikke entydig
        Sted:      features/id27/prove.feature:12:9
        Fundet:    “sjaelland” står også på linje 11
        Forventet: en første kolonne, der er udfyldt og forskellig i alle rækker
        Løsning:   Sæt det, der adskiller rækkerne, i første kolonne. Den er navnet på tilfældet i resultater og historik.
        Læs mere:  docs/fejl/sp2015.mdx"
    `);
  });

  it.each([
    ['an empty key', outline('      |  | 1 |\n'), 'rækkens første celle er tom'],
    ['examples without rows', outline(''), 'eksemplerne har ingen rækker'],
  ])('is reported on %s', (_what, body, seen) => {
    expect(report([feature(body)])).toContain(seen);
  });
});

it('lists errors in the order of files and lines', () => {
  const found = report([
    feature(RIGHT.replace('@A1-001', '@wip'), 'features/b.feature'),
    feature(RIGHT.replace('@A1-001', '@wip').replace('rigtigt', 'andet'), 'features/a.feature'),
  ]);
  expect(found.match(/Sted: +\S+/g)).toEqual(
    ['features/a.feature:5:3', 'features/a.feature:6:3', 'features/b.feature:5:3', 'features/b.feature:6:3'].map(
      (place) => `Sted:      ${place}`,
    ),
  );
});
