import { compile } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCatalogue, scenarioIds } from './catalogue.ts';
import { parseFeature } from './parse.ts';
import { feature, formatAll } from './features.fixture.ts';

const BODY = `
  Hvorfor den findes.

    Et andet afsnit.

  Baggrund:
    Givet et register

  Regel: En regel
    Reglens tekst.

    Baggrund:
      Og en region

    @ID27-001 @antagelse @skriver
    Scenarie: Et enkelt scenarie
      Med beskrivelse.

      Og mere
      Når noget spørges
        | a | b |
        | c | d |
      Så svares der
        """
        en tekst
        """
      Men ikke andet

    @ID27-002 @manuel
    Abstrakt Scenario: Et <niveau> og dets <kode>
      Når <niveau> spørges
      Så svares <kode>

      Eksempler: De første
        Om eksemplerne.

        | niveau   | kode |
        | Hospital | $&   |

      Eksempler:
        | niveau | kode |
        | Afsnit | 2    |
`;

describe('readCatalogue', () => {
  const { catalogue, problems } = readCatalogue([feature(BODY)]);
  const [plain, outline] = catalogue.specifications;

  it('læser alt om et scenarie, også det, der er arvet', () => {
    expect(problems).toEqual([]);
    expect(plain).toMatchObject({
      id: 'ID27-001',
      name: 'Et enkelt scenarie',
      description: 'Med beskrivelse.',
      tags: ['krav:fast', 'anvendelse:lpr', 'snitflade:fhir', 'ID27-001', 'antagelse', 'skriver'],
      requirements: ['fast'],
      usageSituations: ['lpr'],
      interfaces: ['fhir'],
      assumption: true,
      writes: true,
      manual: false,
      feature: { name: 'Prøve', path: 'features/id27/prove.feature', subject: 'id27' },
      rule: { name: 'En regel', description: 'Reglens tekst.' },
      examples: [],
    });
  });

  it('beholder afsnit i en beskrivelse, men ikke filens indrykning', () => {
    expect(plain!.feature.description).toBe('Hvorfor den findes.\n\n  Et andet afsnit.');
  });

  it('siger, hvad Og og Men står for, også når det er baggrunden, de fortsætter', () => {
    expect(plain!.background.map(({ keyword, kind }) => `${keyword} ${kind}`)).toEqual(['Givet context', 'Og context']);
    expect(plain!.steps.map(({ keyword, kind }) => `${keyword} ${kind}`)).toEqual([
      'Og context',
      'Når action',
      'Så outcome',
      'Men outcome',
    ]);
  });

  it('tager tabeller og tekstblokke med', () => {
    expect(plain!.steps[1]!.table).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(plain!.steps[2]!.docString).toBe('en tekst');
  });

  it('folder eksempler ud med første kolonne som nøgle og værdierne i navnet', () => {
    expect(outline!.manual).toBe(true);
    expect(outline!.examples.map(({ name, description }) => [name, description])).toEqual([
      ['De første', 'Om eksemplerne.'],
      ['', ''],
    ]);
    expect(catalogue.cases.map(({ key, name, exampleKey }) => [key, name, exampleKey])).toEqual([
      ['ID27-001', 'Et enkelt scenarie', undefined],
      ['ID27-002~Hospital', 'Et Hospital og dets $&', 'Hospital'],
      ['ID27-002~Afsnit', 'Et Afsnit og dets 2', 'Afsnit'],
    ]);
  });

  it('giver tilfældene de navne og linjer, Cucumber selv bruger', () => {
    const { document } = parseFeature(feature(BODY));
    const pickles = compile(document!, 'x', IdGenerator.incrementing());
    expect(catalogue.cases.map(({ name, line }) => ({ name, line }))).toEqual(
      pickles.map(({ name, location }) => ({ name, line: location!.line })),
    );
  });

  it('bruger filens navn som emne, når den ligger lige under features/', () => {
    const { catalogue: direct } = readCatalogue([feature('\n@A1-001\nScenarie: S\nNår a\n', 'features/direkte.feature')]);
    expect(direct.specifications[0]!.feature.subject).toBe('direkte');
  });

  it('udelader det, der ikke kan kendes, og siger hvorfor', () => {
    const bad = readCatalogue([
      feature('\n@A1-001\nScenarie: Den første\nNår a\n', 'features/a/a.feature'),
      feature('\n@A1-001\nScenarie: Den anden\nNår a\n\nScenarie: Uden id\nNår a\n', 'features/a/b.feature'),
      feature('\n@A1-003\nScenarie: S\nNår a\nikke et trin\n', 'features/a/c.feature'),
    ]);
    expect(bad.catalogue.specifications.map(({ name }) => name)).toEqual(['Den første']);
    expect(bad.problems.map(({ code, place }) => `${code} ${place.file ?? ''}:${place.line ?? ''}`)).toEqual([
      'SP2001 features/a/c.feature:8',
      'SP2004 features/a/b.feature:9',
      'SP2005 features/a/b.feature:5',
    ]);
  });

  it('læser tomme filer og filer uden scenarier uden at brokke sig', () => {
    expect(formatAll(readCatalogue([{ path: 'features/a.feature', text: '' }, feature('')]).problems)).toBe('');
  });

  it('kaster aldrig, uanset hvad der står i filen', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom(...BODY.split('\n')));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        readCatalogue([{ path: 'features/x/y.feature', text: lines.join('\n') }]);
      }),
    );
  });
});

describe('fingeraftrykket', () => {
  const printOf = (body: string): string => readCatalogue([feature(body)]).catalogue.specifications[0]!.fingerprint;
  const base = '\n@A1-001\nScenarie: S\nGivet a\nNår b\nSå c\n';

  it.each([
    ['et andet sted i filen', `\n\n\n# en bemærkning${base}`],
    ['et andet navn', base.replace('S\n', 'T\n')],
    ['et andet mærke', base.replace('@A1-001', '@A1-001 @langsom')],
    ['en ny beskrivelse', base.replace('S\n', 'S\nTekst.\n\n')],
  ])('er det samme ved %s', (_what, body) => {
    expect(printOf(body)).toBe(printOf(base));
  });

  it.each([
    ['et trins tekst', base.replace('Så c', 'Så d')],
    ['et trins slags', base.replace('Så c', 'Og c')],
    ['trinnenes rækkefølge', base.replace('Givet a\nNår b', 'Når b\nGivet a')],
    ['en tabel', base.replace('Så c\n', 'Så c\n| x |\n')],
    ['en tekstblok', base.replace('Så c\n', 'Så c\n"""\nx\n"""\n')],
    ['en baggrund', `\nBaggrund:\nGivet x\n${base}`],
    ['et eksempel', `${base}Eksempler:\n| x |\n| 1 |\n`],
  ])('ændrer sig med %s', (_what, body) => {
    expect(printOf(body)).not.toBe(printOf(base));
  });
});

describe('the scenarios that a reference is held against', () => {
  it('are all that are specified', () => {
    expect(scenarioIds(readCatalogue([feature(BODY)]))).toEqual(['ID27-001', 'ID27-002']);
  });

  it('are not known while a specification cannot be read', () => {
    expect(scenarioIds(readCatalogue([feature(BODY.replace('@ID27-002 ', ''))]))).toBeUndefined();
  });
});
