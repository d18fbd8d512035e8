import { describe, expect, it } from 'vitest';
import { unitOfOrganization } from './organization.ts';

const knowledge = {
  levelSystem: 'http://niveau',
  levels: [
    { name: 'Hospital', position: 1, code: '270019999999104', shakLength: 4 },
    { name: 'Afsnit', position: 6, code: undefined, shakLength: 7 },
  ],
};
const SNOMED = 'http://snomed.info/sct';
const levels = (...type: object[]) =>
  unitOfOrganization({ resourceType: 'Organization', type }, knowledge, 'x').organisationalLevels;

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
  it.each([
    [{ identifier: { system: 'urn:oid:1.2.208.176.1.1', value: '311000016009' } }, '311000016009'],
    [{ reference: 'https://h/fhir/Organization/311000016009/_history/2' }, '311000016009'],
    [{ reference: 'Organization/abc' }, undefined],
    [undefined, undefined],
  ])('finds the parent in %o', (partOf, expected) => {
    expect(unitOfOrganization({ partOf }, knowledge, 'x').parentSorIdentifier).toBe(expected);
  });

  it('are unknown when they are missing, and empty when they are empty', () => {
    const unit = unitOfOrganization({ name: '', identifier: 'forkert', type: [null, 7] }, knowledge, 'x');
    expect(unit).toMatchObject({ entityName: '', sorIdentifier: undefined, sorType: undefined, active: undefined });
  });
});
