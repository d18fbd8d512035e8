import { escapeXml } from '../../../protocols/xml/escape-xml.ts';
import { KRS_NAMESPACE, SOAP_NAMESPACE } from './protocol.ts';

/** A `replicate` request with every value settled. */
export interface ReplicateParameters {
  /** Elements of the SOAP header that prove who the caller is. */
  readonly soapHeader: string;
  readonly register: string;
  readonly datatype: string;
  readonly version: number;
  /** Version of the register; an addition to the public schema of 2013, documented on nspop.dk. */
  readonly registerVersion: number;
  readonly offset: string;
  readonly maxRecords: number | undefined;
}

/**
 * The SOAP 1.1 envelope of a `replicate` call. Only the request element has a namespace: the schema does not qualify
 * its local elements. They stand in the schema's order, registerVersion after version.
 */
export function replicateEnvelope(parameters: ReplicateParameters): string {
  const { soapHeader, register, datatype, version, registerVersion, offset, maxRecords } = parameters;
  const elements = Object.entries({ register, datatype, version, registerVersion, offset, maxRecords })
    .flatMap(([name, value]) => (value === undefined ? [] : [`      <${name}>${escapeXml(String(value))}</${name}>`]))
    .join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="${SOAP_NAMESPACE}" xmlns:krs="${KRS_NAMESPACE}">
  <soapenv:Header>${soapHeader}</soapenv:Header>
  <soapenv:Body>
    <krs:ReplicationRequest>
${elements}
    </krs:ReplicationRequest>
  </soapenv:Body>
</soapenv:Envelope>
`;
}
