import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asChunks } from '../../test-register.fixture.ts';
import { readSorXml } from './read.ts';
import { SOR_XML_NAMESPACES } from './schema.ts';
import type { RawXmlUnit } from './unit-paths.ts';

const head = '<CreatedAtTime>2026-11-23T01:30:00+01:00</CreatedAtTime><SnapshotDate>2026-11-23</SnapshotDate>';
const status = '<SorStatus><FromDate>2010-01-01</FromDate><FirstFromDate>2010-01-01</FirstFromDate></SorStatus>';
const owner = (inner: string): string =>
  `<InstitutionOwnerEntity><InstitutionOwner>${inner}</InstitutionOwner></InstitutionOwnerEntity>`;
const tree = (inner: string, namespace: string = SOR_XML_NAMESPACES[3]): string =>
  `<?xml version="1.0"?><SorTree xmlns="${namespace}">${head}${inner}</SorTree>`;
const good = owner(`<SorIdentifier>11000016002</SorIdentifier><EntityName>Øst &amp; Vest</EntityName>${status}`);
const outcome = async (text: string): Promise<string[]> => {
  const { problems, complete, content } = await readSorXml(asChunks(text, 50));
  return [
    `${complete ? 'læst til ende' : 'standset'}, ${content.units.length} enheder`,
    ...problems.map(({ line, what, message }) => `${line} ${what ?? '–'}: ${message}`),
  ];
};

describe('SOR XML', () => {
  it('knows each version by its namespace, behind a prefix too', async () => {
    for (const version of [1, 2, 3] as const) {
      const reading = await readSorXml(asChunks(tree(good, SOR_XML_NAMESPACES[version])));
      expect(reading).toMatchObject({ version, namespace: SOR_XML_NAMESPACES[version], complete: true, problems: [] });
      expect(reading.content).toMatchObject({
        snapshotDate: '2026-11-23',
        createdAtTime: '2026-11-23T01:30:00+01:00',
        units: [{ entityName: 'Øst & Vest' }],
      });
    }
    const prefixed = tree(good)
      .replaceAll(/<(\/?)([A-Z])/g, '<$1s:$2')
      .replace('xmlns=', 'xmlns:s=');
    expect(await readSorXml(asChunks(prefixed))).toMatchObject({
      version: 3,
      problems: [],
      content: { units: [{ sorIdentifier: '11000016002' }] },
    });
  });

  it('finds the level wherever it stands in the unit, and shows raw fields', async () => {
    const raw: RawXmlUnit[] = [];
    const level =
      '<OrganisationalLevelCode>270069999999102</OrganisationalLevelCode><OrganisationalLevelName></OrganisationalLevelName>';
    const text = tree(owner(`<SorIdentifier>11000016002</SorIdentifier><EntityName>E</EntityName>${level}${status}`));
    const { content } = await readSorXml(asChunks(text), { onUnit: (unit) => raw.push(unit) });
    expect(content.units[0]!.organisationalLevel).toEqual({ code: '270069999999102', name: '' });
    expect(raw[0]!.fields.map(({ path, value }) => `${path}=${value}`)).toEqual([
      'SorIdentifier=11000016002',
      'EntityName=E',
      'OrganisationalLevelCode=270069999999102',
      'OrganisationalLevelName=',
      'SorStatus/FromDate=2010-01-01',
      'SorStatus/FirstFromDate=2010-01-01',
    ]);
  });

  it('does not lose the rest to a unit that cannot be used', async () => {
    expect(
      await outcome(
        tree(
          owner('<EntityName>uden kode</EntityName>') +
            owner(`<SorIdentifier>2</SorIdentifier><SorStatus><FromDate>i går</FromDate><UpdatedAt>nu</UpdatedAt></SorStatus>`) +
            owner(`<SorIdentifier>3</SorIdentifier><EntityName>to</EntityName><EntityName>navne</EntityName>${status}`) +
            owner(`<SorIdentifier>4</SorIdentifier><EntityName>${'x'.repeat(5000)}</EntityName>${status}`) +
            good,
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "læst til ende, 4 enheder",
        "1 –: Enheden har ingen SorIdentifier og er sprunget over.",
        "1 2: EntityName mangler.",
        "1 2: FromDate er “i går”; en dato på formen 2026-11-23 var ventet.",
        "1 2: Hverken FromDate eller FirstFromDate kan bruges.",
        "1 2: UpdatedAt er “nu”; et tidspunkt på formen 2026-11-23T01:30:00Z var ventet.",
        "1 3: EntityName står mere end én gang på enheden; den første (“to”) er brugt.",
        "1 EntityName: Teksten i EntityName er længere end 4096 tegn og er skåret af.",
      ]
    `);
  });

  it('cuts a text that is too long, wherever its pieces end and whatever stands beside it', async () => {
    const long = `${'x'.repeat(3000)}&amp;<![CDATA[${'y'.repeat(3000)}]]>`;
    const named = owner(`<SorIdentifier>2</SorIdentifier><EntityName>${long}</EntityName>${status}`);
    for (const size of [7, 1000, 100_000]) {
      const { content, problems } = await readSorXml(asChunks(tree(named + owner(`${'z'.repeat(5000)}<SorIdentifier/>`)), size));
      expect(content.units[0]!.entityName).toBe(`${'x'.repeat(3000)}&${'y'.repeat(1095)}`);
      expect(problems.map(({ what }) => what)).toEqual(['EntityName', 'InstitutionOwner', undefined]);
    }
  });

  it('keeps what a lone & stands in, and what follows it', async () => {
    const { content, problems, complete } = await readSorXml(asChunks(tree(good.replace('&amp;', '&') + good), 9));
    expect({ complete, names: content.units.map(({ entityName }) => entityName) }).toEqual({
      complete: true,
      names: ['Øst & Vest', 'Øst & Vest'],
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'En entitet kan ikke læses (& uden et navn og ;); kun de fem fra XML selv er tilladt.',
    ]);
  });

  it('refuses a DOCTYPE and deep nesting, and bears unknown entities, cuts and noise', async () => {
    expect([
      ...(await outcome(`<!DOCTYPE SorTree [<!ENTITY a "b">]>${tree(good).slice(21)}`)),
      ...(await outcome(tree(good + '<a>'.repeat(80) + '</a>'.repeat(80)))),
      ...(await outcome(tree(owner(`<SorIdentifier>11000016002</SorIdentifier><EntityName>a&nbsp;b</EntityName>${status}`)))),
      ...(await outcome(tree(good + good).slice(0, -60))),
      ...(await outcome('dette er ikke XML')),
      ...(await outcome('')),
      ...(await outcome(tree(good, 'urn:ukendt').replaceAll('SorTree', 'Tree'))),
    ]).toMatchInlineSnapshot(`
      [
        "standset, 0 enheder",
        "1 –: Dokumentet har en DOCTYPE-erklæring; den er ikke tilladt, og læsningen er standset.",
        "standset, 1 enheder",
        "1 –: Elementerne ligger mere end 64 niveauer inde i hinanden; læsningen er standset.",
        "læst til ende, 1 enheder",
        "1 –: En entitet kan ikke læses (&nbsp; er ukendt); kun de fem fra XML selv er tilladt.",
        "standset, 1 enheder",
        "1 –: Dokumentet er ikke velformet XML (SorStatus er ikke lukket); læsningen er standset.",
        "standset, 0 enheder",
        "1 –: Dokumentet er ikke velformet XML (der er tekst uden for rodelementet); læsningen er standset.",
        "standset, 0 enheder",
        "1 –: Dokumentet er ikke velformet XML (der er intet rodelement); læsningen er standset.",
        "læst til ende, 1 enheder",
        "1 Tree: Rodelementet er Tree; SorTree var ventet.",
      ]
    `);
  });

  it('notes a namespace that is not known, and reads the document by the names of its elements', async () => {
    const reading = await readSorXml(asChunks(tree(good, 'urn:ukendt')));
    expect(reading).toMatchObject({ version: undefined, namespace: 'urn:ukendt', complete: true, problems: [] });
    expect(reading.content.units).toHaveLength(1);
    expect(reading.notes.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '1: Navnerummet “urn:ukendt” er ikke et af dem, der kendes for SOR XML; indholdet er læst efter elementnavnene.',
    ]);
    expect((await readSorXml(asChunks(tree(good)))).notes).toEqual([]);
  });

  it('never throws, however the document is damaged, and keeps what stood before the damage', async () => {
    const text = tree(good + good.replace('11000016002', '311000016009'));
    const firstEnds = text.indexOf('</InstitutionOwner>') + '</InstitutionOwner>'.length;
    const noise = fc.string({ unit: fc.constantFrom('<', '>', '/', '&', ';', '"', '\u0000', 'æ', '!', ']'), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: firstEnds, max: text.length }), noise, fc.nat(20), async (at, added, cut) => {
        const reading = await readSorXml(asChunks(text.slice(0, at) + added + text.slice(at + cut), 33));
        expect(reading.content.units[0]?.sorIdentifier).toBe('11000016002');
        expect(reading.complete || reading.problems.length > 0).toBe(true);
      }),
    );
  });
});
