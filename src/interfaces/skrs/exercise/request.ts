import { KRS_NAMESPACE, SOAP_NAMESPACE } from './names.ts';
import { SoapFault } from './soap-fault.ts';
import { readRequestXml } from '../../../protocols/soap/read-call.ts';
import { ServiceFault } from '../../../protocols/soap/service-fault.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';

/** A `replicate` call as it was asked; whether the view exists is not settled here. */
export interface ReplicationRequest {
  readonly register: string;
  readonly datatype: string;
  readonly version: number;
  readonly registerVersion: number;
  readonly offset: string;
  readonly maxRecords: number | undefined;
}

const ELEMENTS: readonly string[] = ['register', 'datatype', 'version', 'registerVersion', 'offset', 'maxRecords'];
/** xs:unsignedInt */
const MAX_UNSIGNED_INT = 4_294_967_295;

/**
 * Reads a call from its SOAP 1.1 envelope. The schema does not qualify the request's own elements, but callers do both,
 * so they are known by local name. Headers are not looked at: the exercise has no DGWS.
 * Throws SoapFault Client when the document or a value does not fit the schema, VersionMismatch for another SOAP.
 */
export function readReplicationRequest(document: string): ReplicationRequest {
  const values = requestValues(requestElement(parse(document)));
  return {
    register: required(values, 'register'),
    datatype: required(values, 'datatype'),
    version: unsignedInt(required(values, 'version'), 'version'),
    registerVersion: unsignedInt(values.get('registerVersion') ?? '1', 'registerVersion'),
    offset: required(values, 'offset'),
    maxRecords: optionalUnsignedInt(values.get('maxRecords'), 'maxRecords'),
  };
}

function parse(document: string): XmlElement {
  try {
    return readRequestXml(document);
  } catch (error) {
    if (error instanceof ServiceFault) throw new SoapFault('Client', error.message);
    throw error;
  }
}

function requestElement(envelope: XmlElement): XmlElement {
  if (envelope.name !== 'Envelope') throw new SoapFault('Client', 'Forespørgslen er ikke en SOAP-konvolut.');
  if (envelope.namespace !== SOAP_NAMESPACE)
    throw new SoapFault('VersionMismatch', `Konvoluttens navnerum er “${envelope.namespace}”; SOAP 1.1 var ventet.`);
  const body = envelope.children.find((child) => child.name === 'Body' && child.namespace === SOAP_NAMESPACE);
  const request = body?.children.find((child) => child.name === 'ReplicationRequest' && child.namespace === KRS_NAMESPACE);
  if (request !== undefined) return request;
  throw new SoapFault('Client', `Konvoluttens Body har ingen ReplicationRequest i ${KRS_NAMESPACE}.`);
}

function requestValues(request: XmlElement): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, text } of request.children) {
    if (!ELEMENTS.includes(name)) throw new SoapFault('Client', `ReplicationRequest har ikke et element ${name}.`);
    if (values.has(name)) throw new SoapFault('Client', `${name} står mere end én gang.`);
    values.set(name, text);
  }
  return values;
}

function required(values: ReadonlyMap<string, string>, name: string): string {
  const value = values.get(name);
  if (value === undefined) throw new SoapFault('Client', `ReplicationRequest mangler ${name}.`);
  return value;
}

function optionalUnsignedInt(text: string | undefined, name: string): number | undefined {
  return text === undefined ? undefined : unsignedInt(text, name);
}

function unsignedInt(text: string, name: string): number {
  if (/^[0-9]{1,10}$/.test(text) && Number(text) <= MAX_UNSIGNED_INT) return Number(text);
  throw new SoapFault('Client', `${name} er “${text}”; et helt tal uden fortegn var ventet.`);
}
