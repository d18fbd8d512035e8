import { type InterfaceName, INTERFACE_NAMES } from '../../model/interfaces.ts';
import { Deviation, PreconditionError } from '../../model/faults.ts';
import { type AnswerBody, type Parameter, readAnswer, requestEnvelope } from '../../protocols/soap/envelope.ts';
import { type SoapFaultView, tellingCode, type ToldFault } from '../../protocols/soap/fault.ts';
import { assertWsdl, type OperationShape, type ServiceShape, serviceShape } from '../../protocols/soap/service-shape.ts';
import { textOf } from '../../protocols/text-of-body.ts';
import { readXml } from '../../protocols/xml/read-xml.ts';
import type { XmlElement } from '../../protocols/xml/xml-tree.ts';
import type { Call, ResolvedAuth, Wire } from '../../wire/call.ts';
import type { ReadingCache } from '../../wire/reading-cache.ts';
import { send } from '../../wire/receive.ts';

/** A SOAP service of a region. */
export interface SoapEndpoint {
  readonly interface: InterfaceName;
  readonly url: string;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
}

/** A SOAP service whose shape is read from its WSDL, once for the session. */
export interface SoapContext extends SoapEndpoint {
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
  const { answer, status, place } = await postCall(context, { ...request, shape, operation });
  if (answer.kind === 'fault') return faultView(answer.fault, status);
  const [element] = answer.body.children;
  if (element !== undefined) return { kind: 'response', element, place };
  throw new Deviation('SOAP-svaret har intet indhold.', { place, expected: 'ét element i Body' });
}

/** A call whose shape is known. */
export interface ShapedCall {
  readonly shape: ServiceShape;
  readonly operation: OperationShape;
  readonly parameters: readonly Parameter[];
  /** Prefix of the service's namespace. */
  readonly prefix?: string;
  readonly purpose: string;
}

/** What came back, and how a message may name where from. */
export interface PostedAnswer {
  readonly answer: AnswerBody;
  readonly status: number;
  readonly place: string;
}

/**
 * Sends a call and reads the envelope that comes back. Throws PreconditionError when access is not given, Deviation when
 * the answer is no SOAP, EndpointError when the service itself failed.
 */
export async function postCall(endpoint: SoapEndpoint, { purpose, shape, ...body }: ShapedCall): Promise<PostedAnswer> {
  const { wire, url } = endpoint;
  const call: Call = {
    interface: endpoint.interface,
    purpose,
    method: 'POST',
    url,
    headers: {
      accept: 'text/xml',
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${body.operation.soapAction}"`,
    },
    auth: endpoint.auth,
    body: (soapHeader) => requestEnvelope(soapHeader, shape, body),
    ownStatuses: [500],
    absence: 'not-offered',
  };
  const { value, status, contentType } = await send(call, wire);
  const place = wire.redactor.url(`POST ${url}`).text;
  return { answer: readAnswer(textOf(value, contentType, place), place), status, place };
}

/** A fault as a scenario sees it. `codeOf` finds a service's own code where it is not the detail's first. */
export function faultView(fault: ToldFault, status: number, codeOf = tellingCode): SoapFaultView {
  return { kind: 'fault', status, faultCode: codeOf(fault), faultString: fault.faultString };
}

/** A WSDL as it came. */
export interface FetchedWsdl {
  readonly text: string;
  readonly root: XmlElement;
  readonly place: string;
}

/** Fetches a service's WSDL. Throws Deviation when it is none. */
export async function fetchWsdl(endpoint: SoapEndpoint, purpose: string): Promise<FetchedWsdl> {
  const { wire, auth } = endpoint;
  const url = `${endpoint.url}?wsdl`;
  const { value, contentType } = await send(
    {
      interface: endpoint.interface,
      purpose,
      method: 'GET',
      url,
      headers: { accept: 'text/xml' },
      auth,
      absence: 'not-offered',
    },
    wire,
  );
  const place = wire.redactor.url(`GET ${url}`).text;
  const text = textOf(value, contentType, place);
  const root = readXml(text, place);
  assertWsdl(root, place);
  return { text, root, place };
}

interface Described {
  readonly text: string;
  readonly shape: ServiceShape;
}

function described(context: SoapContext): Promise<Described> {
  const { wire, cache } = context;
  return cache.read(`${context.interface}:wsdl`, wire.record, async (record) => {
    const purpose = `Hent WSDL’en for ${INTERFACE_NAMES[context.interface]}`;
    const { text, root, place } = await fetchWsdl({ ...context, wire: { ...wire, record } }, purpose);
    return { text, shape: serviceShape(root, place) };
  });
}

function unknownOperation(context: SoapContext, operation: string, shape: ServiceShape): PreconditionError {
  return new PreconditionError(`${INTERFACE_NAMES[context.interface]} har ingen operation, der hedder “${operation}”.`, {
    expected: [...shape.operations.keys()].join(', '),
    remedy: `Skriv operationens navn under interfaces.${context.interface}.operations i miljøets konfiguration.`,
  });
}
