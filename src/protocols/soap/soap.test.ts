import { describe, expect, it } from 'vitest';
import { parseXml } from '../xml/xml-tree.ts';
import { answerEnvelope, readAnswer, requestEnvelope } from './envelope.ts';
import { asSoapFault, type CodeElement, faultElement, isServerSide, readFault, SoapFault, tellingCode } from './fault.ts';
import { leafValues, readCall } from './read-call.ts';
import { assertWsdl, readContract } from './contract.ts';
import { shapedRequest } from './service-shape.ts';
import { type ServiceDescription, serviceWsdl, shapeOf } from './service-wsdl.ts';

const bare: ServiceDescription = {
  name: 'Opslag',
  namespace: 'urn:opslag:1',
  documentation: 'A & B',
  types: '',
  operations: {
    Find: { request: '<xs:element name="Key" type="xs:string"/>', response: '' },
    List: { request: '', response: '' },
  },
};
const own: ServiceDescription = {
  ...bare,
  namespace: 'http://example.invalid/own/',
  qualified: false,
  operations: { find: { element: 'Finding', request: '', response: '' } },
  binding: 'OwnBinding',
  service: 'OwnService',
};

const never = (): never => {
  throw new Error('nothing is imported');
};

describe('a WSDL', () => {
  it.each([bare, own])('is read as the shape it was written from ($namespace)', async (description) => {
    const root = parseXml(serviceWsdl(description, 'http://example.invalid/?a=1&b="2"'));
    expect(() => assertWsdl(root, 'x')).not.toThrow();
    const { operations } = await readContract({ root, url: 'http://x.invalid/?wsdl', place: 'x', load: () => never() });
    const read = Array.from(operations, ([name, { soapAction, request }]) => [name, soapAction, request.namespace, request.name]);
    const { namespace, operations: described } = shapeOf(description);
    expect(read).toEqual(Array.from(described, ([name, one]) => [name, one.soapAction, namespace, one.requestElement]));
  });

  it('names each operation’s action after the namespace, with a separator where that has none', () => {
    expect(shapeOf(bare).operations.get('Find')).toEqual({ soapAction: 'urn:opslag:1:Find', requestElement: 'FindRequest' });
    expect(shapeOf(own).operations.get('find')).toEqual({
      soapAction: 'http://example.invalid/own/find',
      requestElement: 'FindingRequest',
    });
  });
});

describe('a call', () => {
  it.each([bare, own])('is read as it was written ($namespace)', (description) => {
    const shape = shapeOf(description);
    const [[name, operation] = ['', undefined]] = shape.operations;
    const parameters = [
      ['Key', 'a < "b" & c'],
      ['Left', undefined],
    ] as const;
    const envelope = requestEnvelope('<h/>', shapedRequest(shape, operation!, parameters));
    const call = readCall(envelope, `"${operation!.soapAction}"`, shape);
    expect([call.operation, [...leafValues(call.request, ['Key'])]]).toEqual([name, [['Key', 'a < "b" & c']]]);
  });

  const envelope = (body: string) => answerEnvelope(body);
  it.each([
    ['', undefined, 'Forespørgslen er ikke velformet XML: 1:0: document must contain a root element.'],
    ['<a/>', undefined, 'Forespørgslen er ikke en SOAP-konvolut.'],
    ['<Envelope/>', undefined, 'Konvoluttens navnerum er “”; SOAP 1.1 var ventet.'],
    [
      envelope('<FindRequest xmlns="urn:x"/>'),
      undefined,
      'Konvoluttens Body har ingen af FindRequest, ListRequest i urn:opslag:1.',
    ],
    [envelope('<FindRequest xmlns="urn:opslag:1"/>'), 'urn:opslag:1:List', 'SOAPAction “urn:opslag:1:List” hører ikke til Find.'],
  ])('that fits no operation is refused (%#)', (document, action, message) => {
    expect(() => readCall(document, action, shapeOf(bare))).toThrow(message);
  });

  it('may have elements its schema does not have, or one of them twice, but is then refused', () => {
    const request = (inner: string) => parseXml(`<FindRequest>${inner}</FindRequest>`);
    expect(() => leafValues(request('<Other/>'), ['Key'])).toThrow('FindRequest har ikke et element Other.');
    expect(() => leafValues(request('<Key/><Key/>'), ['Key'])).toThrow('Key står mere end én gang.');
  });
});

describe('a fault', () => {
  const elements: readonly CodeElement[] = [{ name: 'FaultCode' }, { name: 'Own', namespace: { prefix: 'o', uri: 'urn:o' } }];
  it.each(elements)('is read as it was written, its code in $name', (element) => {
    const fault = new SoapFault('Øv & <bøv>', { side: 'Server', code: 'urn:x:y' });
    const told = readFault(parseXml(answerEnvelope(faultElement(fault, element))));
    expect(told).toEqual({
      faultCode: 'soap:Server',
      faultString: 'Øv & <bøv>',
      detail: ['urn:x:y'],
      ...(element.name === 'FaultCode' ? { code: 'urn:x:y' } : {}),
    });
  });

  it('of SOAP 1.1 is read whatever its prefixes, and its detail may be left out', () => {
    const xml =
      '<x:Envelope xmlns:x="http://schemas.xmlsoap.org/soap/envelope/"><x:Header/><x:Body><x:Fault>' +
      '<faultcode>x:Client</faultcode><faultstring xml:lang="da"> Afvist </faultstring></x:Fault></x:Body></x:Envelope>';
    expect(readFault(parseXml(xml))).toEqual({ faultCode: 'x:Client', faultString: 'Afvist', detail: [] });
  });

  it('of SOAP 1.2 is read with its innermost code', () => {
    const xml = `<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body><Fault>
      <Code><Value>e:Sender</Value><Subcode><Value>m:Outer</Value><Subcode><Value>m:Inner</Value></Subcode></Subcode></Code>
      <Reason><Text xml:lang="en">No</Text></Reason><Detail><a xmlns="urn:a"><b>1</b></a></Detail></Fault></Body></Envelope>`;
    expect(readFault(parseXml(xml))).toEqual({ faultCode: 'm:Inner', faultString: 'No', detail: ['1'] });
    const plain = xml.replace(/<Subcode>.*<\/Subcode>/, '');
    expect(readFault(parseXml(plain))?.faultCode).toBe('e:Sender');
  });

  it('is none in an envelope of another kind, or without one', () => {
    expect(readFault(parseXml('<Envelope><Body><Fault/></Body></Envelope>'))).toBeUndefined();
    expect(readFault(parseXml(answerEnvelope('<a/>')))).toBeUndefined();
    expect(readFault(parseXml('<html/>'))).toBeUndefined();
  });

  it('is known by its own code, else by faultcode, and never by a mere word in its detail', () => {
    const told = { faultCode: 'soap:Client', faultString: '' };
    expect(tellingCode({ ...told, detail: ['two words', 'urn:x'] })).toBe('urn:x');
    expect(tellingCode({ ...told, detail: ['two words', 'SOR-7'], code: 'SOR-7' })).toBe('SOR-7');
    expect(tellingCode({ ...told, detail: ['two words', ''] })).toBe('soap:Client');
    expect(tellingCode({ ...told, detail: ['host-17.region.dk', 'java.lang.Thread'] })).toBe('soap:Client');
  });

  it.each([
    ['soap:Server', '', [], true],
    ['env:Receiver', '', [], true],
    ['soapenv:Server.userException', 'x', [], true],
    ['a:InternalServiceFault', 'x', [], true],
    ['soap:Server', 'Unknown view', ['urn:stamdata:unknown-view'], false],
    ['soap:Server', 'urn:stamdata:unknown-view', [], false],
    ['soap:Server', 'Disk', ['urn:stamdata:io-error'], true],
    ['soap:Client', 'Afvist', [], false],
    ['a:Afvist', 'Niveauet kan ikke vælges', ['SOR 4711'], false],
    ['soap:Client', 'java.sql.SQLException: ORA-12541: TNS:no listener', [], true],
    ['soap:Client', 'Fejl', ['dk.sor.X.find(X.java:17)\n\tat dk.sor.Y.run(Y.java:3)'], true],
    ['soap:Client', 'Object reference not set to an instance of an object.', [], true],
  ])('with %s (%s) and %j is of the server’s side: %s', (faultCode, faultString, detail, expected) => {
    expect(isServerSide({ faultCode, faultString, detail })).toBe(expected);
  });

  it('tells nothing of an error nobody expected but the service’s code for that', () => {
    expect(asSoapFault(new TypeError('/secret/path'), 'urn:x:internal')).toMatchObject({
      side: 'Server',
      code: 'urn:x:internal',
      message: 'Tjenesten fejlede.',
      status: 500,
    });
    expect(asSoapFault(Object.assign(new Error('x'), { statusCode: 415 }))).toMatchObject({ side: 'Client', status: 415 });
  });
});

describe('an answer', () => {
  it('that is no envelope is a deviation; one of SOAP 1.2 is read, and so is a fault in it', () => {
    const soap12 = (body: string) => `<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body>${body}</Body></Envelope>`;
    expect(() => readAnswer('<Envelope xmlns="urn:x"><Body/></Envelope>', 'x')).toThrow('Svaret er ikke en SOAP-konvolut.');
    expect(readAnswer(soap12('<a/>'), 'x')).toMatchObject({ kind: 'body', body: { children: [{ name: 'a' }] } });
    expect(readAnswer(soap12('<Fault><Code><Value>VersionMismatch</Value></Code></Fault>'), 'x')).toMatchObject({
      kind: 'fault',
      fault: { faultCode: 'VersionMismatch' },
    });
  });
});
