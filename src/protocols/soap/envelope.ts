import { escapeXml, escapeXmlAttribute } from '../xml/escape-xml.ts';
import type { OperationShape, ServiceShape } from './service-shape.ts';

export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** An element of a request: text, or elements in it. What is undefined is left out. */
export type Parameter = readonly [name: string, value: string | undefined | readonly Parameter[]];

/** The SOAP 1.1 envelope of a call, in the shape the service's WSDL gives. */
export function requestEnvelope(
  soapHeader: string,
  { namespace, qualified }: ServiceShape,
  { operation, parameters }: { readonly operation: OperationShape; readonly parameters: readonly Parameter[] },
): string {
  const prefix = qualified ? 'tns:' : '';
  const request = `tns:${operation.requestElement}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="${SOAP_NAMESPACE}" xmlns:tns="${escapeXmlAttribute(namespace)}">
  <soapenv:Header>${soapHeader}</soapenv:Header>
  <soapenv:Body>
    <${request}>
${elements(parameters, prefix, '      ')}    </${request}>
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
