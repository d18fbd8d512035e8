import type { Request } from './http.ts';
import { child, parseXml } from './xml.ts';
import type { XmlNode } from './xml.ts';

export const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';

export interface Call {
  readonly soap: typeof SOAP11 | typeof SOAP12;
  /** From the SOAPAction header, or in SOAP 1.2 from the content type; `''` when there is none. */
  readonly action: string;
  readonly header: XmlNode | undefined;
  /** The first element of the body. */
  readonly payload: XmlNode;
}

/** A request that is no SOAP at all. */
export class NotSoap extends Error {}

/** @throws NotSoap when the text is not an envelope with something in its body. */
export function readCall(request: Request): Call {
  let envelope: XmlNode;
  try {
    envelope = parseXml(request.body);
  } catch (error) {
    throw new NotSoap(`The request is not XML: ${String(error)}`);
  }
  const soap = envelope.namespace;
  if (envelope.name !== 'Envelope' || (soap !== SOAP11 && soap !== SOAP12))
    throw new NotSoap('The request is not a SOAP envelope');
  const payload = child(envelope, 'Body', soap)?.children[0];
  if (payload === undefined) throw new NotSoap('The body is empty');
  const contentType = request.headers['content-type'] ?? '';
  const header = String(request.headers.soapaction ?? '').replaceAll('"', '');
  const action = soap === SOAP12 ? (/action="?([^";]+)/u.exec(contentType)?.[1] ?? '') : header;
  return { soap, action, header: child(envelope, 'Header', soap), payload };
}

/** The content type that goes with an envelope. */
export function contentType(soap: Call['soap']): string {
  return soap === SOAP11 ? 'text/xml; charset=utf-8' : 'application/soap+xml; charset=utf-8';
}

/** True when a GET asks for the description itself: `?wsdl` in any case and without a value. */
export function asksForWsdl(request: Request): boolean {
  return request.method === 'GET' && /^\?(single)?wsdl$/iu.test(request.url.search);
}
