import { describe, expect, it } from 'vitest';
import { unitOfOrganization } from './organization.ts';
import { amongThese, parentFinder } from './parents.ts';

const knowledge = {
  levelSystem: 'http://niveau',
  levels: [
    { name: 'Hospital', position: 1, code: '270019999999104', shakLength: 4 },
    { name: 'Afsnit', position: 6, code: undefined, shakLength: 7 },
  ],
};
const at = { place: 'x', parent: { sorIdentifier: undefined, isElsewhere: false } };
const SNOMED = 'http://snomed.info/sct';
const levels = (...type: object[]) =>
  unitOfOrganization({ resourceType: 'Organization', type }, knowledge, at).organisationalLevels;

describe('the level in an Organization', () => {
  it.each([
    ['is none when no type is a level', [{ coding: [{ system: SNOMED, code: '22232009', display: 'Hospital' }] }], []],
    [
      'is read in MedCom’s code system',
      [{ coding: [{ system: 'http://niveau', code: 'Afsnit' }] }],
      [{ code: undefined, name: 'Afsnit', system: 'http://niveau' }],
    ],
    [
      'is read in a wrong code system',
      [{ coding: [{ system: 'http://andet', code: 'Afsnit' }] }],
      [{ code: undefined, name: 'Afsnit', system: 'http://andet' }],
    ],
    [
      'is read when only SNOMED CT gives it',
      [{ coding: [{ system: SNOMED, code: '270019999999104', display: 'Hospital' }] }],
      [{ code: '270019999999104', name: 'Hospital', system: SNOMED }],
    ],
    [
      'is read when MedCom’s code system does not know it',
      [{ coding: [{ system: 'http://niveau', code: 'Klinik' }] }],
      [{ code: undefined, name: 'Klinik', system: 'http://niveau' }],
    ],
  ])('%s', (_name, type, expected) => {
    expect(levels(...type)).toEqual(expected);
  });

  it('is shown twice when there are two', () => {
    expect(
      levels(
        { coding: [{ system: 'http://niveau', code: 'Afsnit' }] },
        { coding: [{ system: 'http://niveau', code: 'Hospital' }] },
      ),
    ).toHaveLength(2);
  });
});

describe('other fields', () => {
  const sor = (value: string) => [{ system: 'urn:oid:1.2.208.176.1.1', value }];
  const base = 'https://h/fhir';
  const there = { resourceType: 'Organization', id: 'abc', identifier: sor('311000016009') };
  it.each([
    ['an identifier', { identifier: sor('311000016009')[0] }, '311000016009'],
    ['a relative reference', { reference: 'Organization/abc' }, '311000016009'],
    [
      'a reference to a version, by its whole address',
      { reference: 'https://h/fhir/Organization/abc/_history/2' },
      '311000016009',
    ],
    ['a contained resource', { reference: '#p' }, '900009011000016003'],
    ['another entry of the Bundle', { reference: 'urn:uuid:5b0d4c7c-2f0e-4a53-8d5f-1f6b0f4a2c10' }, '900009021000016007'],
    ['another server', { reference: 'https://andet/fhir/Organization/abc' }, undefined],
    ['an id that looks like a code, where there is nothing', { reference: 'Organization/311000016009' }, undefined],
    ['nothing', undefined, undefined],
  ])('finds the parent by %s', async (_name, partOf, expected) => {
    const asked: string[] = [];
    const find = parentFinder({
      base,
      read: (id) => {
        asked.push(id);
        return Promise.resolve(id === 'abc' ? there : undefined);
      },
    });
    const along = [
      { fullUrl: 'urn:uuid:5b0d4c7c-2f0e-4a53-8d5f-1f6b0f4a2c10', resource: { identifier: sor('900009021000016007') } },
    ];
    const resource = { partOf, contained: [{ id: 'p', identifier: sor('900009011000016003') }] };
    expect((await amongThese(find, along)(resource)).sorIdentifier).toBe(expected);
    await amongThese(find, along)(resource);
    expect(asked.length).toBeLessThanOrEqual(1);
  });

  it('say nothing of a parent that another server has', async () => {
    const find = amongThese(parentFinder({ base, read: () => Promise.resolve(undefined) }), []);
    const parent = async (reference: string): Promise<unknown> =>
      unitOfOrganization({}, knowledge, { place: 'x', parent: await find({ partOf: { reference } }) }).notCarried;
    expect(await parent('https://andet/fhir/Organization/abc')).toEqual(['parentSorIdentifier']);
    expect(await parent('Organization/abc')).toBeUndefined();
    expect(await parent('urn:uuid:5b0d4c7c-2f0e-4a53-8d5f-1f6b0f4a2c10')).toBeUndefined();
  });

  it.each([
    [{ name: 7 }, 'Feltet name'],
    [{ active: 'true' }, 'Feltet active'],
    [{ identifier: [{ system: 'urn:oid:1.2.208.176.1.1', value: 311000016009 }] }, 'Feltet identifier.value'],
  ])('of another JSON type than FHIR has are a deviation (%j)', (resource, told) => {
    expect(() => unitOfOrganization(resource, knowledge, at)).toThrow(told);
  });

  it('are unknown when they are missing, and empty when they are empty', () => {
    const unit = unitOfOrganization({ name: '', identifier: 'forkert', type: [null, 7] }, knowledge, at);
    expect(unit).toMatchObject({ entityName: '', sorIdentifier: undefined, sorType: undefined, active: undefined });
  });
});
