import { describe, expect, it } from 'vitest';
import { definition, feature, report, RIGHT } from '../features.fixture.ts';

it('siger intet om en fil, hvor alt er i orden', () => {
  expect(report([feature(RIGHT)], { stepDefinitions: [definition('a', 1), definition('b', 2), definition('c', 3)] })).toBe('');
});

describe('SP2014', () => {
  it('et personnummer, som ikke gentages i fejlen', () => {
    const found = report([feature(RIGHT.replace('Givet a', 'Givet 010190-1234'))]);
    expect(found).not.toContain('010190');
    expect(found).toMatchInlineSnapshot(`
      "SP2014 Personnummer eller hemmelighed i teksten
        Sted:      features/id27/prove.feature:7:11
        Set:       noget, der ligner et personnummer (11 tegn)
        Forventet: kun opdigtede SOR-koder og henvisninger til roller i config/environments/
        Gør:       Slet det. Er det ægte, så meld det, for det kan ligge i historikken; en hemmelighed skal skiftes og hører til i en miljøvariabel.
        Læs mere:  /fejl/sp2014/"
    `);
  });

  it.each([
    ['adgangskode: hemmelig1', 'en adgangskode'],
    ['Authorization Bearer abcdefghijklmnop', 'et adgangsbevis'],
    ['https://bruger:kode@eksempel.dk/', 'et brugernavn med adgangskode'],
    ['-----BEGIN PRIVATE KEY-----', 'en privat nøgle'],
    ['eyJhbGciOiJI.eyJzdWIiOiIx', 'et adgangsbevis'],
  ])('“%s” ligner %s', (text, what) => {
    expect(report([feature(RIGHT.replace('Givet a', `Givet ${text}`))])).toContain(`noget, der ligner ${what}`);
  });

  it.each(['300101000016005', '270059999999100', '99999999999999999999', '2026-11-23', 'token på 20 cifre'])(
    '“%s” er i orden',
    (text) => {
      expect(report([feature(RIGHT.replace('Givet a', `Givet ${text}`))])).toBe('');
    },
  );
});

describe('SP2015', () => {
  const outline = (rows: string): string =>
    `\n  @A1-001\n  Abstrakt Scenario: S\n    Når <x>\n\n    Eksempler:\n      | x | y |\n${rows}`;

  it('to rækker med samme nøgle, som den ser ud i en adresse', () => {
    expect(report([feature(outline('      | Sjælland | 1 |\n      | sjaelland | 2 |\n'))])).toMatchInlineSnapshot(`
      "SP2015 Eksemplernes første kolonne er ikke entydig
        Sted:      features/id27/prove.feature:12:9
        Set:       “sjaelland” står også på linje 11
        Forventet: en første kolonne, der er udfyldt og forskellig i alle rækker
        Gør:       Sæt det, der adskiller rækkerne, i første kolonne. Den er navnet på tilfældet i resultater og historik.
        Læs mere:  /fejl/sp2015/"
    `);
  });

  it.each([
    ['en tom nøgle', outline('      |  | 1 |\n'), 'rækkens første celle er tom'],
    ['ingen rækker', outline(''), 'eksemplerne har ingen rækker'],
  ])('%s', (_what, body, seen) => {
    expect(report([feature(body)])).toContain(seen);
  });
});

it('fejl står i filernes og linjernes rækkefølge', () => {
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
