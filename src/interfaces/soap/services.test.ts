import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../model/ledger.ts';
import type { RegionClient } from '../registry.ts';
import { openSession } from '../../session/open-session.ts';
import { UNUSED_SOR_CODE } from '../../sor/identifiers/sor-code.ts';
import type { OpenSession } from '../../session/session.ts';
import { answering, type Behaviour, type FaultServer, httpAnswer, startFaultServer } from '../../wire/fault-server.fixture.ts';
import { testMeans, testSession } from '../../session/test-session.fixture.ts';

const NS = 'urn:en-anden-tjeneste';
/** A service of another shape than the exercise's: other names, other actions, local elements without namespace. */
const WSDL = `<d:definitions xmlns:d="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="${NS}">
  <d:types><x:schema targetNamespace="${NS}"/></d:types>
  <d:message name="SlaaOpIn"><d:part name="p" element="t:EnhedSoeges"/></d:message>
  <d:message name="OpretIn"><d:part name="p" element="t:EnhedOprettes"/></d:message>
  <d:portType name="P">
    <d:operation name="SlaaOp"><d:input message="t:SlaaOpIn"/></d:operation>
    <d:operation name="Opret"><d:input message="t:OpretIn"/></d:operation>
    <d:operation name="Ret"/><d:operation name="Flyt"/><d:operation name="Luk"/>
  </d:portType>
  <d:binding name="B" type="t:P">
    <d:operation name="SlaaOp"><s:operation soapAction="${NS}/slaa-op"/></d:operation>
    <d:operation name="Opret"><s:operation soapAction="${NS}/opret"/></d:operation>
    <d:operation name="Ret"/><d:operation name="Flyt"/><d:operation name="Luk"/>
  </d:binding>
</d:definitions>`;

const envelope = (body: string): string =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`;
const fault = (detail: string): string =>
  envelope(`<S:Fault><faultcode>S:Client</faultcode><faultstring>Afvist</faultstring>${detail}</S:Fault>`);
const ENTITY =
  '<Svar><Enhed><SorId>11000016002</SorId><EntityName>Prøve</EntityName><OrganisationalLevelCode>1</OrganisationalLevelCode><OrganisationalLevelName>Afsnit</OrganisationalLevelName></Enhed></Svar>';
const CLOSED = '<Svar><Enhed><SorId>11000016002</SorId><EntityName>Prøve</EntityName><ToDate>2026-11-22</ToDate></Enhed></Svar>';
const MADE =
  '<Svar><Entity><SorIdentifier>11000016002</SorIdentifier><SorStatus><FromDate>2026-11-23</FromDate></SorStatus></Entity></Svar>';

/** Gives its WSDL on GET, and the answer on POST. */
const service =
  (answer: string, status = 200): Behaviour =>
  (socket, request) =>
    socket.end(httpAnswer(request.startsWith('GET') ? 200 : status, 'text/xml', request.startsWith('GET') ? WSDL : answer));

const REFUSED = fault('<detail><x>urn:egen:kode</x></detail>');

/** Answers each operation by what was asked before; `undefined` is a refusal. */
const acting =
  (answer: (request: string, earlier: readonly string[]) => string | undefined): Behaviour =>
  (socket, request) => {
    if (request.startsWith('GET')) {
      socket.end(httpAnswer(200, 'text/xml', WSDL));
      return;
    }
    const path = request.split(' ')[1] ?? '';
    const earlier = server.requests.filter((text) => text.startsWith(`POST ${path}`) && text !== request);
    const body = answer(request, earlier);
    socket.end(httpAnswer(body === undefined ? 500 : 200, 'text/xml', body ?? REFUSED));
  };

let server: FaultServer;
const sessions: OpenSession[] = [];
beforeAll(async () => {
  server = await startFaultServer({
    '/fundet': service(envelope(ENTITY)),
    '/tomt': service(envelope('<Svar/>')),
    '/afvist': service(fault('<detail><x>urn:egen:kode</x></detail>'), 500),
    '/nede': service('<h1>Internal Server Error</h1>', 500),
    '/ikke-soap': service('<svar/>'),
    '/uden-wsdl': answering(200, 'text/xml', '<svar/>'),
    '/oprettet': service(envelope(MADE)),
    '/spaerret': service('', 403),
    '/afvist-alt': acting(() => undefined),
    // Closed only where it was first put.
    '/flytbar': acting((request, earlier) => {
      const isHome = earlier.findLast((text) => text.includes('<ParentSorIdentifier>'))?.includes('>hospital<') === true;
      return request.includes('LukRequest') && !isHome ? undefined : envelope(MADE);
    }),
    '/kan-ikke-lukkes': acting((request) => (request.includes('EnhedOprettes') ? envelope(MADE) : undefined)),
    '/allerede-lukket': acting((request) => {
      if (request.includes('EnhedSoeges')) return envelope(CLOSED);
      return request.includes('LukRequest') ? undefined : envelope(MADE);
    }),
  });
});
afterAll(async () => {
  for (const session of sessions) await session.close();
  await server.close();
});

function client(path: string, ledger: LedgerEntry[] = []): RegionClient {
  const url = `${server.url}${path}`;
  const interfaces = {
    sorls: { url, operations: { getSorEntity: 'SlaaOp' }, elements: { sorIdentifier: 'Kode' } },
    sorus: { url, operations: { create: 'Opret', update: 'Ret', move: 'Flyt', close: 'Luk' } },
  };
  const open = openSession(testSession(interfaces), { ...testMeans().means, ledger: (entry) => void ledger.push(entry) });
  sessions.push(open);
  return open.clientFor(() => undefined);
}

const lookUp = (path: string) => client(path).sorls.getSorEntity({ sorIdentifier: '11000016002' });
const failure = (path: string): Promise<string> => lookUp(path).then(() => 'gik godt', String);

describe('a SOAP service whose shape is read from its WSDL', () => {
  it('is called with namespace, SOAPAction and element from there and with element names from configuration', async () => {
    const answer = await lookUp('/fundet');
    expect(answer).toMatchObject({
      kind: 'found',
      value: { sorIdentifier: '11000016002', organisationalLevels: [{ code: '1', name: 'Afsnit' }] },
    });
    const request = server.requests.findLast((text) => text.startsWith('POST /fundet'));
    expect(request).toContain('soapaction: "urn:en-anden-tjeneste/slaa-op"');
    expect(request).toMatch(/<tns:EnhedSoeges>\s*<Kode>11000016002<\/Kode>\s*<\/tns:EnhedSoeges>/);
  });

  it('tells by an empty answer that a unit does not exist, and has in a fault the code that says most', async () => {
    expect(await lookUp('/tomt')).toEqual({ kind: 'not-found' });
    expect(await lookUp('/afvist')).toEqual({ kind: 'fault', status: 500, faultCode: 'urn:egen:kode', faultString: 'Afvist' });
  });

  it('is told from a server that breaks down and from an answer that is no SOAP', async () => {
    expect(await failure('/nede')).toMatch(/^EndpointError: Systemet fejlede og sagde det selv\./);
    expect(await failure('/ikke-soap')).toMatch(/^Deviation: Svaret er ikke en SOAP-konvolut\./);
    expect(await failure('/uden-wsdl')).toMatch(/^Deviation: Svaret er ikke en WSDL\./);
  });

  it('is a missing precondition, naming the operations it has, when it lacks one', async () => {
    const asked = client('/fundet').sorls.sorShakMap({ sorIdentifier: '11000016002' });
    await expect(asked).rejects.toThrowErrorMatchingInlineSnapshot(`
      [PreconditionError: Kontrakten er ikke forstået: SORLS (opslag) har ingen operation, der kan kendes som SorShakMap.
      Sted: operationerne i tjenestens WSDL
      Forventet: SorShakMap med SOAP 1.1, document/literal
      Modtaget: nærmest: SlaaOp, Opret, Ret, Luk, Flyt
      Hvad nu: Skriv operationens navn i miljøets konfiguration, fx “interfaces.sorls.mapping.operations.sorShakMap: SlaaOp”.]
    `);
  });
});

describe('the SORUS client', () => {
  it('writes in the ledger before it asks for a unit, and when that is made and closed', async () => {
    const ledger: LedgerEntry[] = [];
    const { sorus } = client('/oprettet', ledger);
    await sorus.create({ entityName: 'Prøve' });
    expect(ledger.map(({ state }) => state)).toEqual(['intended', 'made']);
    const request = server.requests.findLast((text) => text.startsWith('POST /oprettet'));
    expect(request).toMatch(/<Entity>\s*<EntityName>Prøve<\/EntityName>\s*<\/Entity>/);
  });

  it('never changes a unit it has not made itself', async () => {
    await expect(
      client('/oprettet').sorus.update('347831000016005', { entityName: 'Nyt' }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[TypeError: Scenariet vil ændre 347831000016005, som det ikke selv har oprettet. Det gør værktøjet aldrig.]`,
    );
    await expect(client('/oprettet').sorus.close('347831000016005', '2026-11-23')).rejects.toThrow('ikke selv har oprettet');
  });

  it('says what was left behind when it cannot clean up', async () => {
    const { sorus } = client('/kan-ikke-lukkes');
    await sorus.create({ entityName: 'Prøve' });
    await expect(sorus.cleanUp()).rejects.toThrowErrorMatchingInlineSnapshot(`
      [EndpointError: Scenariet kunne ikke rydde helt op efter sig.
      Sted: “Prøve” (11000016002)
      Forventet: at enheder, scenariet har oprettet, kan lukkes igen
      Hvad nu: Kør “npx sor-pilot cleanup”, eller luk enhederne i SOR.]
    `);
  });

  it('has nothing to clean up of a unit that was refused', async () => {
    const ledger: LedgerEntry[] = [];
    const { sorus } = client('/afvist', ledger);
    await sorus.create({ entityName: 'Prøve' });
    expect(ledger.map(({ state }) => state)).toEqual(['intended', 'refused']);
    await expect(sorus.cleanUp()).resolves.toBeUndefined();
  });

  it('leaves a unit in the ledger when the answer never came, but not when access was refused', async () => {
    const lost: LedgerEntry[] = [];
    await expect(client('/nede', lost).sorus.create({ entityName: 'Prøve' })).rejects.toThrow('Systemet fejlede');
    expect(lost.map(({ state }) => state)).toEqual(['intended']);
    const barred: LedgerEntry[] = [];
    await expect(client('/spaerret', barred).sorus.create({ entityName: 'Prøve' })).rejects.toThrow('adgang');
    expect(barred.map(({ state }) => state)).toEqual(['intended', 'refused']);
  });

  it('sends a code that can be no unit’s, so that the refusal can be seen', async () => {
    const { sorus } = client('/afvist-alt');
    await expect(sorus.update('347831000016001', { entityName: 'Nyt' })).resolves.toMatchObject({ kind: 'fault' });
    await expect(sorus.update(UNUSED_SOR_CODE, { entityName: 'Nyt' })).resolves.toMatchObject({ kind: 'fault' });
  });

  it('moves a moved unit back when it cannot be closed where it is', async () => {
    const ledger: LedgerEntry[] = [];
    const { sorus } = client('/flytbar', ledger);
    await sorus.create({ entityName: 'Prøve', parentSorIdentifier: 'hospital' });
    await sorus.move('11000016002', 'andet', '2026-11-23');
    await expect(sorus.cleanUp()).resolves.toBeUndefined();
    expect(ledger.map(({ state }) => state)).toEqual(['intended', 'made', 'moving', 'closed']);
    const sent = server.requests.filter((text) => text.startsWith('POST /flytbar'));
    expect(sent.map((text) => /<ParentSorIdentifier>(\w+)/.exec(text)?.[1] ?? /<tns:(\w+)/.exec(text)?.[1])).toEqual([
      'hospital',
      'andet',
      'LukRequest',
      'EnhedSoeges',
      'hospital',
      'LukRequest',
    ]);
  });

  it('knows from SORLS that a unit is closed when the answer to the closing was lost', async () => {
    const ledger: LedgerEntry[] = [];
    const { sorus } = client('/allerede-lukket', ledger);
    await sorus.create({ entityName: 'Prøve' });
    await expect(sorus.cleanUp()).resolves.toBeUndefined();
    expect(ledger.map(({ state }) => state)).toEqual(['intended', 'made', 'closed']);
  });

  it('says plainly when the nightly import cannot be started', async () => {
    await expect(client('/oprettet').sorus.importNow()).rejects.toThrow('Den natlige indlæsning kan ikke sættes i gang her.');
  });
});
