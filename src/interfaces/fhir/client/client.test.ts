import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { answering, type Behaviour, type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';

const LEVEL = 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy';
const SNOMED = 'http://snomed.info/sct';
const SOR = 'urn:oid:1.2.208.176.1.1';

const organization = (id: string, more: Record<string, unknown> = {}) => ({
  resourceType: 'Organization',
  id,
  active: true,
  identifier: [
    { system: 'http://www.gs1.org/gln', value: '5790000123117' },
    { system: SOR, value: id },
  ],
  name: 'Øjenafdelingen',
  type: [
    { coding: [{ system: 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-organization-type', code: 'OE' }] },
    { coding: [{ system: SNOMED, code: '550851000005109' }] },
    {
      coding: [
        { system: LEVEL, code: 'Afdeling' },
        { system: SNOMED, code: '270059999999100' },
      ],
    },
  ],
  partOf: { reference: 'Organization/311000016009' },
  ...more,
});
const bundle = (resources: readonly object[], next?: string, total?: number) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(total === undefined ? {} : { total }),
  ...(next === undefined ? {} : { link: [{ relation: 'next', url: next }] }),
  entry: resources.map((resource) => ({ resource })),
});
const fhir = (value: unknown, status = 200, type = 'application/fhir+json'): Behaviour =>
  answering(status, type, typeof value === 'string' ? value : JSON.stringify(value));

const behaviours: Record<string, Behaviour> = {
  '/metadata': fhir({
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    software: { name: 'x', version: '2.1' },
    rest: [
      {
        mode: 'server',
        resource: [{ type: 'Organization', interaction: [{ code: 'read' }], searchParam: [{ name: 'identifier' }] }],
      },
    ],
  }),
  '/Organization/950731000016005': fhir(organization('950731000016005')),
  '/Organization/311000016009': fhir(organization('311000016009', { partOf: undefined })),
  '/Organization/vaek': fhir(
    { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found', details: { text: 'Ukendt' } }] },
    404,
  ),
  '/Organization/forkert': fhir({ resourceType: 'Patient' }),
  '/Organization/html': fhir('<p>ok</p>', 200, 'text/html'),
  '/Organization/brudt': fhir('{"resourceType":"Organ'),
  '/Organization/fejl': fhir('{\n "a": cpr 0101901234}'),
  '/Organization/hemmelig': fhir({ resourceType: 'kode-123456 0101901234' }),
  '/Organization/dyb': fhir('['.repeat(100_000)),
  '/Organization/liste': fhir('[]'),
  '/Organization/latin1': fhir('{"resourceType":"Organization"}', 200, 'application/fhir+json; charset=iso-8859-1'),
  '/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C950731000016005': fhir(bundle([organization('950731000016005')])),
  '/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C1': fhir(bundle([])),
  '/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C2': fhir(bundle([organization('2'), organization('2')])),
  '/Organization?name=sider': fhir(
    bundle([organization('1'), { resourceType: 'OperationOutcome' }], 'Organization?name=sider2', 3),
  ),
  '/Organization?name=sider2': fhir(bundle([organization('2'), organization('3')])),
  '/Organization?name=ring': fhir(bundle([organization('1')], '?name=ring')),
  '/Organization?name=fremmed': fhir(bundle([], 'https://anden.example/x')),
  '/Organization?name=overset': fhir({
    ...bundle([organization('1')]),
    link: [{ relation: 'self', url: 'Organization?_count=20&active=true' }],
  }),
  '/Organization?name=tal': fhir(
    '{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"value":900009031000016009}}]}',
  ),
  '/Organization?identifier=urn%3Aoid%3A1.2.208.176.1.1%7C3': fhir(bundle([organization('3'), organization('4')])),
  '/under/fhir/Organization?name=ud': fhir(bundle([organization('1')], '/andet/fhir?side=2')),
  '/Organization?name=ikkesog': fhir({ resourceType: 'Bundle', type: 'batch-response' }),
};

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  server = await startFaultServer(behaviours);
  const auth = { kind: 'bearer', token: { env: 'TOKEN' } };
  session = openSession(testSession({ fhir: { url: `${server.url}/`, auth } }), testMeans({ 'env:TOKEN': 'kode-123456' }).means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

function client() {
  const { exchanges, recorder } = collecting();
  return { fhir: session.clientFor(recorder).fhir, exchanges };
}
const fault = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ingen fejl',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message.replaceAll(/127\.0\.0\.1:\d+/g, 'vært')}`,
  );

describe('FHIR', () => {
  it('shows a unit as it stands, with its level, type, parent and place', async () => {
    const { fhir, exchanges } = client();
    const answer = await fhir.read('950731000016005');
    expect(answer.unit).toEqual({
      sorIdentifier: '950731000016005',
      sorType: 'OE',
      entityName: 'Øjenafdelingen',
      entityTypeCode: '550851000005109',
      parentSorIdentifier: '311000016009',
      shakIdentifier: undefined,
      organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: LEVEL }],
      firstFromDate: undefined,
      fromDate: undefined,
      toDate: undefined,
      active: true,
      place: 'Organization/950731000016005',
    });
    expect(exchanges[0]).toMatchObject({ sequence: 1, purpose: 'Læs Organization/950731000016005', response: { status: 200 } });
    expect(server.requests.at(-1)).toContain('authorization: Bearer kode-123456');
    expect(JSON.stringify(exchanges)).not.toContain('kode-123456');
  });

  it('answers for a unit that does not exist with an OperationOutcome', async () => {
    await expect(client().fhir.read('vaek')).resolves.toMatchObject({
      status: 404,
      unit: undefined,
      outcome: [{ severity: 'error', code: 'not-found', diagnostics: 'Ukendt' }],
    });
  });

  it('finds one unit by its SOR code, or none, or says that there are more', async () => {
    const { fhir, exchanges } = client();
    await expect(fhir.findBySor('950731000016005')).resolves.toMatchObject({ place: 'entry[0]' });
    await expect(fhir.findBySor('1')).resolves.toBeUndefined();
    expect(await fault(fhir.findBySor('2'))).toMatchInlineSnapshot(`
      "Deviation: SOR-koden 2 findes på flere enheder.
      Sted: søgning på identifier 2
      Forventet: højst én enhed
      Modtaget: 2 enheder: Øjenafdelingen; Øjenafdelingen"
    `);
    expect(exchanges.map((exchange) => exchange.purpose)).toEqual([
      'Læs enheden 950731000016005',
      'Læs den overordnede, Organization/311000016009',
      'Læs enheden 1',
      'Læs enheden 2',
    ]);
  });

  it('follows a search to its last page', async () => {
    const { fhir, exchanges } = client();
    const result = await fhir.search({ name: 'sider' });
    expect(result).toMatchObject({ total: 3, pages: 2, ids: ['1', '2', '3'] });
    expect(result.units.map((unit) => unit.place)).toEqual(['entry[0]', 'side 2, entry[0]', 'side 2, entry[1]']);
    expect(exchanges.map((exchange) => exchange.purpose)).toEqual([
      'Søg efter enheder (name=sider)',
      'Søg efter enheder (name=sider) (side 2)',
      'Læs den overordnede, Organization/311000016009',
    ]);
  });

  it('tells what the system can do', async () => {
    await expect(client().fhir.capabilities()).resolves.toEqual({
      fhirVersion: '4.0.1',
      organizationInteractions: ['read'],
      organizationSearchParameters: ['identifier'],
      softwareVersion: '2.1',
    });
  });

  it('takes pages in a ring, on another server or without a search result for deviations', async () => {
    const { fhir } = client();
    expect(await fault(fhir.search({ name: 'ring' }))).toMatchInlineSnapshot(`
      "Deviation: Søgningens sider går i ring.
      Sted: side 1 af søgningen
      Forventet: en ny side eller ingen
      Modtaget: en side, der allerede er læst"
    `);
    expect(await fault(fhir.search({ name: 'fremmed' }))).toMatchInlineSnapshot(`
      "Deviation: Søgningens næste side ligger på en anden server.
      Sted: side 1 af søgningen
      Forventet: en adresse på http://vært
      Modtaget: https://anden.example
      Hvad nu: Få systemet til at danne sine links ud fra den adresse, der blev spurgt på."
    `);
    expect(await fault(fhir.search({ name: 'ikkesog' }))).toMatchInlineSnapshot(`
      "Deviation: Svaret på søgningen er ikke et søgeresultat.
      Sted: side 1 af søgningen
      Forventet: en Bundle af typen searchset
      Modtaget: Bundle af typen batch-response"
    `);
  });

  it('takes an answer that is not the expected resource in JSON for a deviation', async () => {
    const { fhir } = client();
    expect(await fault(fhir.read('forkert'))).toMatchInlineSnapshot(`
      "Deviation: Svaret er en anden slags ressource end den, der blev spurgt om.
      Sted: GET http://vært/Organization/forkert
      Forventet: Organization/forkert
      Modtaget: en ressource af typen Patient"
    `);
    expect(await fault(fhir.read('html'))).toMatchInlineSnapshot(`
      "EndpointError: Der kom en HTML-side i stedet for et svar fra FHIR.
      Sted: GET http://vært/Organization/html
      Forventet: et svar fra systemet selv
      Modtaget: status 200: “<p>ok</p>”
      Hvad nu: Kontrollér adressen, og om en proxy, firewall eller loginside svarer i stedet for systemet."
    `);
    expect(await fault(fhir.read('brudt'))).toMatchInlineSnapshot(`
      "Deviation: Svaret er ikke gyldig JSON.
      Sted: GET http://vært/Organization/brudt
      Forventet: et helt JSON-dokument
      Modtaget: et dokument, der slutter for tidligt, efter 22 tegn"
    `);
    expect(await fault(fhir.read('fejl'))).toMatchInlineSnapshot(`
      "Deviation: Svaret er ikke gyldig JSON.
      Sted: GET http://vært/Organization/fejl
      Forventet: et helt JSON-dokument
      Modtaget: noget, der ikke er JSON"
    `);
    expect(await fault(fhir.read('dyb'))).toMatchInlineSnapshot(`
      "Deviation: Svarets JSON er indlejret dybere, end det kan læses.
      Sted: GET http://vært/Organization/dyb
      Forventet: højst 64 niveauer"
    `);
    expect(await fault(fhir.read('liste'))).toMatchInlineSnapshot(`
      "Deviation: Svaret er JSON, men ikke en FHIR-ressource.
      Sted: GET http://vært/Organization/liste
      Forventet: et objekt med resourceType
      Modtaget: en liste"
    `);
  });

  it('never quotes a secret or a CPR number in a message', async () => {
    expect(await fault(client().fhir.read('hemmelig'))).toMatchInlineSnapshot(`
      "Deviation: Svaret er en anden slags ressource end den, der blev spurgt om.
      Sted: GET http://vært/Organization/hemmelig
      Forventet: Organization/hemmelig
      Modtaget: en ressource af typen •••••• ••••••••••"
    `);
  });

  it('says when the server passed over what was searched by', async () => {
    const { fhir } = client();
    expect(await fault(fhir.search({ name: 'overset' }))).toMatch(/^Deviation: Systemet så bort fra søgeparameteren name\./);
    expect(await fault(fhir.findBySor('3'))).toMatch(/^Deviation: Systemet så bort fra søgningen på SOR-koden\./);
  });

  it('never reads a code as the number it is rounded to', async () => {
    expect(await fault(client().fhir.search({ name: 'tal' }))).toMatch(
      /^Deviation: Svarets JSON har et tal, der er for stort.*feltet “value”: 900009031000016009/s,
    );
  });

  it('follows a page no further than the address it was given', async () => {
    const own = openSession(testSession({ fhir: { url: `${server.url}/under/fhir` } }), testMeans().means);
    const found = await fault(own.clientFor(() => undefined).fhir.search({ name: 'ud' }));
    await own.close();
    expect(found).toMatch(/^Deviation: Søgningens næste side ligger uden for systemets adresse\./);
    expect(server.requests.some((text) => text.includes('/andet/'))).toBe(false);
  });

  it('reads another charset when it is announced', async () => {
    await expect(client().fhir.read('latin1')).resolves.toMatchObject({ status: 200 });
  });
});
