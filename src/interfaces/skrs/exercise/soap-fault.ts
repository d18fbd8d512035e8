import { escapeXml } from '../../../protocols/xml/escape-xml.ts';
import { KRS_NAMESPACE, SOAP_NAMESPACE } from './names.ts';

/** The five fault codes of the replication service (trifork/sdm, FaultCodes). */
export const REPLICATION_FAULTS = [
  'urn:stamdata:invalid-history-offset',
  'urn:stamdata:unknown-view',
  'urn:stamdata:io-error',
  'urn:stamdata:unauthorized-access',
  'urn:stamdata:internal-error',
] as const;
export type ReplicationFault = (typeof REPLICATION_FAULTS)[number];

/** Whose fault it is, in SOAP 1.1's words. */
const FAULT_CODES: Readonly<Record<ReplicationFault, 'Client' | 'Server'>> = {
  'urn:stamdata:invalid-history-offset': 'Client',
  'urn:stamdata:unknown-view': 'Client',
  'urn:stamdata:unauthorized-access': 'Client',
  'urn:stamdata:io-error': 'Server',
  'urn:stamdata:internal-error': 'Server',
};

/** What keeps a call from being answered; becomes a SOAP fault. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';
  readonly code: 'Client' | 'Server' | 'VersionMismatch' | ReplicationFault;
  /** HTTP status; SOAP 1.1 has 500 for every fault, the others come from HTTP itself. */
  readonly status: number;
  constructor(code: SoapFault['code'], message: string, status = 500) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Any error as a fault: our own as they are, the HTTP library's by their status, all else as an internal error. */
export function asSoapFault(error: unknown): SoapFault {
  if (error instanceof SoapFault) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new SoapFault('Client', 'Forespørgslen er større end det, der tages imod.', 413);
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new SoapFault('Client', 'Forespørgslen kan ikke læses.', status);
  return new SoapFault('urn:stamdata:internal-error', 'Tjenesten fejlede.');
}

/**
 * The envelope of a fault. The replication service's own carry their code in the detail, as the WSDL's ReplicationFault;
 * that element's content is not public, so it holds the code alone.
 */
export function faultEnvelope({ code, message }: SoapFault): string {
  const own = code.startsWith('urn:') ? (code as ReplicationFault) : undefined;
  const faultCode = own === undefined ? code : FAULT_CODES[own];
  const detail =
    own === undefined ? '' : `<detail><krs:ReplicationFault xmlns:krs="${KRS_NAMESPACE}">${own}</krs:ReplicationFault></detail>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP_NAMESPACE}"><soap:Body><soap:Fault>` +
    `<faultcode>soap:${faultCode}</faultcode><faultstring>${escapeXml(message)}</faultstring>${detail}` +
    `</soap:Fault></soap:Body></soap:Envelope>\n`
  );
}
