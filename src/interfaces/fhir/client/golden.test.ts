import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../../golden.fixture.ts';
import type { UnitView } from '../../views.ts';

const LEVEL = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy';

/** What FHIR has no public element for. */
const NOT_IN_FHIR = { shakIdentifier: undefined, firstFromDate: undefined, fromDate: undefined, toDate: undefined } as const;

const file = (name: string): Buffer => golden('fhir', name);

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  server = await startFaultServer({
    '/fhir/metadata': servingBytes(file('metadata.json'), 'application/fhir+json;charset=UTF-8;fhirVersion=4.0'),
    '/fhir/Organization/4d1c3f6e-0b57-4f0a-9d0e-7a1f5f0e9a31': servingBytes(file('organization.json'), 'application/fhir+json'),
    '/fhir/Organization/900009999000016009': servingBytes(file('not-found.json'), 'Application/FHIR+JSON; charset="utf-8"', {
      status: 404,
    }),
    '/fhir/Organization': servingBytes(file('searchset-1.json'), 'application/json'),
    '/fhir': servingBytes(file('searchset-2.json'), 'application/fhir+json; charset=utf-8'),
    '/alene/Organization': servingBytes(file('searchset-2.json'), 'application/fhir+json'),
  });
  session = openSession(testSession({ fhir: { url: `${server.url}/fhir/` } }), testMeans().means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

const fhir = () => session.clientFor(collecting().recorder).fhir;

describe('golden FHIR answers, written by hand', () => {
  it('reads an Organization behind a byte order mark, with escapes, extensions and codes in any order', async () => {
    const { unit } = await fhir().read('4d1c3f6e-0b57-4f0a-9d0e-7a1f5f0e9a31');
    expect(unit).toEqual({
      ...NOT_IN_FHIR,
      sorIdentifier: '900009031000016009',
      sorType: 'OE',
      entityName: 'Øre-, næse- og halsafdelingen, Prøvested "A" – Sø',
      entityTypeCode: '550851000005109',
      parentSorIdentifier: '900009021000016007',
      organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: LEVEL }],
      active: true,
      place: 'Organization/4d1c3f6e-0b57-4f0a-9d0e-7a1f5f0e9a31',
    } satisfies Partial<UnitView>);
  });

  it('follows a search over two pages and counts what matched, not what came with it', async () => {
    const found = await fhir().search({ name: 'prøve' });
    expect(found).toMatchObject({
      total: 3,
      pages: 2,
      ids: ['900009011000016003', '900009021000016007', '900009041000016002'],
    });
    expect(found.units).toEqual([
      {
        ...NOT_IN_FHIR,
        sorIdentifier: '900009011000016003',
        sorType: 'IE',
        entityName: 'Region Prøve',
        entityTypeCode: '550881000005103',
        parentSorIdentifier: undefined,
        organisationalLevels: [],
        active: true,
        place: 'entry[0]',
      },
      {
        ...NOT_IN_FHIR,
        sorIdentifier: '900009021000016007',
        sorType: 'SI',
        entityName: 'Prøvehospitalet',
        entityTypeCode: undefined,
        parentSorIdentifier: '900009011000016003',
        organisationalLevels: [{ code: undefined, name: 'Hospital', system: LEVEL }],
        active: undefined,
        place: 'entry[1]',
      },
      {
        ...NOT_IN_FHIR,
        sorIdentifier: '900009041000016002',
        sorType: undefined,
        entityName: 'Prøveafsnittet',
        entityTypeCode: undefined,
        parentSorIdentifier: '900009031000016009',
        organisationalLevels: [],
        active: false,
        place: 'side 2, entry[0]',
      },
    ] satisfies readonly Partial<UnitView>[]);
  });

  it('finds the one unit that matched, though the server sends its parent along', async () => {
    const alone = openSession(testSession({ fhir: { url: `${server.url}/alene` } }), testMeans().means);
    const unit = await alone.clientFor(collecting().recorder).fhir.findBySor('900009041000016002');
    await alone.close();
    expect(unit?.sorIdentifier).toBe('900009041000016002');
  });

  it('tells a unit that is not there by the words of its OperationOutcome', async () => {
    const answer = await fhir().read('900009999000016009');
    expect(answer).toMatchObject({ status: 404, unit: undefined });
    expect(answer.outcome).toEqual([
      { severity: 'error', code: 'not-found', diagnostics: 'Organization/900009999000016009 kendes ikke' },
      { severity: 'warning', code: 'informational', diagnostics: 'Findes ikke' },
    ]);
  });

  it('reads what the server says it can do with Organization among its other resources', async () => {
    expect(await fhir().capabilities()).toEqual({
      fhirVersion: '4.0.1',
      organizationInteractions: ['search-type', 'read'],
      organizationSearchParameters: ['identifier', 'name'],
      softwareVersion: '7.4.0',
    });
  });
});
