import { describe, expect, it } from 'vitest';
import type { OwnBehaviour } from '../../model/config/behaviour.ts';
import { testRegister, testUnits } from './endpoint.fixture.ts';
import { SKRS, type TriedKind, tryKind } from './seen.fixture.ts';

const { afdeling, afsnit, hospital } = testUnits;
const tokensOf = ({ text }: { text: string }) => Array.from(text.matchAll(/v1\/([0-9]{20})</g), ([, token]) => token);

/** For each kind of FHIR's and SKRS' own; the other rooms try theirs themselves. */
const KINDS: Readonly<Record<OwnBehaviour<'fhir' | 'skrs'>['kind'], TriedKind>> = {
  'fhir-no-outcome': [
    {},
    async (seen) => {
      const { status, bytes } = await seen.get('fhir/Organization/findes-ikke');
      expect([status, bytes.byteLength]).toEqual([404, 0]);
      expect((await seen.get('fhir/Organization?farve=sort')).bytes.byteLength).toBeGreaterThan(0);
    },
  ],
  'fhir-paging-loses-units': [
    {},
    async (seen) => {
      const pages = [await seen.fhir('Organization?_count=100'), await seen.fhir('Organization?_count=100&_side=2')];
      expect(pages.map(({ entry }) => entry?.length)).toEqual([100, 99]);
    },
  ],
  'fhir-wrong-partof': [
    { roles: ['afsnit'] },
    async (seen) => {
      const parent = async (code: string) => (await seen.fhir(`Organization/${code}`)).partOf?.reference;
      const own = (code: string) => testRegister.units.find((unit) => unit.sorIdentifier === code)?.parentSorIdentifier;
      expect(await parent(afsnit)).not.toBe(`Organization/${own(afsnit)}`);
      expect(await parent(afdeling)).toBe(`Organization/${own(afdeling)}`);
    },
  ],
  'fhir-search-astray': [
    { parameter: 'partof', finds: 'everything' },
    async (seen) => {
      const total = async (query: string) => (await seen.fhir(`Organization?_count=200&${query}`)).entry?.length;
      expect(await total(`partof=${hospital}`)).toBe(200);
      expect(await total(`identifier=${afdeling}`)).toBe(1);
    },
  ],
  'fhir-search-never-empty': [
    {},
    async (seen) => {
      expect((await seen.fhir('Organization?identifier=999999991000016005')).entry?.length).toBeGreaterThan(1);
      expect((await seen.fhir(`Organization?identifier=${afdeling}`)).entry).toHaveLength(1);
    },
  ],
  'fhir-capability-missing': [
    { capability: 'partof' },
    async (seen) => {
      const text = JSON.stringify(await seen.fhir('metadata'));
      expect([text.includes('"partof"'), text.includes('"identifier"'), text.includes('"search-type"')]).toEqual([
        false,
        true,
        true,
      ]);
    },
  ],
  'skrs-ignores-max-records': [{}, async (seen) => expect((await seen.records('sorentity', 3)).length).toBe(500)],
  'skrs-offset-repeats': [
    {},
    async (seen) => {
      const tokens = ({ text }: { text: string }) => Array.from(text.matchAll(/v1\/([0-9]{20})</g), ([, token]) => token);
      const first = tokens(await seen.replicate('sorentity', '0', 5));
      expect(tokens(await seen.replicate('sorentity', first.at(-1), 5))[0]).toBe(first.at(-1));
    },
  ],
  'skrs-restarts-past-end': [
    {},
    async (seen) => {
      const all = tokensOf(await seen.replicate('sorentity'));
      expect(tokensOf(await seen.replicate('sorentity', '9'.repeat(20), 1))).toEqual(all.slice(0, 1));
      expect(tokensOf(await seen.replicate('sorentity', all.at(-1), 1))).toEqual([]);
    },
  ],
  'skrs-wrong-feed-id': [
    {},
    async (seen) => expect((await seen.replicate('sorentity', '0', 1)).text).toContain('<atom:id>sorentity</atom:id>'),
  ],
  'skrs-without-period': [
    {},
    async (seen) => {
      const names = (await seen.records('sorentity', 1)).flat().map((field) => field.split('=')[0]);
      expect(names).toContain('FromDate');
      expect(names.filter((name) => name?.startsWith('valid'))).toEqual([]);
    },
  ],
  'skrs-fault-without-code': [
    {},
    async (seen) => {
      const { status, text } = await seen.replicate('findesikke');
      expect([status, text.includes('Visningen'), text.includes('urn:stamdata')]).toEqual([500, true, false]);
      expect((await seen.get(`${SKRS}?wsdl`)).status).toBe(200);
    },
  ],
};

describe('a scripted deviation of FHIR or SKRS alone', () => {
  it.each(Object.entries(KINDS))('%s shows on what it names and on nothing else', tryKind);
});
