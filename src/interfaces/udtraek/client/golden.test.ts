import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../../golden.fixture.ts';
import type { UnitView } from '../../views.ts';

const lastModified = 'Mon, 23 Nov 2026 00:35:00 GMT';
const OPEN = { organisationalLevels: [], toDate: undefined, active: undefined } as const;
const level = (code: string | undefined, name: string | undefined) => [{ code, name, system: undefined }];

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  const serve = (name: string, type: string) => servingBytes(golden('udtraek', name), type, { lastModified });
  server = await startFaultServer({
    '/data/sorxml/V_2_0_0/Sor.xml': serve('sor-1.xml', 'text/xml'),
    '/data/sorxml/V_3_0_0/Sor.xml': serve('sor-3.xml', 'application/xml; charset=utf-8'),
    '/data/SorEntity_daily.csv': serve('SorEntity_daily.csv', 'application/octet-stream'),
    '/data/Sor_complete.zip': serve('Sor_complete.zip', 'application/x-zip-compressed'),
  });
  session = openSession(testSession({ udtraek: { url: `${server.url}/data/` } }), testMeans().means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

const udtraek = () => session.clientFor(collecting().recorder).udtraek;

describe('golden extract files, written by hand', () => {
  it('reads XML of the shape of the public sample: ISO 8859-1, OIO elements, a location number with a status of its own', async () => {
    const view = await udtraek().read('xml2');
    expect(view).toMatchObject({
      namespace: 'urn:oio:sundhedsstyrelsen:organisation:1.0.0',
      snapshotDate: '2026-11-23',
      createdAtTime: '2026-11-23T01:35:00.0000000+01:00',
      lastModified,
      problems: [],
    });
    expect(view.units).toEqual([
      {
        ...OPEN,
        sorIdentifier: '900009051000016004',
        sorType: 'IE',
        entityName: 'Prøveejer ApS',
        entityTypeCode: '550891000005100',
        parentSorIdentifier: undefined,
        shakIdentifier: undefined,
        firstFromDate: '2004-05-01',
        fromDate: '2009-12-24',
        place: 'linje 6',
      },
      {
        ...OPEN,
        sorIdentifier: '900009061000016001',
        sorType: 'SI',
        entityName: 'Prøveklinikken',
        entityTypeCode: '22232009',
        parentSorIdentifier: '900009051000016004',
        shakIdentifier: '9891',
        firstFromDate: '2004-05-01',
        fromDate: '2009-12-24',
        place: 'linje 33',
      },
      {
        ...OPEN,
        sorIdentifier: '900009071000016006',
        sorType: 'OE',
        entityName: 'afdeling',
        entityTypeCode: '550811000005108',
        parentSorIdentifier: '900009061000016001',
        shakIdentifier: '989101',
        firstFromDate: '2004-05-01',
        fromDate: '2009-12-24',
        place: 'linje 42',
      },
      {
        ...OPEN,
        sorIdentifier: '900009081000016008',
        sorType: 'OE',
        entityName: 'beh. afsnit',
        entityTypeCode: '550851000005109',
        parentSorIdentifier: '900009071000016006',
        shakIdentifier: '989101A',
        firstFromDate: '2004-05-01',
        fromDate: '2009-12-24',
        toDate: '2026-12-31',
        place: 'linje 52',
      },
    ] satisfies readonly Partial<UnitView>[]);
    expect(view.content.units[0]).toMatchObject({
      locationNumber: { inherited: false, eanLocationCode: '5790009990048' },
      postalAddress: {
        streetName: 'Prøvevej',
        streetBuildingIdentifier: '1B',
        postCodeIdentifier: '9999',
        districtName: 'Prøveby Ø',
        countryIdentificationCode: 'DK',
      },
      virtualAddress: { telephoneNumberIdentifier: '99999999' },
    });
    expect(view.content.units[3]).toMatchObject({
      locationNumber: { inherited: false, eanLocationCode: '5790009990055' },
      specialities: [{ code: '394594003', main: true }],
      hospitalIndicators: {
        ambulantActivityIndicator: true,
        patientsAdmittedIndicator: true,
        reportingLevelIndicator: true,
      },
      replaces: ['900009091000016005'],
    });
  });

  it('reads XML version 3 under a numbered prefix beside another default namespace, with fields nobody knows', async () => {
    const view = await udtraek().read('xml3');
    expect(view).toMatchObject({
      namespace: 'urn:oio:sundhedsstyrelsen:organisation:3.0.0',
      snapshotDate: '2026-11-23',
      createdAtTime: '2026-11-23T00:35:00Z',
      problems: [],
    });
    expect(view.units).toEqual([
      {
        ...OPEN,
        sorIdentifier: '900009011000016003',
        sorType: 'IE',
        entityName: 'Region Prøve & Sø',
        entityTypeCode: '550881000005103',
        parentSorIdentifier: undefined,
        shakIdentifier: undefined,
        firstFromDate: '2007-01-01',
        fromDate: '2007-01-01',
        place: 'linje 8',
      },
      {
        ...OPEN,
        sorIdentifier: '900009021000016007',
        sorType: 'SI',
        entityName: 'Prøvehospitalet "S"',
        entityTypeCode: '22232009',
        parentSorIdentifier: '900009011000016003',
        shakIdentifier: '',
        organisationalLevels: level('270019999999104', 'Hospital'),
        firstFromDate: '2007-01-01',
        fromDate: '2024-09-01',
        place: 'linje 17',
      },
      {
        ...OPEN,
        sorIdentifier: '900009031000016009',
        sorType: 'OE',
        entityName: 'Øre-, næse- og halsafdelingen',
        entityTypeCode: undefined,
        parentSorIdentifier: '900009021000016007',
        shakIdentifier: undefined,
        organisationalLevels: level('270059999999100', undefined),
        firstFromDate: '2026-01-01+01:00',
        fromDate: '2026-01-01+01:00',
        toDate: '',
        place: 'linje 29',
      },
    ] satisfies readonly Partial<UnitView>[]);
    expect(view.content.units[2]?.status).toEqual({ fromDate: '2026-01-01', firstFromDate: '2026-01-01' });
  });

  it('reads SorEntity_daily.csv whose codes are wrapped for Excel, plainly and quoted, with a line break in a field', async () => {
    const view = await udtraek().read('csvDaily');
    expect(view).toMatchObject({ namespace: undefined, snapshotDate: '2026-11-23', createdAtTime: undefined, problems: [] });
    expect(view.columns['SorEntity_daily.csv']?.slice(0, 4)).toEqual(['SorId', 'SorType', 'EntityTypeName', 'EntityName']);
    expect(view.units).toEqual([
      {
        ...OPEN,
        sorIdentifier: '900009011000016003',
        sorType: 'IE',
        entityName: 'Region Prøve',
        entityTypeCode: '550881000005103',
        parentSorIdentifier: '',
        shakIdentifier: undefined,
        firstFromDate: '2007-01-01',
        fromDate: '2007-01-01',
        toDate: '',
        place: 'SorEntity_daily.csv, linje 2',
      },
      {
        ...OPEN,
        sorIdentifier: '900009021000016007',
        sorType: 'SI',
        entityName: 'Prøvehospitalet; "Sø"',
        entityTypeCode: '22232009',
        parentSorIdentifier: '900009011000016003',
        shakIdentifier: undefined,
        organisationalLevels: level('270019999999104', 'Hospital'),
        firstFromDate: '2007-01-01',
        fromDate: '2024-09-01',
        toDate: '',
        place: 'SorEntity_daily.csv, linje 3',
      },
      {
        ...OPEN,
        sorIdentifier: '900009031000016009',
        sorType: 'OE',
        entityName: 'Øre-, næse- og halsafdelingen',
        entityTypeCode: '550851000005109',
        parentSorIdentifier: '900009021000016007',
        shakIdentifier: undefined,
        organisationalLevels: level('270059999999100', 'Afdeling'),
        firstFromDate: '2026-01-01',
        fromDate: '2026-01-01',
        toDate: '2026-12-31',
        place: 'SorEntity_daily.csv, linje 5',
      },
    ] satisfies readonly Partial<UnitView>[]);
  });

  it('reads Sor_complete.zip packed by another program, with history, a folder, and files in charsets of their own', async () => {
    const view = await udtraek().read('csvComplete');
    expect(view.problems).toEqual([]);
    expect(view.entries).toEqual([
      'data/EDITypes.csv',
      'data/LocationsCodes.csv',
      'data/SHAKSORMap.csv',
      'data/SORClassifications.csv',
      'data/SOREntity.csv',
      'data/SORReplacedEntities.csv',
      'LAESMIG.TXT',
    ]);
    const unit = {
      ...OPEN,
      sorIdentifier: '900009041000016002',
      sorType: 'OE',
      entityTypeCode: undefined,
      parentSorIdentifier: undefined,
      shakIdentifier: '989010Å',
      firstFromDate: '2010-01-01',
      // The file has no columns for these, and their real names are not public.
      notCarried: ['entityTypeCode', 'parentSorIdentifier'] as const,
    };
    expect(view.units).toEqual([
      {
        ...unit,
        entityName: 'Prøveafsnittet',
        fromDate: '2010-01-01',
        toDate: '2024-08-31',
        place: 'data/SOREntity.csv, linje 2',
      },
      { ...unit, entityName: 'Prøveafsnit Ø', fromDate: '2024-09-01', toDate: '', place: 'data/SOREntity.csv, linje 3' },
    ] satisfies readonly Partial<UnitView>[]);
    expect(view.shakSorMap).toEqual([
      {
        shakIdentifier: '989010Å',
        sorIdentifier: '900009041000016002',
        organisationalLevels: [],
        fromDate: '2010-01-01',
        toDate: '',
        place: 'data/SHAKSORMap.csv, linje 2',
      },
      {
        shakIdentifier: '9890',
        sorIdentifier: '900009021000016007',
        organisationalLevels: level('270019999999104', 'Hospital'),
        fromDate: '2024-09-01',
        toDate: '2025-04-01',
        place: 'data/SHAKSORMap.csv, linje 3',
      },
    ]);
    expect(view.classifications).toEqual([
      { classification: 'OrganisationalLevel', code: '270059999999100', name: 'Afdeling', fromDate: '2024-09-01' },
    ]);
    expect(view.content.units).toMatchObject([{ entityName: 'Prøveafsnit Ø', replaces: ['900009091000016005'] }]);
    expect(view.columns['data/LocationsCodes.csv']).toEqual(['LocationCode', 'Region']);
  });
});
