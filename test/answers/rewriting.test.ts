import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Question } from './ask.ts';
import { CSV, envelope, FEED, NAME, ORGANIZATION, SOAP_11, SOAP_12, SOR_XML } from './right-answers.ts';
import { type AnswerServer, chunked, type Doing, startAnswerServer } from './server.ts';

/** How a right answer is written down, without a word of it being changed. */
interface Writing {
  readonly charset: keyof typeof CHARSETS;
  readonly bom: boolean;
  readonly declaration: boolean;
  readonly packing: readonly (keyof typeof PACKINGS)[];
  readonly chunks: readonly number[] | undefined;
  /** Lower, upper or as it is. */
  readonly letters: 'lower' | 'upper' | 'as-is';
  readonly reversed: boolean;
  readonly namespace: string;
  readonly prefix: string;
  readonly comments: boolean;
  readonly cdata: boolean;
  readonly space: string;
  readonly parameter: string;
}

const CHARSETS = {
  'utf-8': (text: string) => Buffer.from(text, 'utf8'),
  'iso-8859-1': (text: string) => Buffer.from(text, 'latin1'),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
} as const;

const PACKINGS = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
  identity: (bytes: Buffer) => bytes,
} as const;

const writings: fc.Arbitrary<Writing> = fc.record({
  charset: fc.constantFrom(...(Object.keys(CHARSETS) as (keyof typeof CHARSETS)[])),
  bom: fc.boolean(),
  declaration: fc.boolean(),
  packing: fc.array(fc.constantFrom(...(Object.keys(PACKINGS) as (keyof typeof PACKINGS)[])), { maxLength: 2 }),
  chunks: fc.option(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }), { nil: undefined }),
  letters: fc.constantFrom('lower', 'upper', 'as-is'),
  reversed: fc.boolean(),
  namespace: fc.constantFrom(SOAP_11, SOAP_12),
  prefix: fc.constantFrom('', 'S', 'soap', 'SOAP-ENV', 'env', 'ns1'),
  comments: fc.boolean(),
  cdata: fc.boolean(),
  space: fc.constantFrom('', '\n', '\r\n', '\t', ' \n '),
  parameter: fc.constantFrom('; charset=X', ';charset=X', ';charset="X"', ' ; Charset=X', ';action="a"; charset=X', ''),
});

/** The body of an XML answer, written so. */
function xml(text: string, { comments, cdata, space }: Writing): string {
  const named = cdata ? text.replaceAll(NAME.replaceAll('&', '&amp;'), `<![CDATA[${NAME}]]>`) : text;
  const spaced = named.replaceAll('><', `>${space}<`);
  return comments ? `<!-- ${'note '.repeat(3)}-->${space}${spaced}${space}<!-- slut -->` : spaced;
}

interface Form {
  readonly asks: Question;
  readonly type: string;
  readonly text: (writing: Writing) => string;
  /** What the kind of document can be written in. */
  readonly charsets: readonly (keyof typeof CHARSETS)[];
  readonly isXml: boolean;
}

const ALL = Object.keys(CHARSETS) as (keyof typeof CHARSETS)[];
const FORMS: readonly Form[] = [
  {
    asks: 'skrs',
    type: 'text/xml',
    text: (writing) => xml(envelope(FEED, writing), writing),
    charsets: ALL,
    isXml: true,
  },
  {
    asks: 'fhir-read',
    type: 'application/fhir+json',
    text: ({ space }) => `${space}${JSON.stringify(ORGANIZATION, undefined, space.length)}${space}`,
    charsets: ALL,
    isXml: false,
  },
  {
    asks: 'xml',
    type: 'application/xml',
    text: (writing) => xml(SOR_XML, writing),
    charsets: ['utf-8', 'iso-8859-1'],
    isXml: true,
  },
  { asks: 'csv', type: 'text/csv', text: () => CSV, charsets: ['utf-8', 'iso-8859-1'], isXml: false },
];

/** A right answer as bytes on the socket. */
function written(form: Form, writing: Writing): Buffer {
  const charset = form.charsets.includes(writing.charset) ? writing.charset : 'utf-8';
  const isWide = charset.startsWith('utf-16');
  const declaration =
    form.isXml && writing.declaration ? `<?xml version="1.0" encoding="${isWide ? 'UTF-16' : charset}"?>${writing.space}` : '';
  const mark = writing.bom && charset !== 'iso-8859-1' ? '\uFEFF' : '';
  const body = CHARSETS[charset](`${mark}${declaration}${form.text(writing)}`);
  const packed = writing.packing.reduce<Buffer>((bytes, name) => Buffer.from(PACKINGS[name](bytes)), body);
  // Somebody must say what the charset is: Content-Type, the declaration, or the mark; UTF-8 and UTF-16 tell by themselves.
  const isTold = charset !== 'iso-8859-1' || declaration !== '' || form.asks === 'csv' || form.asks === 'xml';
  const parameter = writing.parameter === '' && !isTold ? '; charset=X' : writing.parameter;
  const headers: readonly (readonly [string, string])[] = [
    ['Content-Type', `${form.type}${parameter.replace('X', charset)}`],
    ['Date', 'Mon, 23 Nov 2026 08:00:00 GMT'],
    ['X-Powered-By', 'Servlet/3.0'],
    ...(writing.packing.length === 0 ? [] : [['Content-Encoding', writing.packing.join(', ')] as const]),
    writing.chunks === undefined ? ['Content-Length', String(packed.length)] : ['Transfer-Encoding', 'chunked'],
  ];
  const named = (name: string): string =>
    writing.letters === 'as-is' ? name : writing.letters === 'lower' ? name.toLowerCase() : name.toUpperCase();
  const lines = (writing.reversed ? headers.toReversed() : headers).map(([name, value]) => `${named(name)}:${value}`);
  const head = Buffer.from(`HTTP/1.1 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  return Buffer.concat([head, writing.chunks === undefined ? packed : chunked(packed, writing.chunks)]);
}

let answer: Buffer = Buffer.alloc(0);
const doing: Doing = (socket) => void socket.write(answer);
let server: AnswerServer;
beforeAll(async () => {
  server = await startAnswerServer(new Map([['/a', doing]]));
});
afterAll(() => server.close());

describe('a right answer', () => {
  it.each(FORMS.map((form) => [form.asks, form] as const))(
    'of %s is read the same, however it is written down',
    async (_asks, form) => {
      await fc.assert(
        fc.asyncProperty(writings, async (writing) => {
          answer = written(form, writing);
          const { thrown, told } = await ask(form.asks, `${server.url}/a`);
          expect({ thrown, told }).toEqual({ thrown: 'none', told: expect.stringContaining(NAME) as string });
        }),
        { numRuns: 60 },
      );
    },
  );
});
