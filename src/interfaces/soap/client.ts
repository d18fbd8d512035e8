import { type InterfaceName, INTERFACE_NAMES } from '../../model/interfaces.ts';
import { Deviation, isFault, PreconditionError } from '../../model/faults.ts';
import { assertWsdl, type ContractOperation, readContract, type ServiceContract } from '../../protocols/soap/contract.ts';
import { type AnswerBody, readAnswer, requestEnvelope, type WrittenElement } from '../../protocols/soap/envelope.ts';
import { type SoapFaultView, tellingCode, type ToldFault } from '../../protocols/soap/fault.ts';
import { textOf } from '../../protocols/text-of-body.ts';
import { readXml } from '../../protocols/xml/read-xml.ts';
import type { XmlElement } from '../../protocols/xml/xml-tree.ts';
import type { Call, ResolvedAuth, Wire } from '../../wire/call.ts';
import { liesUnder } from '../../wire/below.ts';
import type { ReadingCache } from '../../wire/reading-cache.ts';
import { send } from '../../wire/receive.ts';
import { givenContract } from './given-contract.ts';
import { KNOWN_OPERATIONS, type Mappings, type OperationKey } from './names.ts';
import { operationNotUnderstood } from './not-understood.ts';
import { type Said, writeRequest } from './write-request.ts';

/** A SOAP service of a region. */
export interface SoapEndpoint {
  readonly interface: InterfaceName;
  readonly url: string;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
}

/** A SOAP service whose contract is read from its WSDL, once for the session. */
export interface SoapContext extends SoapEndpoint {
  readonly cache: ReadingCache;
  readonly mappings: Mappings;
  /** A contract that was handed over, in a file: taken where the service does not tell its own. */
  readonly given?: string | undefined;
}

/** One call: the operation, what is said, and what it is for, in Danish. */
export interface SoapRequest {
  readonly operation: OperationKey;
  readonly said: Said;
  readonly purpose: string;
}

/** The response element, or the fault that came in its place. */
export type SoapAnswer = { readonly kind: 'response'; readonly element: XmlElement; readonly place: string } | SoapFaultView;

/** The service's WSDL text, fetched once per session. Throws Deviation when it is none. */
export async function readWsdl(context: SoapContext): Promise<string> {
  return (await fetched(context)).text;
}

/**
 * Calls an operation as the contract says. Throws ContractNotUnderstood when the contract has no such operation or no place
 * for what is said, PreconditionError when access is not given, Deviation when the answer is no SOAP, EndpointError when the
 * service itself failed.
 */
export async function callOperation(context: SoapContext, asked: SoapRequest): Promise<SoapAnswer> {
  const { operation, request } = prepare(await contractOf(context), context.mappings, asked);
  const { answer, status, place } = await postCall(context, {
    purpose: asked.purpose,
    soapAction: operation.soapAction,
    request,
  });
  if (answer.kind === 'fault') return faultView(answer.fault, status);
  const [element] = answer.body.children;
  if (element !== undefined) return { kind: 'response', element, place };
  throw new Deviation('SOAP-svaret har intet indhold.', { place, expected: 'ét element i Body' });
}

/** An operation of the contract, by whatever name it has there. Throws ContractNotUnderstood when it has none. */
export function operationIn(contract: ServiceContract, mappings: Mappings, key: OperationKey): NamedOperation {
  const { operations, otherwise, unread } = contract;
  const configured = mappings.own.operations[key];
  const tiers =
    configured === undefined ? [[mappings.shared.operations[key] ?? []].flat(), KNOWN_OPERATIONS[key]] : [[configured]];
  for (const name of tiers.flat()) {
    const found = [...operations].find(([there]) => there === name) ?? [...operations].find(([there]) => equalNames(there, name));
    if (found !== undefined) return { name: found[0], ...found[1] };
  }
  throw operationNotUnderstood(mappings, { key, names: tiers.flat() }, { names: [...operations.keys()], otherwise, unread });
}

/** An operation with its name in the contract. */
export interface NamedOperation extends ContractOperation {
  readonly name: string;
}

function equalNames(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What is sent for a call. Throws as {@link callOperation}, before anything is. */
export function prepare(
  contract: ServiceContract,
  mappings: Mappings,
  { operation: key, said }: Omit<SoapRequest, 'purpose'>,
): { readonly operation: NamedOperation; readonly request: WrittenElement } {
  const operation = operationIn(contract, mappings, key);
  const where = `forespørgslen til ${operation.name}`;
  const { unread } = contract;
  return { operation, request: writeRequest({ request: operation.request, said, where, unread }, mappings) };
}

/** A call that is ready to be sent. */
export interface WrittenCall {
  readonly purpose: string;
  readonly soapAction: string;
  readonly request: WrittenElement;
  /** Prefix of the request's namespace. */
  readonly prefix?: string;
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
export async function postCall(
  endpoint: SoapEndpoint,
  { purpose, soapAction, request, prefix }: WrittenCall,
): Promise<PostedAnswer> {
  const { wire, url } = endpoint;
  const call: Call = {
    interface: endpoint.interface,
    purpose,
    method: 'POST',
    url,
    headers: {
      accept: 'text/xml',
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${soapAction}"`,
    },
    auth: endpoint.auth,
    body: (soapHeader) => requestEnvelope(soapHeader, request, prefix),
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
  const fetchedWsdl = await fetchXml(endpoint, `${endpoint.url}?wsdl`, purpose);
  assertWsdl(fetchedWsdl.root, fetchedWsdl.place);
  return fetchedWsdl;
}

async function fetchXml(endpoint: SoapEndpoint, url: string, purpose: string): Promise<FetchedWsdl> {
  const { wire, auth } = endpoint;
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
  return { text, root: readXml(text, place), place };
}

function fetched(context: SoapContext): Promise<FetchedWsdl> {
  const { wire, cache } = context;
  const purpose = `Hent WSDL’en for ${INTERFACE_NAMES[context.interface]}`;
  return cache.read(`${context.interface}:wsdl`, wire.record, (record) =>
    fetchWsdl({ ...context, wire: { ...wire, record } }, purpose),
  );
}

/**
 * What the service's contract says: its own, with what that imports from under the service's address, else the one that was
 * handed over. Throws as the fetching of a WSDL does.
 */
export async function contractOf(context: SoapContext): Promise<ServiceContract> {
  const { wire, cache, given } = context;
  const own = await fetched(context).catch((error: unknown) => {
    // A service that is there and does not describe itself; one that is not there is told by the call.
    if (given !== undefined && isFault(error)) return undefined;
    throw error;
  });
  return cache.read(`${context.interface}:kontrakt`, wire.record, async (record) => {
    if (own === undefined) return givenContract(given ?? '');
    const url = `${context.url}?wsdl`;
    const endpoint = { ...context, wire: { ...wire, record } };
    const load = async (address: URL): Promise<XmlElement | undefined> => {
      if (!liesUnder(address, context.url)) return undefined;
      const purpose = `Hent en del af WSDL’en for ${INTERFACE_NAMES[context.interface]}`;
      try {
        return (await fetchXml(endpoint, address.href, purpose)).root;
      } catch (error) {
        // A part that is not there, or is no XML, is told of when something of it is missed.
        if (error instanceof PreconditionError || error instanceof Deviation) return undefined;
        throw error;
      }
    };
    return readContract({ root: own.root, url, place: own.place, load });
  });
}
