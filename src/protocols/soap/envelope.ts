import { Deviation } from '../../model/faults.ts';
import { escapeXml, escapeXmlAttribute } from '../xml/escape-xml.ts';
import { readXml } from '../xml/read-xml.ts';
import { child, type XmlElement } from '../xml/xml-tree.ts';
import { readFault, SOAP_12_NAMESPACE, SOAP_NAMESPACE, type ToldFault } from './fault.ts';
import type { OperationShape, ServiceShape } from './service-shape.ts';

/** An element of a request: text, or elements in it. What is undefined is left out. */
export type Parameter = readonly [name: string, value: string | undefined | readonly Parameter[]];

/** What is sent: an operation of a service, its parameters, and the prefix of the service's namespace. */
export interface RequestBody {
  readonly operation: OperationShape;
  readonly parameters: readonly Parameter[];
  readonly prefix?: string;
}

/** The SOAP 1.1 envelope of a call, in the shape the service's WSDL gives. */
export function requestEnvelope(
  soapHeader: string,
  { namespace, qualified }: ServiceShape,
  { operation, parameters, prefix = 'tns' }: RequestBody,
): string {
  const request = `${prefix}:${operation.requestElement}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="${SOAP_NAMESPACE}" xmlns:${prefix}="${escapeXmlAttribute(namespace)}">
  <soapenv:Header>${soapHeader}</soapenv:Header>
  <soapenv:Body>
    <${request}>
${elements(parameters, qualified ? `${prefix}:` : '', '      ')}    </${request}>
  </soapenv:Body>
</soapenv:Envelope>
`;
}

function elements(parameters: readonly Parameter[], prefix: string, indent: string): string {
  return parameters
    .map(([name, value]) => {
      if (value === undefined) return '';
      const tag = `${prefix}${name}`;
      if (typeof value === 'string') return `${indent}<${tag}>${escapeXml(value)}</${tag}>\n`;
      return `${indent}<${tag}>\n${elements(value, prefix, `${indent}  `)}${indent}</${tag}>\n`;
    })
    .join('');
}

/** The two halves of an answer's SOAP 1.1 envelope, for one that is written piece by piece. */
export const ANSWER_ENVELOPE = {
  start: `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP_NAMESPACE}"><soap:Body>`,
  end: '</soap:Body></soap:Envelope>\n',
} as const;

/** A SOAP 1.1 envelope around the body of an answer. */
export function answerEnvelope(body: string): string {
  return `${ANSWER_ENVELOPE.start}${body}${ANSWER_ENVELOPE.end}`;
}

/** What an answer's envelope holds: its Body, or the fault in it. */
export type AnswerBody =
  { readonly kind: 'body'; readonly body: XmlElement } | { readonly kind: 'fault'; readonly fault: ToldFault };

/** Reads an answer in SOAP 1.1 or 1.2: what it says is the same in both. Throws Deviation when it is no envelope of either. */
export function readAnswer(document: string, place: string): AnswerBody {
  const root = readXml(document, place);
  const fault = readFault(root);
  if (fault !== undefined) return { kind: 'fault', fault };
  const body = child(root, 'Body', root.namespace);
  const isEnvelope = root.name === 'Envelope' && [SOAP_NAMESPACE, SOAP_12_NAMESPACE].includes(root.namespace);
  if (isEnvelope && body !== undefined) return { kind: 'body', body };
  throw new Deviation('Svaret er ikke en SOAP-konvolut.', {
    place,
    expected: `Envelope med Body i ${SOAP_NAMESPACE}`,
    received: qualifiedName(root),
  });
}

/** `{namespace}name`, or the name alone, for messages. */
export function qualifiedName({ namespace, name }: XmlElement): string {
  return namespace === '' ? name : `{${namespace}}${name}`;
}
