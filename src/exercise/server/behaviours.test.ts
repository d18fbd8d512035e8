import { describe, expect, it } from 'vitest';
import type { BehavingInterface, BehaviourKind, OwnBehaviour } from '../../model/config/behaviour.ts';
import { testRegister, testUnits } from './endpoint.fixture.ts';
import {
  BROKEN,
  broken,
  csvLevelsOf,
  DAILY,
  fhirLevelOf,
  levelOf,
  type RowKind,
  SKRS,
  type TriedKind,
  tryKind,
  XML2,
  XML3,
  xmlLevelOf,
  ZIP,
  zipFile,
} from './seen.fixture.ts';

const { afdeling, afsnit, hospital, 'uden-niveau': outside } = testUnits;
const CODE = '270059999999100';
const ALL = { interfaces: ['fhir', 'skrs', 'udtraek'] };
const ONE = { ...ALL, roles: ['afdeling'] };
const NAME = 'OrganisationalLevelName=Afdeling';

/** For each kind that is no interface's own and spoils no single rows: its fields, and what is seen of it and of what it must leave alone. */
const KINDS: Readonly<Record<Exclude<BehaviourKind, OwnBehaviour<BehavingInterface>['kind'] | RowKind>, TriedKind>> = {
  'omit-level-code': [
    ONE,
    async (seen) => {
      expect(await levelOf(seen, afdeling)).toEqual([NAME]);
      expect(await xmlLevelOf(seen, XML3, afdeling)).toEqual([NAME]);
      expect(await fhirLevelOf(seen, afdeling)).toEqual([['Afdeling']]);
      expect(await csvLevelsOf(seen, DAILY, afdeling)).toEqual([['', 'Afdeling']]);
      expect(await xmlLevelOf(seen, XML3, afsnit)).toHaveLength(2);
    },
  ],
  'omit-level-name': [
    ONE,
    async (seen) => {
      expect(await levelOf(seen, afdeling)).toEqual([`OrganisationalLevelCode=${CODE}`]);
      expect(await xmlLevelOf(seen, XML3, afdeling)).toEqual([`OrganisationalLevelCode=${CODE}`]);
      expect(await fhirLevelOf(seen, afdeling)).toEqual([[CODE]]);
    },
  ],
  'empty-level-code': [
    { ...ALL, sorCodes: [afdeling] },
    async (seen) => {
      expect(await levelOf(seen, afdeling)).toEqual(['OrganisationalLevelCode=', NAME]);
      expect(await xmlLevelOf(seen, XML3, afdeling)).toEqual(['OrganisationalLevelCode=', NAME]);
      expect(await fhirLevelOf(seen, afdeling)).toEqual([['Afdeling']]);
      expect(await levelOf(seen, afsnit)).not.toContain('OrganisationalLevelCode=');
    },
  ],
  'wrong-level-name': [
    { ...ONE, name: 'Klinik' },
    async (seen) => {
      expect(await levelOf(seen, afdeling)).toEqual([`OrganisationalLevelCode=${CODE}`, 'OrganisationalLevelName=Klinik']);
      expect(await csvLevelsOf(seen, DAILY, afdeling)).toEqual([[CODE, 'Klinik']]);
    },
  ],
  'unknown-level-code': [
    { ...ONE, code: '123456' },
    async (seen) => expect(await levelOf(seen, afdeling)).toEqual(['OrganisationalLevelCode=123456', NAME]),
  ],
  'level-missing': [
    { ...ONE, interfaces: ['udtraek'], files: ['xml3'] },
    async (seen) => {
      expect(await xmlLevelOf(seen, XML3, afdeling)).toEqual([]);
      expect(await csvLevelsOf(seen, DAILY, afdeling)).toEqual([[CODE, 'Afdeling']]);
      expect(await levelOf(seen, afdeling)).toHaveLength(2);
    },
  ],
  'level-replaced': [
    { ...ALL, roles: ['uden-niveau', 'hospital'], level: 'Afsnit' },
    async (seen) => {
      expect((await xmlLevelOf(seen, XML3, outside))?.[1]).toBe('OrganisationalLevelName=Afsnit');
      expect((await levelOf(seen, hospital))?.[1]).toBe('OrganisationalLevelName=Afsnit');
      expect(await levelOf(seen, afdeling)).toContain(NAME);
    },
  ],
  'two-levels': [
    { ...ONE, level: 'Center' },
    async (seen) => {
      expect(await levelOf(seen, afdeling)).toHaveLength(4);
      expect(await xmlLevelOf(seen, XML3, afdeling)).toHaveLength(4);
      expect(await fhirLevelOf(seen, afdeling)).toHaveLength(2);
      expect((await csvLevelsOf(seen, DAILY, afdeling)).map(([, name]) => name)).toEqual(['Afdeling', 'Center']);
    },
  ],
  'classification-missing': [
    { ...ALL, classification: 'OrganisationalLevelGroup' },
    async (seen) => {
      expect((await seen.records('sorclassifications')).flat()).not.toContain('Classification=OrganisationalLevelGroup');
      expect(await seen.records('sororganisationallevel')).toHaveLength(6);
    },
  ],
  'classification-entry-missing': [
    { ...ALL, level: 'Center' },
    async (seen) => {
      const names = (await seen.records('sororganisationallevel')).flat().filter((field) => field.startsWith('Name='));
      expect(names).toHaveLength(5);
      expect(names).not.toContain('Name=Center');
    },
  ],
  'xml2-carries-level': [
    { interfaces: ['udtraek'] },
    async (seen) => {
      expect(await xmlLevelOf(seen, XML2, afdeling)).toEqual([`OrganisationalLevelCode=${CODE}`, NAME]);
      expect(await xmlLevelOf(seen, XML2, outside)).toEqual([]);
      expect(await xmlLevelOf(seen, XML3, afdeling)).toHaveLength(2);
    },
  ],
  'csv-columns-missing': [
    { interfaces: ['udtraek'], files: ['csvDaily'], columns: ['OrganisationalLevelName', 'ToDate'] },
    async (seen) => {
      const { columns, rows, problems } = await seen.csv((await seen.get(DAILY)).bytes);
      expect(columns).toEqual(expect.arrayContaining(['SorId', 'OrganisationalLevelCode']));
      expect(columns).not.toContain('OrganisationalLevelName');
      expect([problems, rows.find((row) => row['SorId'] === afdeling)?.['OrganisationalLevelCode']]).toEqual([0, CODE]);
      expect((await seen.csv(await zipFile(seen, 'SOREntity.csv'))).columns).toContain('ToDate');
    },
  ],
  'csv-windows-1252': [
    { interfaces: ['udtraek'] },
    async (seen) => {
      const { bytes, headers } = await seen.get(DAILY);
      const { encoding, rows, problems } = await seen.csv(bytes);
      expect([encoding, problems, headers['content-type']]).toEqual(['windows-1252', 0, 'text/csv; charset=windows-1252']);
      const names = new Map(testRegister.units.map((unit) => [unit.sorIdentifier, unit.entityName]));
      for (const row of rows) expect(row['EntityName']).toBe(names.get(row['SorId'] ?? ''));
    },
  ],
  'csv-bad-row': [
    { interfaces: ['udtraek'], files: ['csvDaily'] },
    async (seen) => expect((await seen.csv((await seen.get(DAILY)).bytes)).problems).toBe(1),
  ],
  'csv-keeps-closed': [
    { interfaces: ['udtraek'], files: ['csvDaily'] },
    async (seen) => {
      const { rows } = await seen.csv((await seen.get(DAILY)).bytes);
      expect(rows).toHaveLength(testRegister.units.length);
      expect(rows.map((row) => row['SorId'])).toContain(testUnits.lukket);
    },
  ],
  'zip-member-missing': [
    { interfaces: ['udtraek'], files: ['csvComplete'], member: 'Geolocations.csv' },
    async (seen) => {
      await expect(zipFile(seen, 'Geolocations.csv')).rejects.toThrow('Ingen Geolocations.csv');
      expect((await zipFile(seen, 'EDITypes.csv')).byteLength).toBeGreaterThan(0);
    },
  ],
  'register-ahead': [
    { interfaces: ['udtraek'], files: ['xml2'], days: 2 },
    async (seen) => {
      const dayOf = async (path: string) => /<SnapshotDate>(.*?)</.exec((await seen.get(path)).bytes.toString())?.[1];
      expect([await dayOf(XML2), await dayOf(XML3)]).toEqual(['2026-11-25', '2026-11-23']);
    },
  ],
  'stale-register': [
    { interfaces: ['udtraek'], files: ['xml2', 'csvDaily'], days: 9 },
    async (seen) => {
      const [xml, daily, xml3] = [await seen.get(XML2), await seen.get(DAILY), await seen.get(XML3)];
      expect(xml.bytes.toString()).toContain('<SnapshotDate>2026-11-14</SnapshotDate>');
      expect([daily, xml3].map(({ headers }) => headers['last-modified'])).toEqual([
        'Sat, 14 Nov 2026 00:30:00 GMT',
        'Mon, 23 Nov 2026 00:30:00 GMT',
      ]);
    },
  ],
  'interface-absent': [
    { interfaces: ['skrs'] },
    async (seen) => {
      const { status, text } = await seen.replicate('sorentity');
      expect([status, text]).toEqual([404, 'Snitfladen er ikke taget i brug i dette miljø endnu.']);
      expect([(await seen.get(`${SKRS}?wsdl`)).status, (await seen.get('fhir/metadata')).status]).toEqual([404, 200]);
    },
  ],
  'access-refused': [
    { interfaces: ['fhir', 'skrs'], datatypes: ['shakSorMap'] },
    async (seen) => {
      const { status, text } = await seen.replicate('shaksormap');
      expect([status, text.includes('urn:stamdata:unauthorized-access')]).toEqual([500, true]);
      expect([(await seen.replicate('sorentity')).status, (await seen.get('fhir/metadata')).status]).toEqual([200, 200]);
    },
  ],
  slow: [
    { interfaces: ['fhir'], milliseconds: 60 },
    async (seen) => {
      const started = performance.now();
      expect((await seen.get('fhir/metadata')).status).toBe(200);
      expect(performance.now() - started).toBeGreaterThan(50);
    },
  ],
  'http-error': [
    { interfaces: ['udtraek'], files: ['csvComplete'], status: 503 },
    async (seen) => expect([(await seen.get(ZIP)).status, (await seen.get(DAILY)).status]).toEqual([503, 200]),
  ],
  'connection-reset': [
    { interfaces: ['skrs'], datatypes: ['shakSorMap'] },
    async (seen) => {
      expect(await broken(seen.replicate('shaksormap'))).toMatch(BROKEN);
      expect((await seen.replicate('sorentity')).status).toBe(200);
    },
  ],
  timeout: [
    { interfaces: ['fhir'], milliseconds: 40 },
    async (seen) => {
      const started = performance.now();
      expect(await broken(seen.get('fhir/metadata'))).toMatch(BROKEN);
      expect(performance.now() - started).toBeGreaterThan(30);
    },
  ],
  'cut-body': [
    { interfaces: ['fhir', 'skrs', 'udtraek'] },
    async (seen) => {
      for (const path of ['fhir/metadata', XML3, ZIP]) expect(await broken(seen.get(path))).toMatch(BROKEN);
      expect(await broken(seen.replicate('sorentity'))).toMatch(BROKEN);
    },
  ],
  'shak-for-sor': [
    { interfaces: ['journal'], roles: ['afsnit'] },
    async (seen) => {
      const identifiers = async (server: string, code: string) =>
        ((await seen.fhir(`../${server}/Organization/${code}`)) as { identifier?: { system: string; value: string }[] })
          .identifier;
      const shak = testRegister.units.find((unit) => unit.sorIdentifier === afsnit)?.shakIdentifier;
      expect((await identifiers('journal/fhir', afsnit))?.[0]).toMatchObject({ system: 'urn:oid:1.2.208.176.2.4', value: shak });
      expect((await identifiers('journal/fhir', afdeling))?.[0]).toMatchObject({ value: afdeling });
      expect((await identifiers('apotek/fhir', afsnit))?.[0]).toMatchObject({ value: afsnit });
    },
  ],
  'wsdl-missing': [
    { interfaces: ['skrs'] },
    async (seen) => {
      expect((await seen.get(`${SKRS}?wsdl`)).status).toBe(404);
      expect((await seen.replicate('sorentity')).status).toBe(200);
    },
  ],
};

describe('a scripted deviation', () => {
  it.each(Object.entries(KINDS))('%s shows on what it names and on nothing else', tryKind);
});
