import { ServiceFault, SOAP_NAMESPACE } from './service-fault.ts';
import { MAX_XML_DEPTH, parseXml, type XmlElement, type XmlRefusal, XmlRefused } from '../xml/xml-tree.ts';

/** A call as it was asked: the operation, and the request element with its parameters. */
export interface SoapCall {
  readonly operation: string;
  readonly request: XmlElement;
}

/** The operations a service has, and the namespace their elements are in. */
export interface CallShape {
  readonly namespace: string;
  readonly operations: readonly string[];
}

/**
 * Reads a SOAP 1.1 document/literal call: the body's only element is the operation's name with Request after it.
 * Throws ServiceFault when the document, the SOAPAction or the element fits no operation.
 */
export function readCall(document: string, soapAction: string | undefined, { namespace, operations }: CallShape): SoapCall {
  const root = readRequestXml(document);
  if (root.name !== 'Envelope') throw new ServiceFault('Forespørgslen er ikke en SOAP-konvolut.');
  if (root.namespace !== SOAP_NAMESPACE)
    throw new ServiceFault(`Konvoluttens navnerum er “${root.namespace}”; SOAP 1.1 var ventet.`, { side: 'VersionMismatch' });
  const body = root.children.find((child) => child.name === 'Body' && child.namespace === SOAP_NAMESPACE);
  const request = body?.children[0];
  const operation = operations.find((name) => request?.name === `${name}Request` && request.namespace === namespace);
  if (request === undefined || operation === undefined) {
    const names = operations.map((name) => `${name}Request`).join(', ');
    throw new ServiceFault(`Konvoluttens Body har ingen af ${names} i ${namespace}.`);
  }
  const action = (soapAction ?? '').replaceAll('"', '');
  if (action !== '' && action !== `${namespace}${actionSeparator(namespace)}${operation}`)
    throw new ServiceFault(`SOAPAction “${action}” hører ikke til ${operation}.`);
  return { operation, request };
}

/** A namespace that is a URL ends with its own separator; a URN has none. */
export function actionSeparator(namespace: string): string {
  return /[/:#]$/.test(namespace) ? '' : ':';
}

/**
 * The leaf values of an element by local name. Throws ServiceFault for an element the schema does not have, and for one
 * that stands more than once without being allowed to.
 */
export function leafValues(
  element: XmlElement,
  { allowed, repeated = [] }: { readonly allowed: readonly string[]; readonly repeated?: readonly string[] },
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const { name, text } of element.children) {
    if (!allowed.includes(name)) throw new ServiceFault(`${element.name} har ikke et element ${name}.`);
    const before = values.get(name) ?? [];
    if (before.length > 0 && !repeated.includes(name)) throw new ServiceFault(`${name} står mere end én gang.`);
    values.set(name, [...before, text]);
  }
  return values;
}

/** A value that must be there. Throws ServiceFault when it is not. */
export function requiredValue(values: ReadonlyMap<string, readonly string[]>, name: string, element: string): string {
  const value = values.get(name)?.[0];
  if (value === undefined || value === '') throw new ServiceFault(`${element} mangler ${name}.`);
  return value;
}

const REFUSALS: Readonly<Record<XmlRefusal, (detail: string) => string>> = {
  malformed: (detail) => `Forespørgslen er ikke velformet XML: ${detail}`,
  doctype: () => 'Forespørgslen har en DOCTYPE; det er ikke tilladt.',
  'too-deep': () => `Forespørgslens elementer ligger mere end ${MAX_XML_DEPTH} niveauer inde.`,
};

/** A request as a tree. Throws ServiceFault, worded for the caller, when it is not XML we read. */
export function readRequestXml(document: string): XmlElement {
  try {
    return parseXml(document);
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    const { reason, detail, line, column } = error;
    throw new ServiceFault(REFUSALS[reason](`${line}:${column}: ${detail}`));
  }
}
