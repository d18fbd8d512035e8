import { Deviation } from '../../model/faults.ts';
import { escapeXml, escapeXmlAttribute } from '../xml/escape-xml.ts';
import { readXml } from '../xml/read-xml.ts';
import { child, type XmlElement } from '../xml/xml-tree.ts';
import { readFault, SOAP_12_NAMESPACE, SOAP_NAMESPACE, type ToldFault } from './fault.ts';

const INSTANCE_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';

/** An element as it is sent, with text or elements in it. */
export interface WrittenElement {
  /** None is the empty text. */
  readonly namespace: string;
  readonly name: string;
  readonly content: string | readonly WrittenElement[];
  /** It is there and says that it holds nothing (`xsi:nil`). */
  readonly nil?: true;
}

/**
 * The SOAP 1.1 envelope of a call.
 *
 * @param prefix that of the request element's namespace.
 */
export function requestEnvelope(soapHeader: string, request: WrittenElement, prefix = 'tns'): string {
  const prefixes = new Map<string, string>();
  for (const namespace of namespacesOf(request))
    if (namespace !== '' && !prefixes.has(namespace))
      prefixes.set(namespace, prefixes.size === 0 ? prefix : `${prefix}${prefixes.size + 1}`);
  const declarations = Array.from(prefixes, ([namespace, own]) => ` xmlns:${own}="${escapeXmlAttribute(namespace)}"`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="${SOAP_NAMESPACE}"${declarations}>
  <soapenv:Header>${soapHeader}</soapenv:Header>
  <soapenv:Body>
${written(request, prefixes, '    ')}  </soapenv:Body>
</soapenv:Envelope>
`;
}

function namespacesOf({ namespace, content }: WrittenElement): readonly string[] {
  return [namespace, ...(typeof content === 'string' ? [] : content.flatMap(namespacesOf))];
}

function written(
  { namespace, name, content, nil }: WrittenElement,
  prefixes: ReadonlyMap<string, string>,
  indent: string,
): string {
  const prefix = prefixes.get(namespace);
  const tag = prefix === undefined ? name : `${prefix}:${name}`;
  if (nil === true) return `${indent}<${tag} xmlns:xsi="${INSTANCE_NAMESPACE}" xsi:nil="true"/>\n`;
  if (typeof content === 'string') return `${indent}<${tag}>${escapeXml(content)}</${tag}>\n`;
  const inner = content.map((one) => written(one, prefixes, `${indent}  `)).join('');
  return `${indent}<${tag}>\n${inner}${indent}</${tag}>\n`;
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
