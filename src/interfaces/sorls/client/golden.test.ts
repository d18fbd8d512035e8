import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type Behaviour, type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../../golden.fixture.ts';

/** Answers by the code that was asked for. */
const service: Behaviour = (socket, request) => {
  const [name, type, status] = request.startsWith('GET')
    ? ['service.wsdl', 'text/xml', 200]
    : request.includes('>900009031000016009<')
      ? ['entity.xml', 'text/xml; charset=ISO-8859-1', 200]
      : request.includes('>900009041000016002<')
        ? ['map.xml', 'text/xml;charset="utf-8"', 200]
        : request.includes('>9899<')
          ? ['none.xml', 'text/xml', 200]
          : ['fault.xml', 'text/xml', 500];
  servingBytes(golden('sorls', name), type, { status })(socket, request);
};

let server: FaultServer;
let session: OpenSession;
let address: string;
beforeAll(async () => {
  server = await startFaultServer({ '/opslag': service });
  session = openSession(testSession({ sorls: { url: `${server.url}/opslag` } }), testMeans().means);
  address = `POST ${server.url}/opslag`;
});
afterAll(async () => {
  await session.close();
  await server.close();
});

const sorls = () => session.clientFor(collecting().recorder).sorls;

describe('golden answers of SORLS, written by hand', () => {
  it('reads a unit in three namespaces, with fields in any order', async () => {
    expect(await sorls().getSorEntity({ sorIdentifier: '900009031000016009', date: '2026-11-23' })).toEqual({
      kind: 'found',
      value: {
        sorIdentifier: '900009031000016009',
        sorType: 'OE',
        entityName: 'Øre-, næse- & halsafdelingen',
        entityTypeCode: '550851000005109',
        parentSorIdentifier: '900009021000016007',
        shakIdentifier: '',
        organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: undefined }],
        firstFromDate: '2026-01-01',
        fromDate: '2026-01-01',
        toDate: undefined,
        active: undefined,
        place: address,
      },
    });
  });

  it('asks as the WSDL says: its own element, action and local elements without a namespace', async () => {
    await sorls().getSorEntity({ sorIdentifier: '900009031000016009' });
    const request = server.requests.at(-1) ?? '';
    expect(request).toMatch(/soapaction: "urn:proeve:sor-opslag#GetSorEntity"/i);
    expect(request).toMatch(/<tns:GetSorEntity>\s*<SorIdentifier>900009031000016009<\/SorIdentifier>\s*<\/tns:GetSorEntity>/);
    expect(request).toContain('xmlns:tns="urn:proeve:sor-opslag"');
  });

  it('reads the rows of a map below their wrapper', async () => {
    expect(await sorls().sorShakMap({ sorIdentifier: '900009041000016002' })).toEqual({
      kind: 'found',
      value: [
        {
          shakIdentifier: '989010Å',
          sorIdentifier: '900009041000016002',
          organisationalLevels: [],
          fromDate: '2010-01-01',
          toDate: '2024-08-31',
          place: `${address}, række 1`,
        },
        {
          shakIdentifier: '989010',
          sorIdentifier: '900009041000016002',
          organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: undefined }],
          fromDate: '2024-09-01',
          toDate: '',
          place: `${address}, række 2`,
        },
      ],
    });
  });

  it('tells nothing found from an empty answer and from a fault', async () => {
    expect(await sorls().shakSorMap({ shakIdentifier: '9899' })).toEqual({ kind: 'not-found' });
    expect(await sorls().shakSorMap({ shakIdentifier: '9898' })).toEqual({
      kind: 'fault',
      status: 500,
      faultCode: 'NOT_FOUND',
      faultString: 'Enheden blev ikke fundet & kan ikke vises',
    });
  });
});
