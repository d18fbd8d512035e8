import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGIONAL_SYSTEMS } from '../../model/interfaces.ts';
import { openSession } from '../../session/open-session.ts';
import type { OpenSession } from '../../session/session.ts';
import { collecting, testMeans, testSession } from '../../session/test-session.fixture.ts';
import { type FaultServer, startFaultServer } from '../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../golden.fixture.ts';

const SNOMED = 'http://snomed.info/sct';
const LEVEL = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy';
const NOT_IN_FHIR = { shakIdentifier: undefined, firstFromDate: undefined, fromDate: undefined, toDate: undefined } as const;
const ID = 'eM5CWtq15N0WJeuCet5bJlQ3';

const file = (name: string): Buffer => golden('fagsystem', name);

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  server = await startFaultServer({
    [`/api/FHIR/R4/Organization/${ID}`]: servingBytes(file('organization.json'), 'application/fhir+json; fhirVersion=4.0'),
    '/api/FHIR/R4/Organization': servingBytes(file('searchset.json'), 'application/json;charset=UTF-8'),
  });
  const endpoint = { url: `${server.url}/api/FHIR/R4` };
  session = openSession(testSession(Object.fromEntries(REGIONAL_SYSTEMS.map((id) => [id, endpoint]))), testMeans().means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

describe.each(REGIONAL_SYSTEMS)('golden answers of a regional system (%s), written by hand', (system) => {
  const client = () => session.clientFor(collecting().recorder)[system];

  it('reads the unit itself, not what it contains nor the numbers of the system’s own', async () => {
    expect((await client().read(ID)).unit).toEqual({
      ...NOT_IN_FHIR,
      sorIdentifier: '900009031000016009',
      sorType: undefined,
      entityName: 'PRØVE ØNH AFD',
      entityTypeCode: undefined,
      parentSorIdentifier: undefined,
      organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: SNOMED }],
      active: undefined,
      place: `Organization/${ID}`,
    });
  });

  it('shows both levels of a unit that has two, each in the system it was given in', async () => {
    expect(await client().findBySor('900009041000016002')).toEqual({
      ...NOT_IN_FHIR,
      sorIdentifier: '900009041000016002',
      sorType: undefined,
      entityName: undefined,
      entityTypeCode: 'sundhedsforvaltning',
      // The reference leads to another server, which is never asked; an id says nothing of the SOR code.
      parentSorIdentifier: undefined,
      notCarried: ['parentSorIdentifier'],
      organisationalLevels: [
        { code: undefined, name: 'Afdeling', system: 'http://epj.example.dk/niveau' },
        { code: undefined, name: 'Afsnit', system: LEVEL },
      ],
      active: true,
      place: 'entry[0]',
    });
  });
});
