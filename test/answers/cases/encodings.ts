import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type AnswerCase, FHIR, XML } from '../case.ts';
import type { Question } from '../ask.ts';
import type { WrittenAnswer } from '../server.ts';
import { CAPABILITIES, CSV, envelope, FEED, NAME, ORGANIZATION, SOR_XML, UNIT } from '../right-answers.ts';

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const wideBig = (text: string): Buffer => wide(text).swap16();
const BOM = '\uFEFF';
const soap = envelope(UNIT);
const declared = (encoding: string, text: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n${text}`;
const type = (value: string) => ({ 'Content-Type': value });
const organization = JSON.stringify(ORGANIZATION);

/** Right answers in every charset and packing a receiver has to know. */
const RIGHT: readonly (readonly [name: string, asks: Question, answer: WrittenAnswer])[] = [
  ['SOAP in UTF-8 with a mark', 'sorls', { headers: XML, body: BOM + soap }],
  [
    'SOAP in ISO-8859-1, told by Content-Type',
    'sorls',
    { headers: type('text/xml; charset=ISO-8859-1'), body: Buffer.from(soap, 'latin1') },
  ],
  [
    'SOAP in ISO-8859-1, told by the declaration alone',
    'sorls',
    { headers: type('text/xml'), body: Buffer.from(declared('ISO-8859-1', soap), 'latin1') },
  ],
  [
    'SOAP in windows-1252, told by the declaration of application/xml',
    'sorls',
    { headers: type('application/xml'), body: Buffer.from(declared('windows-1252', soap), 'latin1') },
  ],
  [
    'SOAP whose declaration says otherwise than its Content-Type, which is right',
    'sorls',
    { headers: XML, body: declared('ISO-8859-1', soap) },
  ],
  [
    'SOAP whose Content-Type says otherwise than its mark, which is right',
    'sorls',
    { headers: type('text/xml; charset=iso-8859-1'), body: BOM + soap },
  ],
  [
    'SOAP in UTF-16 with a mark',
    'sorls',
    { headers: type('text/xml; charset=utf-16'), body: wide(BOM + declared('utf-16', soap)) },
  ],
  ['SOAP in UTF-16 with the other mark', 'sorls', { headers: type('text/xml'), body: wideBig(BOM + declared('UTF-16', soap)) }],
  [
    'SOAP in UTF-16 without a mark',
    'sorls',
    { headers: type('text/xml; charset=utf-16'), body: wideBig(declared('utf-16', soap)) },
  ],
  ['SOAP in UTF-16 that nothing tells of', 'sorls', { headers: type('text/xml'), body: wide(soap) }],
  ['a charset without a space before it', 'sorls', { headers: type('text/xml;charset=utf-8'), body: soap }],
  ['a charset in quotes', 'sorls', { headers: type('text/xml; charset="UTF-8"'), body: soap }],
  ['a charset after an action', 'sorls', { headers: type('text/xml;action="x";Charset=utf-8'), body: soap }],
  ['FHIR with a mark', 'fhir-read', { headers: FHIR, body: BOM + organization }],
  ['FHIR in UTF-16', 'fhir-read', { headers: type('application/fhir+json; charset=utf-16le'), body: wide(organization) }],
  ['FHIR packed with gzip', 'fhir-read', { headers: { ...FHIR, 'Content-Encoding': 'gzip' }, body: gzipSync(organization) }],
  [
    'FHIR packed with zstd',
    'fhir-read',
    { headers: { ...FHIR, 'Content-Encoding': 'zstd' }, body: zstdCompressSync(organization) },
  ],
  [
    'FHIR packed with Brotli',
    'fhir-read',
    { headers: { ...FHIR, 'Content-Encoding': 'br' }, body: brotliCompressSync(organization) },
  ],
  [
    'FHIR packed with deflate',
    'fhir-read',
    { headers: { ...FHIR, 'Content-Encoding': 'deflate' }, body: deflateSync(organization) },
  ],
  [
    'FHIR packed with deflate without zlib’s head',
    'fhir-read',
    { headers: { ...FHIR, 'Content-Encoding': 'deflate' }, body: deflateRawSync(organization) },
  ],
  [
    'FHIR packed twice, as it says',
    'fhir-read',
    { headers: { ...FHIR, 'Content-Encoding': 'gzip, GZIP' }, body: gzipSync(gzipSync(organization)) },
  ],
  ['a coding that is a charset', 'fhir-read', { headers: { ...FHIR, 'Content-Encoding': 'UTF-8' }, body: organization }],
  ['a feed packed with gzip', 'skrs', { headers: { ...XML, 'content-encoding': 'x-gzip' }, body: gzipSync(envelope(FEED)) }],
  [
    'an XML extract in ISO-8859-1',
    'xml',
    { headers: type('text/xml'), body: Buffer.from(declared('ISO-8859-1', SOR_XML), 'latin1') },
  ],
  ['an XML extract in UTF-16', 'xml', { headers: type('application/xml'), body: wide(BOM + declared('utf-16', SOR_XML)) }],
  ['a CSV extract in windows-1252', 'csv', { headers: type('text/csv'), body: Buffer.from(CSV, 'latin1') }],
  ['a CSV extract in UTF-16', 'csv', { headers: type('text/csv'), body: wide(BOM + CSV) }],
  ['a CSV extract that calls itself a page', 'csv', { headers: type('text/html'), body: CSV }],
];

const stray = Buffer.from(soap.replace('Øre', '\u0001re'), 'utf8');
stray[stray.indexOf(1)] = 0xd8;

/** Bodies whose bytes are not what is said of them; each names the charset or the packing at fault. */
const WRONG: readonly AnswerCase[] = [
  {
    name: 'SOAP declared UTF-8 that is Latin-1',
    asks: 'sorls',
    answer: { headers: type('text/xml'), body: Buffer.from(declared('UTF-8', soap), 'latin1') },
    thrown: 'Deviation',
    says: 'kan ikke læses som UTF-8.',
  },
  {
    name: 'SOAP with one stray byte',
    asks: 'sorls',
    answer: { headers: XML, body: stray },
    thrown: 'Deviation',
    says: 'byten 0xD8 i linje 1',
  },
  {
    name: 'SOAP declared UTF-16 that is not',
    asks: 'sorls',
    answer: { headers: type('text/xml'), body: declared('utf-16', soap) },
    thrown: 'Deviation',
    says: 'kan ikke læses som UTF-16.',
  },
  {
    name: 'a charset nobody knows',
    asks: 'sorls',
    answer: { headers: type('text/xml; charset=dansk-7'), body: soap },
    thrown: 'Deviation',
    says: 'kan ikke læses som DANSK-7.',
  },
  {
    name: 'FHIR that is Latin-1',
    asks: 'fhir-read',
    answer: { headers: FHIR, body: Buffer.from(organization, 'latin1') },
    thrown: 'Deviation',
    says: 'kan ikke læses som UTF-8.',
  },
  {
    name: 'SOAP with NUL in a name',
    asks: 'sorls',
    answer: { headers: XML, body: soap.replace('Øre', 'Ø\0re') },
    thrown: 'Deviation',
    says: 'tegnet NUL i linje 1',
  },
  {
    name: 'FHIR with NUL written as an escape',
    asks: 'fhir-read',
    answer: { headers: FHIR, body: organization.replace('Øre', 'Ø\\u0000re') },
    thrown: 'Deviation',
    says: 'et tegn, som tekst ikke kan have',
  },
  {
    name: 'SOAP with a control character written as an entity',
    asks: 'sorls',
    answer: { headers: XML, body: soap.replace('Øre', 'Ø&#1;re') },
    thrown: 'Deviation',
    says: 'ikke velformet XML',
  },
  {
    name: 'gzip that is cut off',
    asks: 'fhir-read',
    answer: { headers: { ...FHIR, 'Content-Encoding': 'gzip' }, body: gzipSync(organization).subarray(0, -12) },
    thrown: 'EndpointError',
    cause: 'network',
    says: 'kan ikke pakkes ud med gzip',
  },
  {
    name: 'gzip that is none',
    asks: 'sorls',
    answer: { headers: { ...XML, 'Content-Encoding': 'gzip' }, body: soap },
    thrown: 'EndpointError',
    cause: 'network',
    says: 'kan ikke pakkes ud med gzip',
  },
  {
    name: 'zstd that is none',
    asks: 'fhir-read',
    answer: { headers: { ...FHIR, 'Content-Encoding': 'zstd' }, body: organization },
    thrown: 'EndpointError',
    cause: 'network',
    says: 'kan ikke pakkes ud med zstd',
  },
  {
    name: 'a packing nobody can undo',
    asks: 'fhir-read',
    answer: { headers: { ...FHIR, 'Content-Encoding': 'compress' }, body: Buffer.from([0x1f, 0x9d, 1, 2]) },
    thrown: 'EndpointError',
    cause: 'network',
    says: 'pakket med compress',
  },
  {
    name: 'gzip that is not told of',
    asks: 'fhir-read',
    answer: { headers: FHIR, body: gzipSync(organization) },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'pakket med gzip en gang mere',
  },
  {
    name: 'gzip twice that is told of once',
    asks: 'sorls',
    answer: { headers: { ...XML, 'Content-Encoding': 'gzip' }, body: gzipSync(gzipSync(soap)) },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'pakket med gzip en gang mere',
  },
  {
    name: 'MTOM',
    asks: 'skrs',
    answer: {
      headers: type('multipart/related; type="application/xop+xml"; boundary="uuid:1"; start-info="text/xml"'),
      body: `--uuid:1\r\nContent-Type: application/xop+xml; charset=UTF-8\r\n\r\n${envelope(FEED)}\r\n--uuid:1--`,
    },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'flere dele (MTOM/XOP)',
  },
  {
    name: 'multipart to FHIR',
    asks: 'fhir-read',
    answer: { headers: type('multipart/mixed; boundary=x'), body: `--x\r\n\r\n${organization}\r\n--x--` },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'flere dele (multipart/mixed)',
  },
];

const broken = Buffer.from(CSV, 'utf8');
broken[broken.indexOf(Buffer.from('Region Pr')) + 'Region Pr'.length] = 0xf8;

export const ENCODING_CASES: readonly AnswerCase[] = [
  ...RIGHT.map(([name, asks, answer]): AnswerCase => ({
    name,
    asks,
    answer,
    thrown: 'none',
    says: asks === 'fhir-metadata' ? CAPABILITIES.fhirVersion : NAME,
  })),
  ...WRONG,
  {
    name: 'a CSV extract with one stray byte, which loses that character and no row',
    asks: 'csv',
    answer: { headers: type('text/csv'), body: broken },
    thrown: 'none',
    says: NAME,
  },
  {
    name: 'a CSV extract with one stray byte, which is told with its line',
    asks: 'csv',
    answer: { headers: type('text/csv'), body: broken },
    thrown: 'none',
    says: 'Byten 0xF8 er ikke UTF-8',
  },
];
