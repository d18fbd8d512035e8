import { type AnswerCase, XML } from '../case.ts';
import { DGWS, envelope, SOAP_11, SOAP_12 } from '../right-answers.ts';

const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

const fault11 = (code: string, text: string, detail = '', prefix = 'soap'): string =>
  envelope(`<%Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring>${detail}</%Fault>`, { prefix });
const fault12 = (code: string, text: string, detail = '', prefix = 'env'): string =>
  envelope(
    `<%Fault><%Code><%Value>${code}</%Value></%Code><%Reason><%Text xml:lang="da">${text}</%Text></%Reason>${detail}</%Fault>`,
    { namespace: SOAP_12, prefix },
  );
const dgwsDetail = (code: string, prefix: string): string =>
  prefix === ''
    ? `<detail><FaultCode xmlns="${DGWS}">${code}</FaultCode></detail>`
    : `<detail><${prefix}:FaultCode xmlns:${prefix}="${DGWS}">${code}</${prefix}:FaultCode></detail>`;

/** A refusal by DGWS, in every shape it has been met in: the status varies, and so do prefixes. */
const DGWS_CASES: readonly AnswerCase[] = (
  [
    ['expired_idcard', 200, 'medcom', 'SOSI-id-kortet er udløbet.'],
    ['expired_idcard', 500, 'dgws', 'SOSI-id-kortet er udløbet.'],
    ['invalid_idcard', 200, 'ns5', 'SOSI-id-kortet blev ikke godtaget.'],
    ['invalid_signature', 500, 'medcom', 'underskrift blev ikke godtaget'],
    ['invalid_certificate', 400, 'medcom', 'Certifikatet bag SOSI-id-kortet'],
    ['security_level_failed', 403, 'm', 'sikkerhedsniveau er ikke højt nok'],
    ['invalid_username_password', 401, 'medcom', 'Brugernavn eller adgangskode'],
    ['missing_required_header', 200, '', 'savner DGWS-hovedet'],
    ['syntax_error', 500, 'medcom', 'kunne ikke læse DGWS-hovedet'],
    ['not_authorized', 500, 'medcom', 'har ikke adgang'],
    ['nonrepudiation_required', 200, 'medcom', 'Adgangen blev afvist (DGWS).'],
  ] as const
).map(([code, status, prefix, says]) => ({
  name: `DGWS says ${code} with status ${status} and the prefix “${prefix}”`,
  asks: 'skrs',
  answer: { status, headers: XML, body: fault11('soap:Server', 'Afvist', dgwsDetail(code, prefix)) },
  thrown: 'PreconditionError',
  cause: 'configuration',
  says,
}));

/** WS-Security 1.1's codes, as the frameworks that speak it write them. */
const SECURITY_CASES: readonly AnswerCase[] = (
  [
    ['wsse:FailedAuthentication', 500, 'The security token could not be authenticated or authorized'],
    ['wsse:InvalidSecurity', 500, 'An error was discovered processing the &lt;wsse:Security&gt; header'],
    ['ns1:InvalidSecurityToken', 200, 'An invalid security token was provided'],
    ['wsse:SecurityTokenUnavailable', 500, 'Referenced security token could not be retrieved'],
    ['wsse:UnsupportedSecurityToken', 400, 'An unsupported token was provided'],
    ['wsse:FailedCheck', 200, 'The signature or decryption was invalid'],
    ['o:MessageExpired', 500, 'The message has expired'],
    ['soap:Client.Authentication', 500, 'No user'],
  ] as const
).map(([code, status, text]) => ({
  name: `WS-Security says ${code} with status ${status}`,
  asks: 'sorls',
  answer: { status, headers: XML, body: fault11(code, text).replace('<soap:Fault', `<soap:Fault xmlns:wsse="${WSSE}"`) },
  thrown: 'PreconditionError',
  cause: 'configuration',
  says: 'WS-Security',
}));

const STACK =
  '<detail><stackTrace>java.lang.NullPointerException: null\n\tat dk.sor.Lookup.find(Lookup.java:117)\n\tat java.base/java.lang.Thread.run(Thread.java:833)</stackTrace></detail>';

/** Services that broke, by the words of the frameworks they are built with. */
const SERVER_CASES: readonly AnswerCase[] = (
  [
    ['JAX-WS with a stack trace', 500, fault11('S:Server', 'null', STACK, 'S')],
    ['CXF with status 200', 200, fault11('soap:Server', 'Fault occurred while processing.')],
    [
      'Axis',
      500,
      fault11(
        'soapenv:Server.userException',
        'java.rmi.RemoteException',
        '<detail><h:hostname xmlns:h="http://xml.apache.org/axis/">host17</h:hostname></detail>',
        'soapenv',
      ),
    ],
    [
      'WCF',
      500,
      fault11('a:InternalServiceFault', 'The server was unable to process the request due to an internal error.', '', 's'),
    ],
    [
      'ASMX',
      500,
      fault11(
        'soap:Server',
        'System.Web.Services.Protocols.SoapException: Server was unable to process request. ---&gt; System.NullReferenceException',
        '<detail/>',
      ),
    ],
    ['SOAP 1.2', 500, fault12('env:Receiver', 'Processing failed')],
    ['SOAP 1.2 with status 200', 200, fault12('env:Receiver', 'Processing failed', '', '')],
    ['a lost Oracle, blamed on the caller', 500, fault11('soap:Client', 'ORA-12541: TNS:no listener')],
    [
      'a lost pool of connections',
      500,
      fault11(
        'soap:Client',
        'Could not open JDBC Connection for transaction; nested exception is org.postgresql.util.PSQLException: Connection refused',
      ),
    ],
    [
      'a code that says so itself',
      500,
      fault11('soap:Client', 'Prøv senere', '<detail><x:Fejl xmlns:x="urn:x"><x:Kode>INTERNAL_ERROR</x:Kode></x:Fejl></detail>'),
    ],
    [
      'a word in the detail that is no code',
      500,
      fault11('soap:Server', 'Fejl', '<detail><vaert>sor-app-02.region.dk</vaert></detail>'),
    ],
    [
      'the code of the register copy for a lost disk',
      500,
      fault11('S:Server', 'I/O', '<detail><faultCode>urn:stamdata:io-error</faultCode></detail>', 'S'),
    ],
  ] as const
).map(([name, status, body]) => ({
  name: `a service that broke: ${name}`,
  asks: name.includes('register copy') ? 'skrs' : 'sorls',
  answer: { status, headers: XML, body },
  thrown: 'EndpointError',
  cause: 'system',
  says: 'SOAP-fejl på serverens side',
}));

/** Refusals that are the service's own, which the scenario judges. */
const OWN_CASES: readonly AnswerCase[] = (
  [
    [
      'a code element',
      500,
      fault11(
        'soap:Client',
        'Findes ikke',
        '<detail><m:Fejl xmlns:m="urn:m"><m:Tekst>to ord</m:Tekst><m:Kode>NOT_FOUND</m:Kode></m:Fejl></detail>',
      ),
      'NOT_FOUND',
    ],
    [
      'a code element beside Server',
      500,
      fault11('S:Server', 'Afvist', '<detail><Code>SOR-4711</Code></detail>', 'S'),
      'SOR-4711',
    ],
    ['a faultcode of its own', 500, fault11('a:Afvist', 'Niveauet kan ikke vælges'), 'a:Afvist'],
    ['status 200', 200, fault11('soap:Client', 'Findes ikke', '<detail><Code>SOR-1</Code></detail>'), 'SOR-1'],
    ['status 400', 400, fault11('soap:Client', 'Findes ikke', '<detail><Code>SOR-2</Code></detail>'), 'SOR-2'],
    [
      'ISO-8859-1 and status 500',
      500,
      fault11('soap:Client', 'Enheden på Ærø blev ikke fundet', '<detail><Code>SOR-3</Code></detail>'),
      'Enheden på Ærø',
    ],
  ] as const
).map(([name, status, body, says]) => ({
  name: `a refusal with ${name}`,
  asks: 'sorls',
  answer: name.startsWith('ISO')
    ? { status, headers: { 'Content-Type': 'text/xml; charset=ISO-8859-1' }, body: Buffer.from(body, 'latin1') }
    : { status, headers: XML, body },
  thrown: 'none',
  says,
}));

export const FAULT_CASES: readonly AnswerCase[] = [
  ...DGWS_CASES,
  {
    name: 'DGWS over SOAP 1.2',
    asks: 'skrs',
    answer: {
      headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' },
      body: fault12(
        'env:Sender',
        'Udløbet',
        `<env:Detail><d:FaultCode xmlns:d="${DGWS}">expired_idcard</d:FaultCode></env:Detail>`,
      ),
    },
    thrown: 'PreconditionError',
    cause: 'configuration',
    says: 'SOSI-id-kortet er udløbet.',
  },
  {
    name: 'DGWS whose namespace was lost in a gateway',
    asks: 'skrs',
    answer: { headers: XML, body: fault11('soap:Client', 'Udløbet', '<detail><FaultCode>expired_idcard</FaultCode></detail>') },
    thrown: 'PreconditionError',
    cause: 'configuration',
    says: 'SOSI-id-kortet er udløbet.',
  },
  {
    name: 'the security layer itself broke',
    asks: 'skrs',
    answer: { headers: XML, body: fault11('soap:Server', 'Fejl', dgwsDetail('server_error', 'medcom')) },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'Sikkerhedslaget foran SKRS',
  },
  {
    name: 'a service that does not know the security header',
    asks: 'sorls',
    answer: {
      status: 500,
      headers: XML,
      body: fault11('soap:MustUnderstand', `MustUnderstand headers: [{${WSSE}}Security] are not understood.`),
    },
    thrown: 'PreconditionError',
    cause: 'configuration',
    says: 'WS-Security-fejl MustUnderstand',
  },
  ...SECURITY_CASES,
  ...SERVER_CASES,
  ...OWN_CASES,
  {
    name: 'a gateway in front of FHIR that speaks SOAP',
    asks: 'fhir-metadata',
    answer: { headers: XML, body: fault11('soap:Server', 'Backend unavailable') },
    thrown: 'EndpointError',
    cause: 'system',
    says: 'SOAP-fejl på serverens side',
  },
  {
    name: 'an envelope of SOAP 1.1 without a body of ours',
    asks: 'skrs',
    answer: { headers: XML, body: envelope('', { namespace: SOAP_11 }) },
    thrown: 'Deviation',
    cause: 'system',
    says: 'Atom-feed',
  },
];
