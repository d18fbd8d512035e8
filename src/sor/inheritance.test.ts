import { describe, expect, it } from 'vitest';
import { activityAddressOf, locationNumberOf, postalAddressOf, virtualAddressOf, visitingAddressOf } from './inheritance.ts';
import { indexRegister } from './register.ts';
import type { PostalAddress, SorUnit } from './unit.ts';

const address = (streetName: string): PostalAddress => ({
  streetName,
  streetBuildingIdentifier: '1',
  postCodeIdentifier: '3000',
  districtName: 'Klitborg',
  countryIdentificationCode: 'DK',
});
const base = { specialities: [], replaces: [], replacedBy: [], status: { fromDate: '2010-01-01', firstFromDate: '2010-01-01' } };
const units: SorUnit[] = [
  {
    ...base,
    sorIdentifier: 'ie',
    sorType: 'IE',
    entityName: 'ie',
    postalAddress: address('Ejervej'),
    virtualAddress: { telephoneNumberIdentifier: '01234567' },
  },
  {
    ...base,
    sorIdentifier: 'si',
    sorType: 'SI',
    entityName: 'si',
    parentSorIdentifier: 'ie',
    locationNumber: { inherited: false, eanLocationCode: '5790000123117' },
  },
  {
    ...base,
    sorIdentifier: 'oe',
    sorType: 'OE',
    entityName: 'oe',
    parentSorIdentifier: 'si',
    postalAddress: address('Egevej'),
    locationNumber: { inherited: true },
  },
  {
    ...base,
    sorIdentifier: 'under',
    sorType: 'OE',
    entityName: 'under',
    parentSorIdentifier: 'oe',
    visitingAddress: address('Besøgsvej'),
    locationNumber: { inherited: true },
  },
  { ...base, sorIdentifier: 'uden', sorType: 'OE', entityName: 'uden', parentSorIdentifier: 'si' },
];
const register = indexRegister({ snapshotDate: '2026-11-23', createdAtTime: '', units, shakSorMap: [], classifications: [] });
const of = (id: string): SorUnit => register.byId(id)!;
const taken = (found: { fromSorIdentifier: string; fromField: string } | undefined): string =>
  found === undefined ? '–' : `${found.fromSorIdentifier}.${found.fromField}`;

describe('inheritance in XML version 2', () => {
  it.each([
    ['ie', 'ie.postalAddress', 'ie.postalAddress', '–', 'ie.virtualAddress', '–'],
    ['si', 'ie.postalAddress', 'ie.postalAddress', '–', 'ie.virtualAddress', 'si.locationNumber'],
    ['oe', 'oe.postalAddress', 'oe.postalAddress', 'oe.postalAddress', 'ie.virtualAddress', 'si.locationNumber'],
    ['under', 'oe.postalAddress', 'under.visitingAddress', 'under.visitingAddress', 'ie.virtualAddress', 'si.locationNumber'],
    ['uden', 'ie.postalAddress', 'ie.postalAddress', 'ie.postalAddress', 'ie.virtualAddress', '–'],
  ])('gives %s post %s, visit %s, activity %s, contact %s and location %s', (id, post, visit, activity, contact, number) => {
    expect([
      taken(postalAddressOf(register, of(id))),
      taken(visitingAddressOf(register, of(id))),
      taken(activityAddressOf(register, of(id))),
      taken(virtualAddressOf(register, of(id))),
      taken(locationNumberOf(register, of(id))),
    ]).toEqual([post, visit, activity, contact, number]);
  });
});
