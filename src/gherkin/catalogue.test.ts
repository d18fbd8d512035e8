import { compile } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFeatures } from './load-features.ts';
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

  it('reads everything about a scenario, inherited things too', () => {
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

  it('keeps the paragraphs of a description but not the file’s indentation', () => {
    expect(plain!.feature.description).toBe('Hvorfor den findes.\n\n  Et andet afsnit.');
  });

  it('says what Og and Men stand for, even when they continue the background', () => {
    expect(plain!.background.map(({ keyword, kind }) => `${keyword} ${kind}`)).toEqual(['Givet context', 'Og context']);
    expect(plain!.steps.map(({ keyword, kind }) => `${keyword} ${kind}`)).toEqual([
      'Og context',
      'Når action',
      'Så outcome',
      'Men outcome',
    ]);
  });

  it('includes tables and doc strings', () => {
    expect(plain!.steps[1]!.table).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(plain!.steps[2]!.docString).toBe('en tekst');
  });

  it('expands examples with the first column as key and the values in the name', () => {
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

  it('gives cases the names and lines that Cucumber itself uses', () => {
    const { document } = parseFeature(feature(BODY));
    const pickles = compile(document!, 'x', IdGenerator.incrementing());
    expect(catalogue.cases.map(({ name, line }) => ({ name, line }))).toEqual(
      pickles.map(({ name, location }) => ({ name, line: location!.line })),
    );
  });

  it('takes the file’s name for the subject when it lies directly under features/', () => {
    const { catalogue: direct } = readCatalogue([feature('\n@A1-001\nScenarie: S\nNår a\n', 'features/direkte.feature')]);
    expect(direct.specifications[0]!.feature.subject).toBe('direkte');
  });

  it('leaves out what cannot be recognised, and says why', () => {
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

  it('reads empty files and files without scenarios without complaint', () => {
    expect(formatAll(readCatalogue([{ path: 'features/a.feature', text: '' }, feature('')]).problems)).toBe('');
  });

  it.each([
    ['one value', ['FHIR'], 'Hver FHIR-meddelelse'],
    ['a few', ['FHIR', 'OIOXML', 'FHIR'], 'Hver FHIR/OIOXML-meddelelse'],
    ['many', ['a', 'b', 'c', 'd', 'e'], 'Hver a/…/e-meddelelse'],
  ])('names an outline by the values its placeholders take: %s', (_name, values, expected) => {
    const rows = values.map((value, index) => `| ${index} | ${value} |\n`).join('');
    const body = `\n@A1-001\nAbstrakt Scenario: Hver <format>-meddelelse\nNår a <format>\nEksempler:\n| nr | format |\n${rows}`;
    const { catalogue } = readCatalogue([feature(body)]);
    expect(catalogue.specifications.map(({ name }) => name)).toEqual([expected]);
    expect(catalogue.cases.map(({ name }) => name)).toEqual(values.map((value) => `Hver ${value}-meddelelse`));
  });

  it('leaves no placeholder in any title of the features', async () => {
    const { catalogue } = readCatalogue(await loadFeatures('features'));
    expect(catalogue.specifications.some(({ examples }) => examples.length > 0)).toBe(true);
    for (const { name } of [...catalogue.specifications, ...catalogue.cases]) expect(name).not.toMatch(/<[^>]*>/);
  });

  it('never throws, whatever the file holds', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom(...BODY.split('\n')));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        readCatalogue([{ path: 'features/x/y.feature', text: lines.join('\n') }]);
      }),
    );
  });
});

describe('the fingerprint', () => {
  const printOf = (body: string): string => readCatalogue([feature(body)]).catalogue.specifications[0]!.fingerprint;
  const base = '\n@A1-001\nScenarie: S\nGivet a\nNår b\nSå c\n';

  it.each([
    ['another place in the file', `\n\n\n# en bemærkning${base}`],
    ['another name', base.replace('S\n', 'T\n')],
    ['another tag', base.replace('@A1-001', '@A1-001 @langsom')],
    ['a new description', base.replace('S\n', 'S\nTekst.\n\n')],
  ])('is the same with %s', (_what, body) => {
    expect(printOf(body)).toBe(printOf(base));
  });

  it.each([
    ['the text of a step', base.replace('Så c', 'Så d')],
    ['the kind of a step', base.replace('Så c', 'Og c')],
    ['the order of the steps', base.replace('Givet a\nNår b', 'Når b\nGivet a')],
    ['a table', base.replace('Så c\n', 'Så c\n| x |\n')],
    ['a doc string', base.replace('Så c\n', 'Så c\n"""\nx\n"""\n')],
    ['a background', `\nBaggrund:\nGivet x\n${base}`],
    ['an example', `${base}Eksempler:\n| x |\n| 1 |\n`],
  ])('changes with %s', (_what, body) => {
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
