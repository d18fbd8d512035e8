import { SORUS } from '../../src/interfaces/sorus/exercise/description.ts';
import { serviceWsdl } from '../../src/protocols/soap/service-wsdl.ts';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type FullBacklog, startFullBacklog } from '../support/full-backlog.ts';
import { createAuthority, signIdCard } from '../support/pki.ts';
import { type Given, preflight } from './preflight-trial.ts';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
let backlog: FullBacklog | undefined;
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  backlog?.close();
  backlog = undefined;
});

async function serve(answer: Answering): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The test session's clock, as a server that goes right tells it. */
const OUR_TIME = 'Mon, 23 Nov 2026 08:00:00 GMT';
const STATEMENT = {
  resourceType: 'CapabilityStatement',
  fhirVersion: '4.0.1',
  date: '2026-11-22T01:30:00Z',
  software: { name: 'Prøve', version: '7' },
};

interface Answers {
  readonly date?: string;
  /** By path; `*` is every other. */
  readonly statuses?: Readonly<Record<string, number>>;
}

/** A FHIR server that answers everything alike, but for the paths given a status of their own. */
function fhirServer(body: unknown, { date = OUR_TIME, statuses = {} }: Answers = {}): Promise<string> {
  return serve((request, response) => {
    response.sendDate = false;
    const status = statuses[(request.url ?? '').split('?')[0] ?? ''] ?? statuses['*'] ?? 200;
    response.writeHead(status, { 'content-type': 'application/fhir+json', date }).end(JSON.stringify(body));
  });
}

interface FhirGiven extends Omit<Given, 'interfaces'> {
  readonly auth?: unknown;
}

const fhir = async (server: Promise<string>, { auth = { kind: 'none' }, ...given }: FhirGiven = {}) =>
  preflight({ interfaces: { fhir: { url: `${await server}/fhir`, auth } }, ...given });

describe('the preflight', () => {
  it('says what an interface is and which day it tells', async () => {
    const { reachable, said, release } = await fhir(fhirServer(STATEMENT));
    expect(reachable).toBe(true);
    expect(said('access')).toBe('ok: Systemet svarer uden at spørge, hvem der kalder.');
    expect(said('version')).toBe('ok: Prøve 7, FHIR 4.0.1.');
    expect(said('release')).toBe(
      'ok: Systemets beskrivelse er fra 2026-11-22 (CapabilityStatement.date); registrets egen dag står der ikke.',
    );
    expect(release).toEqual({ day: '2026-11-22', source: 'CapabilityStatement.date' });
    expect(said('clock')).toBe('ok: Urene går ens.');
    expect(said('certificate')).toBe('ikke med');
  });

  it('makes a closed port one technical fault with its reason, which every call gives at once', async () => {
    const { reachable, said, check, thrown } = await preflight({ interfaces: { fhir: { url: 'http://127.0.0.1:1/fhir' } } });
    expect(reachable).toBe(false);
    expect(said('connection')).toBe('failed: Systemet tager ikke imod forbindelser på adressen. (ECONNREFUSED)');
    expect(check('connection')?.code).toBe('SP3021');
    expect(said('access')).toBe('not-tried: Ikke prøvet, fordi noget før det fejlede.');
    expect(thrown).toMatchInlineSnapshot(`
      "EndpointError: FHIR kunne ikke nås, da kørslen begyndte.
      Sted: http://127.0.0.1:1/fhir
      Modtaget: Systemet tager ikke imod forbindelser på adressen. (ECONNREFUSED)
      Hvad nu: Kontrollér adressen i konfigurationen, og at systemet er startet."
    `);
  });

  it('waits only once for a firewall that drops packets', async () => {
    backlog = await startFullBacklog();
    const url = `http://127.0.0.1:${backlog.port}`;
    const { reachable, said, check, thrown, foundMs } = await preflight({
      interfaces: { fhir: { url: `${url}/fhir` }, skrs: { url: `${url}/skrs` }, journal: { url: `${url}/journal` } },
      limits: { connectMs: 300, headersMs: 5_000 },
    });
    expect(reachable).toBe(false);
    expect(said('connection')).toBe('failed: Systemet tog ikke imod forbindelsen inden for 300 ms. (ETIMEDOUT)');
    expect(check('connection')?.remedy).toContain('firewall');
    expect(thrown).toMatch(/^EndpointError: FHIR kunne ikke nås, da kørslen begyndte\./);
    expect(foundMs).toBeLessThan(2_000);
  });

  it('tells of a name that does not exist as that', async () => {
    const { said, check } = await preflight({ interfaces: { fhir: { url: 'http://findes-ikke.invalid/fhir' } } });
    expect(said('lookup')).toMatch(/^failed: Systemets værtsnavn kan ikke slås op\. \((?:ENOTFOUND|EAI_AGAIN)\)$/);
    expect(check('lookup')?.code).toBe('SP3020');
  });

  it('takes a slow interface for no closed one, and does not hold scenarios back for it', async () => {
    const silent = serve(() => undefined);
    const { reachable, said, check, thrown, closedMs, foundMs } = await fhir(silent, { limits: { headersMs: 1_500 } });
    expect(reachable).toBe(true);
    expect(closedMs).toBeLessThan(1_000);
    expect(foundMs).toBeLessThan(4_000);
    expect(said('version')).toMatch(/^failed: .*inden for 1,5 sekunder\./);
    expect(check('version')?.code).toBe('SP3024');
    expect(said('access')).toBe('not-tried: Kan ikke afgøres, før snitfladen svarer, som den skal.');
    expect(thrown).not.toContain('da kørslen begyndte');
  });

  it('is not through when a system answers with anything but a description', async () => {
    const page = serve((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log ind</h1>'));
    expect((await fhir(page)).said('version')).toBe(
      'failed: Der kom en HTML-side i stedet for et svar fra FHIR: “Log ind”. (status 200: “<h1>Log ind</h1>”)',
    );
  });

  it('does not blame access when nothing is at the address', async () => {
    const { said } = await fhir(fhirServer({}, { statuses: { '*': 404 } }));
    expect(said('version')).toBe('failed: FHIR tilbydes ikke endnu på adressen. (status 404: “{}”)');
    expect(said('access')).toBe('not-tried: Kan ikke afgøres, før snitfladen svarer, som den skal.');
  });

  it.each([
    ['five minutes ahead', 'Mon, 23 Nov 2026 08:05:00 GMT', 'warning: Systemets ur er 5 minutter foran maskinens.'],
    ['61 seconds behind', 'Mon, 23 Nov 2026 07:58:58 GMT', 'warning: Systemets ur er 61 sekunder bagud for maskinens.'],
    ['59 seconds behind', 'Mon, 23 Nov 2026 07:59:00 GMT', 'ok: Systemets ur er 59 sekunder bagud for maskinens.'],
    ['on the same second', OUR_TIME, 'ok: Urene går ens.'],
  ])('measures a clock that is %s', async (_what, date, expected) => {
    expect((await fhir(fhirServer(STATEMENT, { date }))).said('clock')).toBe(expected);
  });

  it('takes what a system does not say for no fault', async () => {
    const { reachable, said } = await fhir(fhirServer({ resourceType: 'CapabilityStatement' }, { date: 'ved ikke' }));
    expect(reachable).toBe(true);
    expect(said('version')).toBe('ok: Systemet svarer, men siger ikke, hvilken udgave det er.');
    expect(said('release')).toBe('not-tried: Ukendt: snitfladen siger det ikke.');
    expect(said('clock')).toBe('not-tried: Ukendt: systemet siger ikke, hvad klokken er.');
  });
});

const WSDL = serviceWsdl(SORUS, 'http://127.0.0.1/sorus');

describe('the preflight of access', () => {
  const auth = { kind: 'bearer', token: { env: 'TOKEN' } };
  const secrets = { 'env:TOKEN': 'meget-hemmeligt-adgangsbevis' };

  it('says who we are, and never the secret', async () => {
    const { said, all } = await fhir(fhirServer(STATEMENT), { auth, secrets });
    expect(said('access')).toBe('ok: Systemet lukker os ind med et adgangsbevis (Bearer).');
    expect(all).not.toContain('meget-hemmeligt');
  });

  it('takes refused access for no unreachable interface, and measures the clock all the same', async () => {
    const late = { date: 'Mon, 23 Nov 2026 08:05:00 GMT', statuses: { '*': 401 } };
    const { reachable, said, check } = await fhir(fhirServer({}, late), { auth, secrets });
    expect(reachable).toBe(true);
    expect(said('access')).toBe('failed: Der er ikke givet adgang til FHIR. (status 401: “{}”)');
    expect(check('access')?.code).toBe('SP3023');
    expect(said('version')).toBe('not-tried: Ikke set, fordi adgangen blev afvist.');
    expect(said('clock')).toBe('warning: Systemets ur er 5 minutter foran maskinens.');
  });

  it('takes a description open to all for no proof of access to the rest', async () => {
    const { said } = await fhir(fhirServer(STATEMENT, { statuses: { '/fhir/Organization': 403 } }), { auth, secrets });
    expect(said('access')).toMatch(/^failed: Der er ikke givet adgang til FHIR\. \(status 403/);
  });

  it('blames access, not the interface, when a token service refuses the client', async () => {
    const server = await serve((request, response) => {
      const [status, body] = request.url === '/token' ? [401, { error: 'invalid_client' }] : [200, STATEMENT];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const client = { method: 'client_secret_post', secret: { env: 'TOKEN' } };
    const oauth = { kind: 'oauth2', tokenUrl: `${server}/token`, clientId: 'pilot', client };
    const { said, check } = await fhir(Promise.resolve(server), { auth: oauth, secrets });
    expect(said('access')).toBe('failed: Tokentjenesten gav ikke klienten pilot adgang til FHIR. (status 401: invalid_client)');
    expect(check('access')?.remedy).toContain('clientId');
  });

  it('says an id card’s level, holder and expiry', async () => {
    const authority = await createAuthority('Prøve-STS');
    const card = signIdCard(await authority.issue({ commonName: 'STS' }));
    const url = await serve((_request, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(WSDL));
    const sorus = { url, auth: { kind: 'dgws', idCard: { env: 'KORT' } } };
    const { said, all } = await preflight({ interfaces: { sorus }, secrets: { 'env:KORT': card } });
    expect(said('version')).toMatch(/^ok: SOROpdatering/);
    expect(said('access')).toBe(
      'not-tried: Der kaldes med et SOSI-id-kort (DGWS): niveau 3, CVR 12345678, gælder til 2099-01-01T00:00:00Z; om det rækker, ses først, når et scenarie kalder snitfladen.',
    );
    expect(all).not.toContain('SignatureValue');
  });
});

describe('the preflight of the extract', () => {
  const XML = '<SorTree xmlns="urn:x"><CreatedAtTime>2026-11-22T01:30:00</CreatedAtTime><SnapshotDate>2026-11-21</SnapshotDate>';
  const LAST = { 'last-modified': 'Sun, 22 Nov 2026 01:31:00 GMT', server: 'Proevefiler/2' };
  const files = (answers: Readonly<Record<string, Answering>>): Promise<string> =>
    serve((request, response) => {
      const [, one] = Object.entries(answers).find(([end]) => request.url?.endsWith(end) === true) ?? [];
      if (one === undefined) response.writeHead(404).end();
      else one(request, response);
    });
  const daily: Answering = (_request, response) => void response.writeHead(200, LAST).end();
  const look = async (url: Promise<string>) => preflight({ interfaces: { udtraek: { url: `${await url}/` } } });

  it('reads the register’s day at the head of the file, even when the server sends all of a large one', async () => {
    let sent = 0;
    const send = async (response: ServerResponse): Promise<void> => {
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.write(XML);
      while (!response.destroyed && sent < 200 * 1024 * 1024) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536, 0x20))) await setTimeout(1);
      }
      response.end();
    };
    const whole: Answering = (_request, response) => void send(response);
    const { said, release } = await look(files({ '.csv': daily, 'V_3_0_0/Sor.xml': whole }));
    expect(release).toEqual({ day: '2026-11-21', source: 'SnapshotDate' });
    expect(said('release')).toBe('ok: Registret er fra 2026-11-21 (SnapshotDate i XML-udtrækket).');
    expect(said('version')).toBe('ok: Proevefiler/2.');
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('asks only for the head, and uses version 2 when version 3 is not there', async () => {
    let asked: string | undefined;
    const partial: Answering = ({ headers }, response) => {
      asked = headers.range;
      response.writeHead(206).end(XML);
    };
    const { release } = await look(files({ '.csv': daily, 'V_2_0_0/Sor.xml': partial }));
    expect(asked).toBe('bytes=0-4095');
    expect(release?.source).toBe('SnapshotDate');
  });

  it('gives the file’s day when the register’s own is not there', async () => {
    const { said, release } = await look(files({ '.csv': daily }));
    expect(release).toEqual({ day: '2026-11-22', source: 'Last-Modified' });
    expect(said('release')).toBe('ok: Filen er fra 2026-11-22 (Last-Modified); registrets egen dag står der ikke.');
  });

  it('says when the files are not there', async () => {
    expect((await look(files({}))).said('version')).toMatch(/^failed: Udtræk \(filer\) tilbydes ikke endnu på adressen\./);
  });
});
