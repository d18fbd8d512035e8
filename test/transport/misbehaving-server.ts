import { gzipSync } from 'node:zlib';
import { answering, type Behaviour, type FaultServer, startFaultServer } from '../../src/wire/fault-server.fixture.ts';

const FHIR = 'application/fhir+json';
const HEAD = `HTTP/1.1 200 OK\r\ncontent-type: ${FHIR}\r\n`;
const GOOD = '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}';
const DEEP = 50_000;

const soap = (body: string): string =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;
const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('');

/** What is done with a request, by the first part of its path. `origin` is the server's own address, for what it lures with. */
const behaviours = (origin: () => string): Readonly<Record<string, Behaviour>> => ({
  '/afbrudt-foer': (socket) => socket.resetAndDestroy(),
  '/afbrudt-midt-i': (socket) => {
    socket.write(`${HEAD}content-length: 100\r\n\r\n{"resource`, () => setImmediate(() => socket.resetAndDestroy()));
  },
  '/afbrudt-efter': (socket) => {
    socket.write(`${HEAD}content-length: ${GOOD.length}\r\n\r\n${GOOD}`, () => setTimeout(() => socket.resetAndDestroy(), 20));
  },
  '/halvt-hoved': (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
  '/for-kort': (socket) => socket.end(`${HEAD}content-length: ${GOOD.length + 100}\r\n\r\n${GOOD}`),
  '/for-langt': (socket) => socket.end(`${HEAD}content-length: ${GOOD.length}\r\n\r\n${GOOD}${'x'.repeat(500)}`),
  '/uendeligt': (socket) => {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
    const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const pour = (): void => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', pour);
    pour();
  },
  '/drypper': (socket) => {
    socket.write(`${HEAD}content-length: 100000\r\n\r\n`);
    const timer = setInterval(() => socket.write('.'), 50);
    socket.on('close', () => clearInterval(timer));
  },
  '/forkert-laengde': (socket) => socket.end(`${HEAD}content-length: ti\r\n\r\n${GOOD}`),
  '/begge-laengder': (socket) =>
    socket.end(`${HEAD}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`),
  '/vroevl': (socket) => socket.end(Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7_919) % 256))),
  '/forkert-tegnsaet': (socket) => {
    const body = Buffer.from('{"resourceType":"CapabilityStatement","name":"Sygehus Søndre Ålborg"}', 'latin1');
    socket.write(`HTTP/1.1 200 OK\r\ncontent-type: ${FHIR}; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.end(body);
  },
  '/pakket-bombe': (socket) => {
    socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: ${bomb().length}\r\n\r\n`);
    socket.end(bomb());
  },
  '/ring': answering(302, 'text/plain', '', { location: '/ring/metadata' }),
  '/401': answering(401, 'text/html', '<p>Log på</p>', { 'www-authenticate': 'Bearer' }),
  '/403': answering(403, 'text/plain', 'Ingen adgang'),
  '/429': answering(429, 'text/plain', '', { 'retry-after': '120' }),
  '/500': answering(500, 'text/html', '<h1>NullPointerException</h1>'),
  '/503': answering(503, 'text/html', '<h1>Service Unavailable</h1>', { 'retry-after': '3600' }),
  '/xxe': (socket) => {
    const doctype = `<!DOCTYPE x [<!ENTITY hemmelig SYSTEM "file:///etc/passwd"><!ENTITY ude SYSTEM "${origin()}/hentet-udefra">]>`;
    answering(200, 'text/xml', `${doctype}${soap('&hemmelig;&ude;')}`)(socket, '');
  },
  '/entitetsbombe': answering(200, 'text/xml', `<!DOCTYPE x [<!ENTITY a0 "ha">${laughs}]>${soap('&a9;')}`),
  '/dyb-xml': answering(200, 'text/xml', soap('<a>'.repeat(DEEP) + '</a>'.repeat(DEEP))),
  '/dyb-json': answering(200, FHIR, `{"resourceType":"CapabilityStatement","x":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`),
  '/dobbelt-felt': answering(200, FHIR, '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","fhirVersion":"5.0.0"}'),
  '/stort-hoved': (socket) => socket.end(`${HEAD}x-stort: ${'x'.repeat(10_000_000)}\r\ncontent-length: 2\r\n\r\n{}`),
});

let packed: Buffer | undefined;
/** A mebibyte that becomes a gibibyte. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(1_024 * 1_024 * 1_024));
  return packed;
}

/** A server that fails in every way above. The client puts its own path behind the address. */
export async function startMisbehavingServer(): Promise<FaultServer> {
  bomb();
  let origin = '';
  const paths = Object.entries(behaviours(() => origin)).flatMap(([path, behaviour]) =>
    ['', '/metadata', '/sorxml/V_3_0_0/Sor.xml'].map((own) => [`${path}${own}`, behaviour]),
  );
  const server = await startFaultServer(Object.fromEntries(paths) as Record<string, Behaviour>);
  origin = server.url;
  return server;
}
