import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type Behaviour, type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../../golden.fixture.ts';

const XML = 'text/xml;charset=utf-8';
const file = (name: string): Buffer => golden('skrs', name);
const asked = (element: string, request: string): string => new RegExp(`<${element}>(.*?)</${element}>`).exec(request)?.[1] ?? '';

/** Which file answers a view asked from a token; any other token is the end of the list. */
const PAGES: Readonly<Record<string, string>> = {
  'sorentity 0': 'sorentity-1.xml',
  'sorentity 17638632000000000041': 'sorentity-2.xml',
  'shaksormap 0': 'shaksormap.xml',
  'sororganisationallevel 0': 'levels.xml',
};

const service: Behaviour = (socket, request) => {
  const page = `${asked('datatype', request)} ${asked('offset', request)}`;
  const [name, type, status] = request.startsWith('GET')
    ? ['service.wsdl', 'text/xml', 200]
    : asked('datatype', request) === 'sorclassifications'
      ? ['fault.xml', 'text/xml', 500]
      : asked('datatype', request) === 'ydelse'
        ? ['dgws-fault.xml', XML, 500]
        : [PAGES[page] ?? 'empty.xml', XML, 200];
  servingBytes(file(name), type, { status })(socket, request);
};

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  server = await startFaultServer({ '/stamdata-batch-copy-ws/service/StamdataReplication': service });
  const url = `${server.url}/stamdata-batch-copy-ws/service/StamdataReplication`;
  session = openSession(testSession({ skrs: { url } }), testMeans().means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

const skrs = () => session.clientFor(collecting().recorder).skrs;

describe('golden answers of the register copy service, written by hand', () => {
  it('reads SorEntity over two pages under other prefixes, with CDATA, entities and elements in any order', async () => {
    expect(await skrs().sorEntities()).toEqual([
      {
        sorIdentifier: '900009021000016007',
        sorType: 'SI',
        entityName: 'Prøvehospitalet & "Sø"',
        entityTypeCode: '22232009',
        parentSorIdentifier: '900009011000016003',
        shakIdentifier: '9890',
        organisationalLevels: [{ code: '270019999999104', name: 'Hospital', system: undefined }],
        firstFromDate: '2007-01-01',
        fromDate: '2024-09-01',
        toDate: '',
        active: undefined,
        place: 'side 1, post 1',
      },
      {
        sorIdentifier: '900009031000016009',
        sorType: 'OE',
        entityName: 'Øre-, næse- & halsafdelingen A',
        entityTypeCode: undefined,
        parentSorIdentifier: undefined,
        shakIdentifier: undefined,
        organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: undefined }],
        firstFromDate: undefined,
        fromDate: '2026-01-01',
        toDate: '2026-12-31',
        active: undefined,
        place: 'side 2, post 1',
      },
    ]);
  });

  it('reads ShakSorMap with and without a level, and an end that is nil', async () => {
    expect(await skrs().shakSorMap()).toEqual([
      {
        shakIdentifier: '989010Å',
        sorIdentifier: '900009041000016002',
        organisationalLevels: [],
        fromDate: '2020-01-01',
        toDate: '',
        place: 'side 1, post 1',
      },
      {
        shakIdentifier: '9890',
        sorIdentifier: '900009021000016007',
        organisationalLevels: [{ code: '270019999999104', name: 'Hospital', system: undefined }],
        fromDate: '2020-01-01',
        toDate: '2025-04-01',
        place: 'side 1, post 2',
      },
    ]);
  });

  it('reads the classification of levels, which does not name itself', async () => {
    expect(await skrs().classification('sorOrganisationalLevel')).toEqual([
      { classification: 'OrganisationalLevel', code: '270059999999100', name: 'Afdeling', fromDate: '2024-09-01' },
    ]);
  });

  it('shows one page as it came: the id of the feed, when it was made, and the token of each entry', async () => {
    const answer = await skrs().replicate({ datatype: 'sorEntity', offset: '17638632000000000041', maxRecords: 1 });
    expect(answer).toEqual({
      kind: 'feed',
      feedId: 'tag:nsi.dk,2011:sor/sorentity/v1',
      updated: '2026-11-23T00:12:08Z',
      entries: [
        {
          token: '17638668000000000042',
          updated: '2026-11-23T03:00:00Z',
          fields: [
            { name: 'FromDate', value: '2026-01-01' },
            { name: 'OrganisationalLevelName', value: 'Afdeling' },
            { name: 'OrganisationalLevelCode', value: '270059999999100' },
            { name: 'EntityName', value: 'Øre-, næse- & halsafdelingen A' },
            { name: 'ToDate', value: '2026-12-31' },
            { name: 'SorType', value: 'OE' },
            { name: 'SorId', value: '900009031000016009' },
          ],
        },
      ],
    });
  });

  it('reads a fault by the code of the replication service, wherever in the detail it stands', async () => {
    expect(await skrs().replicate({ datatype: 'sorClassifications' })).toEqual({
      kind: 'fault',
      status: 500,
      faultCode: 'urn:stamdata:unknown-view',
      faultString: 'Unknown view',
    });
  });

  it('takes a fault of DGWS for access that is not given, under whatever prefix its code stands', async () => {
    await expect(skrs().replicate({ datatype: { name: 'ydelse' } })).rejects.toThrow(
      /Der er ikke givet adgang til .*SOSI-id-kortet er udløbet\.[\s\S]*DGWS-fejl expired_idcard, status 500: “ID-kortet er udløbet”/,
    );
  });

  it('knows a WSDL by its root, whatever stands before it', async () => {
    expect(await skrs().wsdl()).toBe(file('service.wsdl').toString('utf8'));
  });
});
