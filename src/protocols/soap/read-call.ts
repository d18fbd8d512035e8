import { MAX_XML_DEPTH, parseXml, type XmlElement, type XmlRefusal, XmlRefused } from '../xml/xml-tree.ts';
import { SOAP_NAMESPACE, SoapFault } from './fault.ts';
import type { ServiceShape } from './service-shape.ts';

/** A call as it was asked: the operation, and the request element with its parameters. */
export interface SoapCall {
  readonly operation: string;
  readonly request: XmlElement;
}

/**
 * Reads a SOAP 1.1 document/literal call. Headers are not looked at: what DGWS asks of them is judged before a call
 * gets here. Throws SoapFault when the document or its SOAPAction fits no operation.
 */
export function readCall(document: string, soapAction: string | undefined, shape: ServiceShape): SoapCall {
  const { operation, request } = requestIn(document, shape);
  const action = (soapAction ?? '').replaceAll('"', '');
  if (action !== '' && action !== shape.operations.get(operation)?.soapAction)
    throw new SoapFault(`SOAPAction “${action}” hører ikke til ${operation}.`);
  return { operation, request };
}

function requestIn(document: string, { namespace, operations }: ServiceShape): SoapCall {
  const root = readRequest(document);
  if (root.name !== 'Envelope') throw new SoapFault('Forespørgslen er ikke en SOAP-konvolut.');
  if (root.namespace !== SOAP_NAMESPACE)
    throw new SoapFault(`Konvoluttens navnerum er “${root.namespace}”; SOAP 1.1 var ventet.`, { side: 'VersionMismatch' });
  const body = root.children.find((child) => child.name === 'Body' && child.namespace === SOAP_NAMESPACE);
  for (const request of body?.children ?? []) {
    if (request.namespace !== namespace) continue;
    for (const [operation, { requestElement }] of operations) if (request.name === requestElement) return { operation, request };
  }
  const names = Array.from(operations.values(), ({ requestElement }) => requestElement);
  throw new SoapFault(`Konvoluttens Body har ingen ${names.length === 1 ? '' : 'af '}${names.join(', ')} i ${namespace}.`);
}

/**
 * The leaf values of an element by local name: a schema qualifies its local elements or does not, and callers do both.
 * Throws SoapFault for an element the schema does not have, and for one that stands more than once.
 */
export function leafValues(element: XmlElement, allowed: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, text } of element.children) {
    if (!allowed.includes(name)) throw new SoapFault(`${element.name} har ikke et element ${name}.`);
    if (values.has(name)) throw new SoapFault(`${name} står mere end én gang.`);
    values.set(name, text);
  }
  return values;
}

/** A value that must be there. Throws SoapFault when it is not. */
export function requiredValue(values: ReadonlyMap<string, string>, name: string, element: string): string {
  const value = values.get(name);
  if (value === undefined || value === '') throw new SoapFault(`${element} mangler ${name}.`);
  return value;
}

const REFUSALS: Readonly<Record<XmlRefusal, (detail: string) => string>> = {
  malformed: (detail) => `Forespørgslen er ikke velformet XML: ${detail}`,
  doctype: () => 'Forespørgslen har en DOCTYPE; det er ikke tilladt.',
  'too-deep': () => `Forespørgslens elementer ligger mere end ${MAX_XML_DEPTH} niveauer inde.`,
};

function readRequest(document: string): XmlElement {
  try {
    return parseXml(document);
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    const { reason, detail, line, column } = error;
    throw new SoapFault(REFUSALS[reason](`${line}:${column}: ${detail}`));
  }
}
