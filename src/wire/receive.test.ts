import { gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRedactor } from '../evidence/redactor.ts';
import { exchangeSchema } from '../model/exchange.ts';
import { answering, type Behaviour, type FaultServer, startFaultServer } from './fault-server.fixture.ts';
import { collecting, testMeans, testSession } from '../session/test-session.fixture.ts';
import type { Call, Wire } from './call.ts';
import { receive, send } from './receive.ts';
import { createRecording } from './recording.ts';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n';
const gzipped =
  (body: Buffer, headers: string): Behaviour =>
  (socket) => {
    socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: ${body.length}\r\n${headers}\r\n`);
    socket.end(body);
  };

const behaviours: Readonly<Record<string, Behaviour>> = {
  '/god': answering(200, 'text/plain', 'kode-123456 svar', { 'set-cookie': 'a=b', 'x-request-id': '7' }),
  '/afbrudt-foer': (socket) => socket.resetAndDestroy(),
  '/lukket-foer': (socket) => socket.end(),
  '/halvt-hoved': (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
  '/afbrudt-midt-i': (socket) => {
    socket.write(`${HEAD}content-length: 100\r\n\r\nbegyndelse`, () => setImmediate(() => socket.resetAndDestroy()));
  },
  '/for-kort': (socket) => socket.end(`${HEAD}content-length: 100\r\n\r\nbegyndelse`),
  '/for-langt': (socket) => socket.end(`${HEAD}content-length: 3\r\n\r\nbegyndelse`),
  '/afkortede-stykker': (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n5\r\nabcde\r\n5\r\nab`),
  '/begge-laengder': (socket) =>
    socket.end(`${HEAD}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`),
  '/tavs': () => undefined,
  '/gaar-i-staa': (socket) => void socket.write(`${HEAD}content-length: 100\r\n\r\nbegyndelse`),
  '/drypper': (socket) => {
    socket.write(`${HEAD}content-length: 100000\r\n\r\n`);
    const timer = setInterval(() => socket.write('.'), 20);
    socket.on('close', () => clearInterval(timer));
  },
  '/vroevl': (socket) => socket.end('220 mail.example ESMTP\r\n'),
  '/for-stort': (socket) => socket.end(`${HEAD}content-length: 5000\r\n\r\n${'x'.repeat(5_000)}`),
  '/stort-hoved': (socket) => socket.end(`${HEAD}x-stor: ${'x'.repeat(100_000)}\r\n\r\n`),
  '/pakket': gzipped(gzipSync('pakket svar'), ''),
  '/pakket-bombe': gzipped(gzipSync(Buffer.alloc(1_000_000)), ''),
  '/pakket-vroevl': gzipped(Buffer.from('ikke gzip'), ''),
  '/ring': answering(302, 'text/plain', '', { location: '/ring?session=abc' }),
  '/anden-vaert': answering(307, 'text/plain', '', { location: 'https://login.example/x' }),
  '/401': answering(401, 'text/html', '<p>Log   på</p>'),
  '/403': answering(403, 'text/plain', ''),
  '/400': answering(400, 'text/plain', 'ugyldig kode-123456'),
  '/429': answering(429, 'text/plain', '', { 'retry-after': '30' }),
  '/500': answering(500, 'text/plain', 'NullPointerException'),
  '/501': answering(501, 'text/plain', ''),
};

let server: FaultServer;
const agent = new Agent({ headersTimeout: 150, bodyTimeout: 150, connectTimeout: 500 });
beforeAll(async () => {
  server = await startFaultServer(behaviours);
});
afterAll(async () => {
  await agent.destroy();
  await server.close();
});

function trial() {
  const { exchanges, recorder } = collecting();
  const { means, files } = testMeans();
  const limits = { connectMs: 500, headersMs: 150, bodyMs: 150, scenarioMs: 1_200, maxBodyBytes: 4_000 };
  const wire: Wire = {
    dispatcher: agent,
    limits: testSession({}, limits).limits,
    redactor: createRedactor({ secrets: ['kode-123456'] }),
    evidence: means.evidence,
    now: means.now,
    record: createRecording(recorder),
  };
  return { wire, exchanges, files };
}

const call = (path: string, more: Partial<Call> = {}): Call => ({
  interface: 'fhir',
  purpose: 'Prøv',
  method: 'GET',
  url: `${server.url}${path}`,
  headers: { authorization: 'Bearer kode-123456' },
  ...more,
});

async function failure(path: string, more: Partial<Call> = {}) {
  const { wire, exchanges } = trial();
  const error = await send(call(path, more), wire).then(
    () => new Error('svarede'),
    (thrown: unknown) => thrown as Error,
  );
  expect(exchanges).toHaveLength(1);
  expect(exchangeSchema.safeParse(exchanges[0]).error).toBeUndefined();
  return { name: error.name, message: error.message.replaceAll(/127\.0\.0\.1:\d+/g, 'vært'), exchange: exchanges[0]! };
}

describe('a whole answer', () => {
  it('is kept redacted, with its headers hidden as the list says', async () => {
    const { wire, exchanges, files } = trial();
    const answer = await send(call('/god'), wire);
    expect(Buffer.from(answer.value).toString()).toBe('kode-123456 svar');
    const [exchange] = exchanges;
    expect(files.get(exchange!.response!.body!.sha256!)).toBe('•••••• svar');
    expect(exchange!.request.headers).toContainEqual({ name: 'authorization', value: '••••••' });
    expect(exchange!.response!.headers).toContainEqual({ name: 'set-cookie', value: '••••••' });
    expect(exchange).toMatchObject({
      sequence: 1,
      reused: false,
      redactions: { hemmelighed: 1, hoved: 2 },
      startedAt: '2026-11-23T08:00:00.000Z',
    });
  });

  it('counts as whole even when its reader stops early or is not satisfied', async () => {
    const { wire, exchanges } = trial();
    await expect(receive(call('/god'), wire, () => Promise.resolve('nok'))).resolves.toMatchObject({ value: 'nok' });
    await expect(receive(call('/god'), wire, () => Promise.reject(new Error('forkert')))).rejects.toThrow('forkert');
    expect(exchanges.map((exchange) => exchange.response?.body?.size)).toEqual([16, 16]);
    expect(exchanges.map((exchange) => exchange.sequence)).toEqual([1, 2]);
  });

  it('is unpacked when the server has packed it unasked', async () => {
    const { wire, exchanges } = trial();
    expect(Buffer.from((await send(call('/pakket'), wire)).value).toString()).toBe('pakket svar');
    expect(exchanges[0]!.response!.body!.size).toBe(11);
  });

  it('ends where it says itself; bytes after that are no part of it', async () => {
    const { wire } = trial();
    expect(Buffer.from((await send(call('/for-langt'), wire)).value).toString()).toBe('beg');
  });

  it('is judged by its interface when that gives its status a meaning', async () => {
    const { wire } = trial();
    await expect(send(call('/500', { ownStatuses: [500] }), wire)).resolves.toMatchObject({ status: 500 });
  });
});

describe('an answer that did not come whole', () => {
  it.each([
    ['/afbrudt-foer', 'ECONNRESET', 'Systemet afbrød forbindelsen uden at svare.'],
    ['/lukket-foer', 'UND_ERR_SOCKET', 'Systemet afbrød forbindelsen uden at svare.'],
    ['/halvt-hoved', 'UND_ERR_SOCKET', 'Systemet afbrød forbindelsen uden at svare.'],
    // Which of the two it is differs between lines of Node.
    ['/afbrudt-midt-i', 'ECONNRESET|UND_ERR_SOCKET', 'Systemet afbrød forbindelsen midt i svaret.'],
    ['/for-kort', 'UND_ERR_SOCKET', 'Systemet afbrød forbindelsen midt i svaret.'],
    ['/afkortede-stykker', 'UND_ERR_SOCKET', 'Systemet afbrød forbindelsen midt i svaret.'],
    ['/begge-laengder', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'Svaret er ikke så langt, som det selv siger (Content-Length).'],
    ['/tavs', 'UND_ERR_HEADERS_TIMEOUT', 'Systemet tog imod forespørgslen, men begyndte ikke at svare inden for 150 ms.'],
    ['/gaar-i-staa', 'UND_ERR_BODY_TIMEOUT', 'Svaret gik i stå: der kom intet i 150 ms.'],
    ['/drypper', 'SP_CALL_TOO_SLOW', 'Svaret var ikke færdigt inden for 1,2 sekunder.'],
    ['/vroevl', 'HTTPParserError', 'Systemet svarede med noget, der ikke er HTTP.'],
    ['/for-stort', 'SP_BODY_TOO_LARGE', 'Svaret er større end det, der tages imod.'],
    ['/stort-hoved', 'UND_ERR_HEADERS_OVERFLOW', 'Svarets hoveder er større end det, der tages imod.'],
    ['/pakket-bombe', 'SP_BODY_TOO_LARGE', 'Svaret er større end det, der tages imod.'],
    ['/pakket-vroevl', 'Z_DATA_ERROR', 'Svaret kan ikke pakkes ud med gzip, som hovedet Content-Encoding siger.'],
  ])('is a technical fault at %s (%s)', async (path, code, sentence) => {
    const { name, message, exchange } = await failure(path);
    expect({ name, sentence: message.split('\n')[0], code: exchange.fault?.code }).toEqual({
      name: 'EndpointError',
      sentence,
      code: expect.stringMatching(new RegExp(`^(?:${code})$`)) as string,
    });
  });

  it('is a technical fault from a port nobody listens on', async () => {
    const unused = await startFaultServer({});
    await unused.close();
    const { name, message, exchange } = await failure('', { url: `${unused.url}/x` });
    expect(name).toBe('EndpointError');
    expect(exchange.response).toBeUndefined();
    expect(message).toMatchInlineSnapshot(`
      "Systemet tager ikke imod forbindelser på adressen.
      Sted: GET http://vært/x
      Modtaget: ECONNREFUSED: connect ECONNREFUSED vært
      Hvad nu: Kontrollér adressen i konfigurationen, og at systemet er startet."
    `);
  });

  it('is a technical fault from a host name that does not exist', async () => {
    const { name, message } = await failure('', { url: 'http://findes-ikke.invalid/x' });
    expect(name).toBe('EndpointError');
    expect(message.split('\n')[0]).toMatch(/^Systemets værtsnavn kan ikke slås op\.$/);
  });

  it('is a technical fault over https from a server without TLS', async () => {
    const { name, message } = await failure('', { url: `https://127.0.0.1:${server.port}/god` });
    expect(name).toBe('EndpointError');
    expect(message.split('\n')[0]).toBe('Der kan ikke oprettes en sikker forbindelse (TLS) til systemet.');
  });

  it('says what happened, where, and what can be done', async () => {
    expect((await failure('/for-kort')).message).toMatchInlineSnapshot(`
      "Systemet afbrød forbindelsen midt i svaret.
      Sted: GET http://vært/for-kort
      Modtaget: UND_ERR_SOCKET: other side closed
      Hvad nu: Prøv igen; gentager det sig, så spørg dem, der driver systemet."
    `);
  });

  it('does not make a fault of our own the system’s', async () => {
    const { wire } = trial();
    await expect(send(call('/god', { headers: { 'x-forkert': 'a\nb' } }), wire)).rejects.toMatchObject({
      code: 'UND_ERR_INVALID_ARG',
    });
  });
});

describe('an answer with a status that is not 2xx', () => {
  it('is not followed when it redirects', async () => {
    expect((await failure('/ring')).message).toMatchInlineSnapshot(`
      "Systemet viste videre til en anden adresse i stedet for at svare.
      Sted: GET http://vært/ring
      Forventet: et svar fra den adresse, der står i konfigurationen
      Modtaget: status 302 til /ring?session=••••••
      Hvad nu: Ret adressen i konfigurationen til den, der svarer selv."
    `);
    expect((await failure('/anden-vaert')).name).toBe('EndpointError');
    expect(server.requests.filter((request) => request.includes('/ring?'))).toEqual([]);
  });

  it('is a missing precondition with 401 and 403', async () => {
    expect(await failure('/403')).toMatchObject({ name: 'PreconditionError' });
    expect((await failure('/401')).message).toMatchInlineSnapshot(`
      "Der er ikke givet adgang til FHIR.
      Sted: GET http://vært/401
      Forventet: et svar uden adgangsoplysninger: konfigurationen har ingen
      Modtaget: status 401: “<p>Log på</p>”
      Hvad nu: Få adgangen givet, eller ret adgangsoplysningerne i konfigurationen."
    `);
  });

  it('is a missing precondition with 501, and with 404 at the interface’s own address', async () => {
    expect(await failure('/501')).toMatchObject({ name: 'PreconditionError' });
    expect((await failure('/findes-ikke', { absence: 'not-offered' })).message).toMatchInlineSnapshot(`
      "FHIR tilbydes ikke endnu på adressen.
      Sted: GET http://vært/findes-ikke
      Forventet: at adressen fra konfigurationen findes
      Modtaget: status 404: “findes ikke”
      Hvad nu: Ret adressen, eller skriv notOffered med en grund i konfigurationen."
    `);
  });

  it('is a deviation with 404 for anything else, and with other 4xx', async () => {
    expect(await failure('/findes-ikke')).toMatchObject({ name: 'Deviation' });
    expect((await failure('/400')).message).toMatchInlineSnapshot(`
      "Systemet afviste forespørgslen.
      Sted: GET http://vært/400
      Forventet: et svar med status 200
      Modtaget: status 400: “ugyldig ••••••”
      Hvad nu: Se i udvekslingen, hvad systemet skriver om grunden."
    `);
  });

  it('is a technical fault with 429 and 5xx', async () => {
    expect((await failure('/429')).message).toMatchInlineSnapshot(`
      "Systemet beder om færre forespørgsler ad gangen.
      Sted: GET http://vært/429
      Forventet: et svar
      Modtaget: status 429
      Hvad nu: Systemet beder om at vente: 30. Sænk concurrency i miljøets konfiguration."
    `);
    expect((await failure('/500')).message).toMatchInlineSnapshot(`
      "Systemet fejlede og sagde det selv.
      Sted: GET http://vært/500
      Forventet: et svar
      Modtaget: status 500: “NullPointerException”
      Hvad nu: Prøv igen; gentager det sig, så vis dem, der driver systemet, denne udveksling."
    `);
  });
});
