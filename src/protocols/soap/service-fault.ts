import { escapeXml } from '../xml/escape-xml.ts';

export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** What keeps a SOAP call from being answered, as SORLS and SORUS tell it. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  readonly side: 'Client' | 'Server' | 'VersionMismatch';
  /** The code in the fault's detail; undefined where SOAP's own word is all there is to say. */
  readonly code: string | undefined;
  /** HTTP status; SOAP 1.1 has 500 for every fault, the others come from HTTP itself. */
  readonly status: number;
  constructor(
    message: string,
    { side = 'Client', code, status = 500 }: { side?: ServiceFault['side']; code?: string; status?: number } = {},
  ) {
    super(message);
    this.side = side;
    this.code = code;
    this.status = status;
  }
}

/** Any error as a fault: our own as they are, the HTTP library's by their status, all else as an error of the service. */
export function asServiceFault(error: unknown): ServiceFault {
  if (error instanceof ServiceFault) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new ServiceFault('Forespørgslen er større end det, der tages imod.', { status: 413 });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new ServiceFault('Forespørgslen kan ikke læses.', { status });
  return new ServiceFault('Tjenesten fejlede.', { side: 'Server' });
}

/** The envelope of a fault; a code stands in the detail as FaultCode. */
export function serviceFaultEnvelope({ side, code, message }: ServiceFault): string {
  const detail = code === undefined ? '' : `<detail><FaultCode>${escapeXml(code)}</FaultCode></detail>`;
  return envelope(
    `<soap:Fault><faultcode>soap:${side}</faultcode><faultstring>${escapeXml(message)}</faultstring>${detail}</soap:Fault>`,
  );
}

/** A SOAP 1.1 envelope around a body. */
export function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP_NAMESPACE}"><soap:Body>${body}</soap:Body></soap:Envelope>\n`;
}
