import { escapeXml, xmlLeaf } from '../xml/escape-xml.ts';
import { child, childText, leaves, type XmlElement } from '../xml/xml-tree.ts';

/** SOAP 1.1, which every service here speaks. */
export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
/** SOAP 1.2, of which only faults are read. */
const SOAP_12_NAMESPACE = 'http://www.w3.org/2003/05/soap-envelope';

/** A SOAP fault as a scenario sees it; faults of DGWS have already become a PreconditionError. */
export interface SoapFaultView {
  readonly kind: 'fault';
  /** HTTP status. */
  readonly status: number;
  /** The most telling code in it: from the detail where there is one, otherwise faultcode. */
  readonly faultCode: string;
  readonly faultString: string;
}

/** A SOAP fault as it stood. */
export interface ToldFault {
  /** `faultcode`; in SOAP 1.2 the innermost Subcode, else Code. */
  readonly faultCode: string;
  readonly faultString: string;
  /** The texts of the detail's leaf elements, in order. */
  readonly detail: readonly string[];
}

/** The fault an envelope of SOAP 1.1 or 1.2 holds, whatever its prefixes; undefined when it holds none. */
export function readFault(envelope: XmlElement): ToldFault | undefined {
  const { name, namespace } = envelope;
  if (name !== 'Envelope') return undefined;
  const fault = child(child(envelope, 'Body', namespace), 'Fault', namespace);
  if (fault === undefined) return undefined;
  switch (namespace) {
    case SOAP_NAMESPACE:
      return {
        faultCode: childText(fault, 'faultcode') ?? '',
        faultString: childText(fault, 'faultstring') ?? '',
        detail: detailOf(child(fault, 'detail')),
      };
    case SOAP_12_NAMESPACE:
      return {
        faultCode: innermostCode(child(fault, 'Code', namespace)),
        faultString: childText(child(fault, 'Reason', namespace), 'Text', namespace) ?? '',
        detail: detailOf(child(fault, 'Detail', namespace)),
      };
    default:
      return undefined;
  }
}

function innermostCode(code: XmlElement | undefined): string {
  const subcode = child(code, 'Subcode', SOAP_12_NAMESPACE);
  return subcode === undefined ? (childText(code, 'Value', SOAP_12_NAMESPACE) ?? '') : innermostCode(subcode);
}

function detailOf(detail: XmlElement | undefined): readonly string[] {
  return detail === undefined ? [] : leaves(detail).map(({ text }) => text);
}

/** The detail's code says more than faultcode; an urn or a word there is taken for it. */
export function tellingCode({ detail, faultCode }: ToldFault): string {
  return detail.find((text) => /^[\w:.-]+$/.test(text)) ?? faultCode;
}

/** What keeps a SOAP call from being answered; becomes a fault. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  /** Whose fault it is, in SOAP 1.1's words. */
  readonly side: 'Client' | 'Server' | 'VersionMismatch';
  /** The service's own code, for the fault's detail; undefined where SOAP's own word is all there is to say. */
  readonly code: string | undefined;
  /** HTTP status; SOAP 1.1 has 500 for every fault, the others come from HTTP itself. */
  readonly status: number;
  constructor(
    message: string,
    { side = 'Client', code, status = 500 }: { side?: SoapFault['side']; code?: string; status?: number } = {},
  ) {
    super(message);
    this.side = side;
    this.code = code;
    this.status = status;
  }
}

/**
 * Any error as a fault: our own as they are, the HTTP library's by their status, all else as an error of the service
 * that reveals nothing.
 *
 * @param code the service's own code for an error nobody expected.
 */
export function asSoapFault(error: unknown, code?: string): SoapFault {
  if (error instanceof SoapFault) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new SoapFault('Forespørgslen er større end det, der tages imod.', { status: 413 });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new SoapFault('Forespørgslen kan ikke læses.', { status });
  return new SoapFault('Tjenesten fejlede.', { side: 'Server', ...(code === undefined ? {} : { code }) });
}

/** The element a service's own code stands in within the detail. */
export interface CodeElement {
  readonly name: string;
  /** Left out, the element has no namespace. */
  readonly namespace?: { readonly prefix: string; readonly uri: string };
}

/** The Fault element of SOAP 1.1, to stand in an envelope whose prefix is `soap`. */
export function faultElement({ side, code, message }: SoapFault, codeElement: CodeElement = { name: 'FaultCode' }): string {
  const detail = code === undefined ? '' : `<detail>${codeXml(code, codeElement)}</detail>`;
  return `<soap:Fault><faultcode>soap:${side}</faultcode><faultstring>${escapeXml(message)}</faultstring>${detail}</soap:Fault>`;
}

function codeXml(code: string, { name, namespace }: CodeElement): string {
  if (namespace === undefined) return xmlLeaf(name, code);
  const { prefix, uri } = namespace;
  return `<${prefix}:${name} xmlns:${prefix}="${uri}">${escapeXml(code)}</${prefix}:${name}>`;
}
