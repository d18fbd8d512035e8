import { describe, expect, test } from 'vitest';
import { startForeignRegion, MISTAKES_A, MISTAKES_B } from './start.ts';
import type { ForeignRegion } from './start.ts';
import { copyAll, extract, extractName, lookUp, readCsv, searchAll, unzip, update } from './test-clients.ts';
import { childText, descendants } from './shared/xml.ts';
import type { MistakeA, MistakeB } from './mistakes.ts';

function sorIdByName(region: ForeignRegion, name: string): string {
  return region.register.live().find((unit) => unit.name === name)!.sorId;
}

async function level(region: ForeignRegion, name: string): Promise<string> {
  const { xml } = await lookUp(region, 'GetSorEntity', sorIdByName(region, name));
  const found = descendants(xml, region.id === 'a' ? 'SorEntity' : 'unit')[0];
  return `${childText(found, 'OrganisationalLevelCode') ?? ''} ${childText(found, 'OrganisationalLevelName') ?? ''}`;
}

async function organization(region: ForeignRegion, name: string): Promise<string> {
  return JSON.stringify(
    (await searchAll(region, `?name:exact=${encodeURIComponent(name)}`)).map(({ resource }) => [
      resource.active,
      resource.partOf,
    ]),
  );
}

async function file(region: ForeignRegion, kind: 'xml3' | 'csvDaily' | 'csvComplete'): Promise<Buffer> {
  return Buffer.from(await (await extract(region, extractName(region, kind))).arrayBuffer());
}

/** What each mistake shows to one who looks at the right place. */
const LOOK: Readonly<Record<MistakeA | MistakeB, (region: ForeignRegion) => Promise<string>>> = {
  'sorls-niveaunavn': (region) => level(region, 'Kardiologisk Afdeling'),
  'xml3-uden-niveau': async (region) =>
    String((await file(region, 'xml3')).toString('utf8').match(/<sor:OrganisationalLevelCode>/gu)!.length),
  'fhir-lukket-aktiv': (region) => organization(region, 'Medicinsk Afdeling M'),
  'shakkort-forkert-enhed': async (region) =>
    readCsv(region, unzip(await file(region, 'csvComplete')).get('SHAKSORMap.csv')!).find((row) => row['ShakId'] === '7691021')![
      'SorId'
    ]!,
  'skrs-mangler-enhed': async (region) => String((await copyAll(region, 'sorentity')).length),
  'sorls-forkert-kode': (region) => level(region, 'Ekkolaboratoriet'),
  'csv-afrundet-sor-kode': async (region) =>
    readCsv(region, await file(region, 'csvDaily')).find((row) => row['EntityName'] === 'Hukommelsesklinikken')!['SorId']!,
  'fhir-forkert-overordnet': (region) => organization(region, 'Nyfødte'),
  'sorus-tager-ukendt-niveau': async (region) => {
    const parts = `<SorEntity><ParentSorIdentifier>${region.units['afdeling']!}</ParentSorIdentifier><EntityName>Prøve</EntityName><EntityTypeIdentifier>550851000005109</EntityTypeIdentifier><OrganisationalLevelCode>999999999999999</OrganisationalLevelCode></SorEntity>`;
    return String((await update(region, 'InsertSorEntity', parts)).status);
  },
  'lpr-lukket-enhed': async (region) => (await fetch(`${region.origin}/lpr/2026-10/uddrag.xml`)).text(),
};

describe.each([
  ['a', MISTAKES_A],
  ['b', MISTAKES_B],
] as const)('region %s', (id, mistakes) => {
  test.each(mistakes.map((mistake) => mistake.name))('makes the mistake %s when asked, and no other', async (name) => {
    const correct = await startForeignRegion(id);
    const wrong = await startForeignRegion(id, { mistakes: [name] });
    const withoutAddress = (text: string, region: ForeignRegion): string => text.replaceAll(region.origin, '');
    try {
      for (const other of mistakes) {
        const [right, seen] = [
          withoutAddress(await LOOK[other.name](correct), correct),
          withoutAddress(await LOOK[other.name](wrong), wrong),
        ];
        expect(seen !== right, other.name).toBe(other.name === name);
      }
    } finally {
      await correct.close();
      await wrong.close();
    }
  });

  test('knows no other mistakes', async () => {
    await expect(startForeignRegion(id, { mistakes: ['findes-ikke'] })).rejects.toThrow('findes-ikke');
  });
});
