import { INTERFACE_NAMES } from '../../model/interfaces.ts';
import { Deviation, PreconditionError } from '../../model/faults.ts';
import type { SoapFaultView } from '../../protocols/soap/fault.ts';
import type { Call, ResolvedAuth, Wire } from '../../wire/call.ts';
import { statusFault } from '../../wire/judge-status.ts';
import type { ReadingCache } from '../../wire/reading-cache.ts';
import { send } from '../../wire/receive.ts';
import { textOf } from '../../protocols/text-of-body.ts';
import { type Parameter, requestEnvelope, SOAP_NAMESPACE } from '../../protocols/soap/envelope.ts';
import { readXml } from '../../protocols/xml/read-xml.ts';
import { type ServiceShape, serviceShape } from '../../protocols/soap/service-shape.ts';
import { child, childText, leaves, type XmlElement } from '../../protocols/xml/xml-tree.ts';

/** A SOAP service of a region, whose shape is read from its WSDL. */
export interface SoapContext {
  readonly interface: 'sorls' | 'sorus';
  readonly url: string;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
  readonly cache: ReadingCache;
}

/** One call: the operation by its name in the WSDL, what is sent, and what it is for, in Danish. */
export interface SoapRequest {
  readonly operation: string;
  readonly parameters: readonly Parameter[];
  readonly purpose: string;
}

/** The response element, or the fault that came in its place. */
export type SoapAnswer = { readonly kind: 'response'; readonly element: XmlElement; readonly place: string } | SoapFaultView;

/** The service's WSDL text, fetched once per session. Throws Deviation when it is none. */
export async function readWsdl(context: SoapContext): Promise<string> {
  return (await described(context)).text;
}

/**
 * Calls an operation. Throws PreconditionError when the WSDL has no such operation or access is not given, Deviation when
 * the answer is no SOAP, EndpointError when the service itself failed.
 */
export async function callOperation(context: SoapContext, request: SoapRequest): Promise<SoapAnswer> {
  const { shape } = await described(context);
  const operation = shape.operations.get(request.operation);
  if (operation === undefined) throw unknownOperation(context, request.operation, shape);
  const { wire, url } = context;
  const call: Call = {
    interface: context.interface,
    purpose: request.purpose,
    method: 'POST',
    url,
    headers: {
      accept: 'text/xml',
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${operation.soapAction}"`,
    },
    auth: context.auth,
    body: (soapHeader) => requestEnvelope(soapHeader, shape, { operation, parameters: request.parameters }),
    ownStatuses: [500],
    absence: 'not-offered',
  };
  const answer = await send(call, wire);
  const place = wire.redactor.url(`POST ${url}`).text;
  if (answer.status !== 500) return soapAnswer(textOf(answer.value, answer.contentType, place), answer.status, place);
  // SOAP 1.1 sends its faults with status 500; a 500 that is no fault is a server that broke.
  const text = new TextDecoder().decode(answer.value);
  const fault = faultOf(text, place);
  if (fault === undefined) throw statusFault(call, { ...answer, text }, wire);
  return fault;
}

interface Described {
  readonly text: string;
  readonly shape: ServiceShape;
}

function described(context: SoapContext): Promise<Described> {
  const { wire, cache, auth, url } = context;
  const name = INTERFACE_NAMES[context.interface];
  return cache.read(`${context.interface}:wsdl`, wire.record, async (record) => {
    const address = `${url}?wsdl`;
    const answer = await send(
      {
        interface: context.interface,
        purpose: `Hent WSDL’en for ${name}`,
        method: 'GET',
        url: address,
        headers: { accept: 'text/xml' },
        auth,
        absence: 'not-offered',
      },
      { ...wire, record },
    );
    const place = wire.redactor.url(`GET ${address}`).text;
    const text = textOf(answer.value, answer.contentType, place);
    return { text, shape: serviceShape(readXml(text, place), place) };
  });
}

function unknownOperation(context: SoapContext, operation: string, shape: ServiceShape): PreconditionError {
  return new PreconditionError(`${INTERFACE_NAMES[context.interface]} har ingen operation, der hedder “${operation}”.`, {
    expected: [...shape.operations.keys()].join(', '),
    remedy: `Skriv operationens navn under interfaces.${context.interface}.operations i miljøets konfiguration.`,
  });
}

function soapAnswer(document: string, status: number, place: string): SoapAnswer {
  const body = soapBody(document, place);
  const fault = child(body, 'Fault', SOAP_NAMESPACE);
  if (fault !== undefined) return faultView(fault, status);
  const [element] = body.children;
  if (element !== undefined) return { kind: 'response', element, place };
  throw new Deviation('SOAP-svaret har intet indhold.', { place, expected: 'ét element i Body' });
}

function soapBody(document: string, place: string): XmlElement {
  const root = readXml(document, place);
  const body = child(root, 'Body', SOAP_NAMESPACE);
  if (root.name === 'Envelope' && root.namespace === SOAP_NAMESPACE && body !== undefined) return body;
  throw new Deviation('Svaret er ikke en SOAP-konvolut.', {
    place,
    expected: `Envelope med Body i ${SOAP_NAMESPACE}`,
    received: root.namespace === '' ? root.name : `{${root.namespace}}${root.name}`,
  });
}

function faultOf(document: string, place: string): SoapFaultView | undefined {
  try {
    const answer = soapAnswer(document, 500, place);
    return answer.kind === 'fault' ? answer : undefined;
  } catch (error) {
    if (error instanceof Deviation) return undefined;
    throw error;
  }
}

/** The detail's code says more than faultcode; an urn or a word there is taken for it. */
function faultView(fault: XmlElement, status: number): SoapFaultView {
  const detail = child(fault, 'detail');
  const told = detail === undefined ? [] : leaves(detail).map(({ text }) => text.trim());
  const code = told.find((text) => /^[\w:.-]+$/.test(text));
  return {
    kind: 'fault',
    status,
    faultCode: code ?? childText(fault, 'faultcode') ?? '',
    faultString: childText(fault, 'faultstring') ?? '',
  };
}
