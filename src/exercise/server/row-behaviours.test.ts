import { describe, expect, it } from 'vitest';
import { testRegister, testUnits } from './endpoint.fixture.ts';
import {
  DAILY,
  levelFields,
  levelOf,
  type RowKind,
  type Seen,
  type TriedKind,
  tryKind,
  XML2,
  XML3,
  zipFile,
} from './seen.fixture.ts';

const { afdeling, afsnit, hospital, 'uden-niveau': outside } = testUnits;
const ALL = { interfaces: ['fhir', 'skrs', 'udtraek'] };
const ONE = { ...ALL, roles: ['afdeling'] };

const recordOf = async (seen: Seen, code: string) =>
  (await seen.records('sorentity')).filter((fields) => fields.includes(`SorId=${code}`));
const mapRowsOf = async (seen: Seen, code: string) =>
  (await seen.records('shaksormap')).filter((fields) => fields.includes(`SorId=${code}`));
const xmlCount = async (seen: Seen, path: string, code: string) =>
  (await seen.get(path)).bytes.toString().split(`<SorIdentifier>${code}</SorIdentifier><EntityName>`).length - 1;

/** For each kind that spoils single rows: its fields, and what is seen of it and of what it must leave alone. */
const KINDS: Readonly<Record<RowKind, TriedKind>> = {
  'fields-replaced': [
    { ...ONE, fields: { entityName: 'Andet navn', parentSorIdentifier: { unitInRole: 'hospital' }, shakIdentifier: '' } },
    async (seen) => {
      const [record] = await recordOf(seen, afdeling);
      expect(record).toEqual(expect.arrayContaining(['EntityName=Andet navn', `ParentSorId=${hospital}`]));
      expect(record?.some((field) => field.startsWith('ShakId='))).toBe(false);
      expect((await seen.fhir(`Organization/${afdeling}`)).partOf?.reference).toBe(`Organization/${hospital}`);
      expect((await seen.xmlUnit(XML3, afdeling))?.fields).toContainEqual(expect.objectContaining({ value: 'Andet navn' }));
      expect((await recordOf(seen, afsnit))[0]?.some((field) => field.startsWith('ShakId='))).toBe(true);
    },
  ],
  'units-twice': [
    { ...ALL, roles: ['afsnit'] },
    async (seen) => {
      expect([await recordOf(seen, afsnit), await recordOf(seen, afdeling)].map(({ length }) => length)).toEqual([2, 1]);
      const { rows } = await seen.csv((await seen.get(DAILY)).bytes);
      expect(rows.filter((row) => row['SorId'] === afsnit)).toHaveLength(2);
      expect([await xmlCount(seen, XML3, afsnit), await xmlCount(seen, XML3, afdeling)]).toEqual([2, 1]);
    },
  ],
  'map-rows-replaced': [
    { ...ONE, fields: { shakIdentifier: '12345' } },
    async (seen) => {
      const rows = await mapRowsOf(seen, afdeling);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((fields) => fields.includes('ShakId=12345'))).toBe(true);
      expect((await mapRowsOf(seen, afsnit)).flat()).not.toContain('ShakId=12345');
    },
  ],
  'map-rows-added': [
    { interfaces: ['skrs'], roles: ['uden-niveau'], shakIdentifier: '9901999' },
    async (seen) => {
      const [row, ...more] = await mapRowsOf(seen, outside);
      expect(row).toContain('ShakId=9901999');
      expect(more).toEqual([]);
      expect(await seen.records('shaksormap')).toHaveLength(testRegister.shakSorMap.length + 1);
    },
  ],
  'map-rows-missing': [
    { ...ONE, interfaces: ['skrs'] },
    async (seen) => {
      expect((await seen.records('shaksormap')).filter((fields) => fields.includes(`SorId=${afdeling}`))).toEqual([]);
      expect((await seen.csv(await zipFile(seen, 'SHAKSORMap.csv'))).rows.some((row) => row['SorId'] === afdeling)).toBe(true);
    },
  ],
  'map-wrong-unit': [
    ONE,
    async (seen) => {
      const rows = await seen.records('shaksormap');
      expect(rows).toHaveLength(testRegister.shakSorMap.length);
      expect(rows.filter((fields) => fields.includes(`SorId=${afdeling}`))).toEqual([]);
    },
  ],
  'map-without-level': [
    ONE,
    async (seen) => {
      const rows = (await seen.records('shaksormap')).filter((fields) => fields.includes(`SorId=${afdeling}`));
      expect(rows.map(levelFields)).toEqual(rows.map(() => []));
      expect(await levelOf(seen, afdeling)).toHaveLength(2);
    },
  ],
  'units-missing': [
    { ...ONE, interfaces: ['udtraek'], files: ['xml2'] },
    async (seen) => {
      expect(await seen.xmlUnit(XML2, afdeling)).toBeUndefined();
      expect(await seen.xmlUnit(XML2, hospital)).toBeDefined();
      expect(await seen.xmlUnit(XML3, afdeling)).toBeDefined();
    },
  ],
};

describe('a scripted deviation in the rows of a table', () => {
  it.each(Object.entries(KINDS))('%s shows on what it names and on nothing else', tryKind);
});
