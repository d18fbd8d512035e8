import { escapeXml, xmlLeaf } from '../xml/escape-xml.ts';
import { child, childText, descendants, leaves, type XmlElement } from '../xml/xml-tree.ts';

/** SOAP 1.1, which every service here speaks. */
export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
/** SOAP 1.2, in which some services answer whatever they are asked in. */
export const SOAP_12_NAMESPACE = 'http://www.w3.org/2003/05/soap-envelope';

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
  /** What stands in the detail's first element that is called a code; left out when there is none. */
  readonly code?: string;
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
        ...detailOf(child(fault, 'detail')),
      };
    case SOAP_12_NAMESPACE:
      return {
        faultCode: innermostCode(child(fault, 'Code', namespace)),
        faultString: childText(child(fault, 'Reason', namespace), 'Text', namespace) ?? '',
        ...detailOf(child(fault, 'Detail', namespace)),
      };
    default:
      return undefined;
  }
}

function innermostCode(code: XmlElement | undefined): string {
  const subcode = child(code, 'Subcode', SOAP_12_NAMESPACE);
  return subcode === undefined ? (childText(code, 'Value', SOAP_12_NAMESPACE) ?? '') : innermostCode(subcode);
}

function detailOf(detail: XmlElement | undefined): Pick<ToldFault, 'detail' | 'code'> {
  if (detail === undefined) return { detail: [] };
  const named = descendants(detail).find(({ name }) => CODE_NAME.test(name));
  const code = named === undefined ? '' : (leaves(named)[0]?.text ?? named.text);
  return { detail: leaves(detail).map(({ text }) => text), ...(code === '' ? {} : { code }) };
}

/** What services call the element of their own code: Code, ErrorCode, faultCode, Fejlkode. */
const CODE_NAME = /(?:code|kode)$/i;
/** A code that cannot be mistaken for a word, whatever it stands in. */
const URN = /\burn:\w(?:[\w:.-]*\w)?/i;

/**
 * The code a service has given its fault: what an element of the detail that is called a code holds, or an urn in the
 * detail. Any other word there is a word of the text: a stack trace has plenty. Undefined when it has given none.
 */
export function ownCode({ detail, code }: Pick<ToldFault, 'detail' | 'code'>): string | undefined {
  return code ?? detail.map((text) => URN.exec(text)?.[0]).find((urn) => urn !== undefined);
}

/** The service's own code, which says more than faultcode; faultcode where it has none. */
export function tellingCode(fault: ToldFault): string {
  return ownCode(fault) ?? fault.faultCode;
}

/** A code without the prefix of its namespace. */
export const localCode = (code: string): string => code.slice(code.lastIndexOf(':') + 1).trim();

/** SOAP 1.1's and 1.2's own words; a dot may divide them further (SOAP 1.1, section 4.4.1). */
const SERVER_SIDE = /^(?:Server|Receiver)(?:\..*)?$/;
/** Of the frameworks that answer for a service that broke: WCF and Axis. */
const FRAMEWORK_FAULTS: ReadonlySet<string> = new Set([
  'InternalServiceFault',
  'Server.userException',
  'Server.generalException',
]);
/** Own codes by which services say that they broke themselves. */
const BROKEN_CODE =
  /(?:^|[^a-z])(?:internal|server|system|technical|teknisk|io|db|database|sql|unexpected|unhandled|uventet|runtime|timeout)[-_ ]?(?:server[-_ ]?)?(?:error|fault|exception|failure|fejl)$|^ORA-[0-9]{5}|^SQLSTATE/i;
/** A stack trace, or the words of a program that has lost its database: nothing a service says on purpose. */
const BROKEN_TEXT =
  /\bat [\w$.<>/]+\([\w$.]+:[0-9]+\)|\bat [\w.`<>[\]]+\([^)]*\)(?: in \S.*?:line [0-9]+)|Traceback \(most recent call last\)|\b(?:[a-z]\w*\.)+[A-Z]\w*(?:Exception|Error)\b|\bSystem(?:\.\w+)+Exception\b|\bORA-[0-9]{5}\b|\bSQLSTATE\b|\bJDBC\b|NullPointerException|Object reference not set|Connection (?:refused|timed out|reset)|OutOfMemoryError/;

/**
 * Whether a fault says that the service broke, and not that the call was wrong. Many services say Server of everything,
 * so a code of their own goes before that word.
 */
export function isServerSide(fault: ToldFault): boolean {
  const own = ownCode(fault) ?? URN.exec(`${fault.faultCode} ${fault.faultString}`)?.[0];
  if (own !== undefined) return BROKEN_CODE.test(own);
  const word = localCode(fault.faultCode);
  if (SERVER_SIDE.test(word) || FRAMEWORK_FAULTS.has(word)) return true;
  return [fault.faultString, ...fault.detail].some((text) => BROKEN_TEXT.test(text));
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
