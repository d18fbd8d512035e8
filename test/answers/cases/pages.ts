import { type AnswerCase, FHIR, HTML, XML } from '../case.ts';
import type { Question } from '../ask.ts';
import type { WrittenAnswer } from '../server.ts';
import { CAPABILITIES } from '../right-answers.ts';

const LOGIN = `<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Log på – NemLog-in</title></head><body><form method="post"><input name="SAMLRequest"></form></body></html>`;
const F5 =
  '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Your support ID is: 1234567890123456789</body></html>';
const CAPTIVE = '<HTML><HEAD><TITLE>Velkommen til g&aelig;stenettet</TITLE></HEAD><BODY>Accepter vilk&aring;r</BODY></HTML>';
const XHTML =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Shibboleth</title></head><body/></html>';

/** Something in front of the system answers in its place, with a success. */
const IN_FRONT: readonly (readonly [name: string, asks: Question, answer: WrittenAnswer, says: string])[] = [
  ['a login page to FHIR', 'fhir-metadata', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a login page to a FHIR search', 'fhir-search', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a login page to SKRS', 'skrs', { headers: HTML, body: LOGIN }, 'SKRS (registerkopi): “Log på – NemLog-in”'],
  ['a login page in place of the WSDL', 'skrs-wsdl', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a login page to SORLS', 'sorls', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a login page in place of the XML extract', 'xml', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a login page in place of the CSV extract', 'csv', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a login page in place of the zip', 'zip', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a login page in place of a message', 'message', { headers: HTML, body: LOGIN }, ': “Log på – NemLog-in”'],
  ['a firewall that rejects', 'fhir-metadata', { headers: HTML, body: F5 }, ': “Request Rejected”'],
  ['a page that calls itself XML', 'skrs', { headers: XML, body: F5 }, ': “Request Rejected”'],
  ['a page that calls itself FHIR', 'fhir-metadata', { headers: FHIR, body: F5 }, ': “Request Rejected”'],
  ['a guest network', 'xml', { headers: { 'Content-Type': 'text/html' }, body: CAPTIVE }, ': “Velkommen til gæstenettet”'],
  ['a page in XHTML', 'skrs', { headers: { 'Content-Type': 'application/xhtml+xml' }, body: XHTML }, ': “Shibboleth”'],
  [
    'a page in Latin-1',
    'fhir-metadata',
    { headers: { 'Content-Type': 'text/html' }, body: Buffer.from('<html><title>Log på</title></html>', 'latin1') },
    ': “Log på”',
  ],
  [
    'a page without a title',
    'fhir-metadata',
    { headers: HTML, body: '<html><body><h1>Service under vedligehold</h1></body></html>' },
    ': “Service under vedligehold”',
  ],
  ['a form and nothing else', 'sorls', { headers: HTML, body: '<form action="/login"></form>' }, 'HTML-side'],
  ['a page after a comment', 'csv', { headers: HTML, body: `<!-- cached -->\n${LOGIN}` }, ': “Log på – NemLog-in”'],
  ['nothing to FHIR', 'fhir-metadata', { headers: FHIR }, 'var tomt'],
  ['nothing to SKRS', 'skrs', { headers: XML }, 'var tomt'],
  ['nothing in place of the WSDL', 'skrs-wsdl', {}, 'var tomt'],
  ['nothing in place of the CSV extract', 'csv', { headers: { 'Content-Type': 'text/csv' } }, 'var tomt'],
  ['white space to SORLS', 'sorls', { headers: XML, body: ' \r\n ' }, 'var tomt'],
  ['a success that says it has no content', 'fhir-metadata', { status: 204, headers: { 'Content-Length': '0' } }, 'var tomt'],
];

export const PAGE_CASES: readonly AnswerCase[] = [
  ...IN_FRONT.map(([name, asks, answer, says]): AnswerCase => ({
    name,
    asks,
    answer,
    thrown: 'EndpointError',
    cause: 'network',
    says,
  })),
  {
    name: 'right FHIR that calls itself a page',
    asks: 'fhir-metadata',
    answer: { headers: HTML, body: JSON.stringify(CAPABILITIES) },
    thrown: 'Deviation',
    cause: 'system',
    says: 'Svaret er ikke FHIR i JSON.',
  },
  {
    name: 'a gateway that has lost its system',
    asks: 'fhir-metadata',
    answer: { status: 502, headers: HTML, body: '<html><title>502 Bad Gateway</title></html>' },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'status 502',
  },
  {
    name: 'a SOAP service that broke without a fault',
    asks: 'skrs',
    answer: { status: 500, headers: HTML, body: '<html><title>Error</title></html>' },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'Systemet fejlede og sagde det selv.',
  },
  {
    name: 'a page of Tomcat where FHIR has no such unit',
    asks: 'fhir-read',
    answer: { status: 404, headers: HTML, body: '<html><title>HTTP Status 404 – Not Found</title></html>' },
    thrown: 'none',
    says: '"status":404',
  },
];

/** Statuses that mean something of themselves. */
export const STATUS_CASES: readonly AnswerCase[] = (
  [
    [304, {}, 'EndpointError', 'network', 'intet er ændret (304)'],
    [301, { Location: '/andet' }, 'EndpointError', 'system', 'viste videre til en anden adresse'],
    [302, { Location: 'https://login.region.dk/?next=x' }, 'EndpointError', 'system', 'viste videre til en anden adresse'],
    [307, { Location: '//ond.example/fhir' }, 'EndpointError', 'system', 'viste videre til en anden adresse'],
    [401, { 'WWW-Authenticate': 'Negotiate' }, 'PreconditionError', 'configuration', 'ikke givet adgang'],
    [403, {}, 'PreconditionError', 'configuration', 'ikke givet adgang'],
    [404, {}, 'PreconditionError', 'configuration', 'tilbydes ikke endnu'],
    [405, {}, 'Deviation', 'system', 'afviste forespørgslen'],
    [406, {}, 'Deviation', 'system', 'afviste forespørgslen'],
    [407, { 'Proxy-Authenticate': 'Basic' }, 'EndpointError', 'network', 'logger på først (407)'],
    [408, {}, 'EndpointError', 'system', 'igen senere'],
    [429, { 'Retry-After': '120' }, 'EndpointError', 'system', 'færre forespørgsler'],
    [500, {}, 'EndpointError', 'system', 'fejlede og sagde det selv'],
    [501, {}, 'PreconditionError', 'configuration', 'tilbydes ikke endnu'],
    [503, { 'Retry-After': '60' }, 'EndpointError', 'system', 'fejlede og sagde det selv'],
    [511, {}, 'EndpointError', 'network', 'logger på først (511)'],
  ] as const
).map(([status, headers, thrown, cause, says]) => ({
  name: `status ${status}`,
  asks: 'fhir-metadata',
  answer: { status, headers },
  thrown,
  cause,
  says,
}));
