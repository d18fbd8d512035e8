import { type AnswerCase, FHIR, XML } from '../case.ts';
import { bytesOf, chunked, type Doing } from '../server.ts';
import { CAPABILITIES, CSV, envelope, FEED, NAME, SEARCHSET, SOR_XML } from '../right-answers.ts';

const body = JSON.stringify(CAPABILITIES);
const good = bytesOf({ headers: FHIR, body });
/** Writes a piece now and again until the other side has had enough. */
const dripping =
  (start: Buffer | string, piece: Buffer | string, everyMs: number): Doing =>
  (socket) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(piece), everyMs);
    socket.on('close', () => clearInterval(timer));
  };
/** Answers the first request and closes the connection as the second comes, once; then answers again. */
const stale =
  (answer: Buffer): Doing =>
  (socket, { nth }) => {
    if (nth === 2) socket.destroy();
    else socket.write(answer);
  };
/** A body that comes slowly, and whole. */
const slow =
  (answer: Buffer, pieces: number): Doing =>
  (socket) => {
    const size = Math.ceil(answer.length / pieces);
    let at = 0;
    const timer = setInterval(() => {
      socket.write(answer.subarray(at, at + size));
      at += size;
      if (at >= answer.length) clearInterval(timer);
    }, 60);
    socket.on('close', () => clearInterval(timer));
  };
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\n';

/** What connections do to answers. */
export const WAY_CASES: readonly AnswerCase[] = [
  {
    name: 'a notice ahead of the answer',
    asks: 'fhir-metadata',
    answer: (socket) => void socket.write(Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'), good])),
    thrown: 'none',
    says: '4.0.1',
  },
  {
    name: 'notices without end',
    asks: 'fhir-metadata',
    answer: dripping('', 'HTTP/1.1 102 Processing\r\n\r\n', 100),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'inden for',
  },
  {
    name: 'a slow drip',
    asks: 'fhir-metadata',
    answer: dripping(`${HEAD}Content-Length: 100000\r\n\r\n`, '.', 50),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'ikke færdigt inden for 1,4 sekunder',
  },
  {
    name: 'a slow drip of chunks',
    asks: 'xml',
    answer: dripping('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\n<\r\n', 50),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'ikke færdigt inden for',
  },
  {
    name: 'a slow but honest file',
    asks: 'xml',
    answer: slow(bytesOf({ headers: { 'Content-Type': 'application/xml' }, body: SOR_XML }), 8),
    thrown: 'none',
    says: NAME,
  },
  {
    name: 'slow but honest CSV, byte by byte where it is hardest',
    asks: 'csv',
    answer: slow(bytesOf({ headers: { 'Content-Type': 'text/csv' }, body: CSV }), 12),
    thrown: 'none',
    says: NAME,
  },
  {
    name: 'an answer that never begins',
    asks: 'fhir-metadata',
    answer: () => undefined,
    thrown: 'EndpointError',
    cause: 'network',
    says: 'begyndte ikke at svare',
  },
  {
    name: 'an answer that comes to a stand',
    asks: 'sorls',
    answer: (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 500\r\n\r\n<soap'),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'gik i stå',
  },
  {
    name: 'a reset before the answer, on a new connection',
    asks: 'fhir-metadata',
    answer: (socket) => void socket.resetAndDestroy(),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'uden at svare',
  },
  {
    name: 'an answer cut short',
    asks: 'fhir-metadata',
    answer: (socket) => void socket.end(`${HEAD}Content-Length: 500\r\n\r\n{"resource`),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'midt i svaret',
  },
  {
    name: 'packed and cut short by the connection',
    asks: 'fhir-metadata',
    answer: (socket) =>
      void socket.end(
        Buffer.concat([
          Buffer.from(`${HEAD}Content-Encoding: gzip\r\nContent-Length: 500\r\n\r\n`),
          Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
        ]),
      ),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'midt i svaret',
  },
  {
    name: 'a greeting of another protocol',
    asks: 'fhir-metadata',
    answer: (socket) => void socket.end('220 mail.region.dk ESMTP\r\n'),
    thrown: 'EndpointError',
    cause: 'network',
    says: 'ikke er HTTP',
  },
  {
    name: 'an answer without a length, ended by the connection',
    asks: 'fhir-metadata',
    answer: (socket) => void socket.end(`${HEAD}Connection: close\r\n\r\n${body}`),
    thrown: 'none',
    says: '4.0.1',
  },
  {
    name: 'an answer of HTTP/1.0',
    asks: 'fhir-metadata',
    answer: (socket) => void socket.end(`HTTP/1.0 200 OK\r\nContent-Type: application/fhir+json\r\n\r\n${body}`),
    thrown: 'none',
    says: '4.0.1',
  },
  {
    name: 'chunks of a single byte',
    asks: 'fhir-metadata',
    answer: (socket) =>
      void socket.write(
        Buffer.concat([Buffer.from(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`), chunked(Buffer.from(body), [1])]),
      ),
    thrown: 'none',
    says: '4.0.1',
  },
  {
    name: 'a kept connection that was closed, asked with GET',
    asks: 'fhir-search',
    answer: stale(bytesOf({ headers: FHIR, body: JSON.stringify(SEARCHSET) })),
    times: 2,
    thrown: 'none',
    says: NAME,
  },
  {
    name: 'a kept connection that was closed, asked with an operation that reads',
    asks: 'skrs',
    answer: stale(bytesOf({ headers: XML, body: envelope(FEED) })),
    times: 2,
    thrown: 'none',
    says: NAME,
  },
  {
    name: 'a kept connection that is closed each time',
    asks: 'skrs',
    answer: (socket, { nth }) => {
      if (nth === 1) socket.write(bytesOf({ headers: XML, body: envelope(FEED) }));
      else socket.destroy();
    },
    times: 2,
    thrown: 'EndpointError',
    cause: 'network',
    says: 'uden at svare',
  },
];
