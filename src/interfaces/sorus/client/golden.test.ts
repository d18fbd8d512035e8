import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../../session/open-session.ts';
import type { OpenSession } from '../../../session/session.ts';
import { collecting, testMeans, testSession } from '../../../session/test-session.fixture.ts';
import { type Behaviour, type FaultServer, startFaultServer } from '../../../wire/fault-server.fixture.ts';
import { golden, servingBytes } from '../../golden.fixture.ts';

const CALLS = 'http://sundhedsdatastyrelsen.dk/SOROpdateringService/2019/10/08/';
const PATH = '/sor-opdatering/v4/SOROpdateringService';

const service: Behaviour = (socket, request) => {
  const [name, status] = request.startsWith('GET')
    ? ['service.wsdl', 200]
    : request.includes('<tns:OpretEnhed>')
      ? ['created.xml', 200]
      : request.includes('<tns:LukEnhed>')
        ? ['closed.xml', 200]
        : ['fault.xml', 500];
  servingBytes(golden('sorus', name), 'text/xml; charset=utf-8', { status })(socket, request);
};

let server: FaultServer;
let session: OpenSession;
beforeAll(async () => {
  server = await startFaultServer({ [PATH]: service });
  const operations = {
    create: 'OpretEnhed',
    update: 'RetEnhed',
    move: 'MoveSorEntity',
    replace: 'ErstatEnhed',
    close: 'LukEnhed',
  };
  session = openSession(testSession({ sorus: { url: `${server.url}${PATH}`, operations } }), testMeans().means);
});
afterAll(async () => {
  await session.close();
  await server.close();
});

describe('golden answers of SORUS, written by hand', () => {
  it('reads a unit that was made, in another namespace, below two wrappers and after the codes of others', async () => {
    const { sorus } = session.clientFor(collecting().recorder);
    expect(await sorus.create({ entityName: 'Prøveafsnittet <ny>', parentSorIdentifier: '900009021000016007' })).toEqual({
      kind: 'done',
      sorIdentifier: '900009041000016002',
      unit: {
        sorIdentifier: '900009041000016002',
        sorType: 'OE',
        entityName: 'Prøveafsnittet <ny>',
        entityTypeCode: '550851000005109',
        parentSorIdentifier: '900009021000016007',
        shakIdentifier: '',
        organisationalLevels: [{ code: '270059999999100', name: 'Afdeling', system: undefined }],
        firstFromDate: '2026-11-23',
        fromDate: '2026-11-23',
        toDate: '',
        active: undefined,
        place: `POST ${server.url}${PATH}`,
      },
    });
    const request = server.requests.at(-1) ?? '';
    expect(request.toLowerCase()).toContain(`soapaction: "${CALLS}isoropdateringservice/opretenhed"`.toLowerCase());
    expect(request).toContain(`xmlns:tns="${CALLS}"`);
  });

  it('reads a unit that says only when it closed, and refuses a change by the code in the detail', async () => {
    const { sorus } = session.clientFor(collecting().recorder);
    await sorus.create({ entityName: 'Prøveafsnittet <ny>' });
    expect(await sorus.update('900009041000016002', { levelCode: '270019999999104' })).toEqual({
      kind: 'fault',
      status: 500,
      faultCode: 'SOR-4711',
      faultString: 'Niveauet kan ikke vælges under "Afsnit"',
    });
    expect(await sorus.close('900009041000016002', '2026-11-23')).toEqual({
      kind: 'done',
      sorIdentifier: '900009041000016002',
      unit: {
        sorIdentifier: '900009041000016002',
        sorType: undefined,
        entityName: undefined,
        entityTypeCode: undefined,
        parentSorIdentifier: undefined,
        shakIdentifier: undefined,
        organisationalLevels: [],
        firstFromDate: undefined,
        fromDate: undefined,
        toDate: '2026-11-23',
        active: undefined,
        place: `POST ${server.url}${PATH}`,
      },
    });
  });
});
