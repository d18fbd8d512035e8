import { SoapFault } from '../../../protocols/soap/fault.ts';

/** The five fault codes of the replication service (trifork/sdm, FaultCodes), and whose fault each is in SOAP 1.1's words. */
const REPLICATION_SIDES = {
  'urn:stamdata:invalid-history-offset': 'Client',
  'urn:stamdata:unknown-view': 'Client',
  'urn:stamdata:io-error': 'Server',
  'urn:stamdata:unauthorized-access': 'Client',
  'urn:stamdata:internal-error': 'Server',
} as const;

/** Code of a fault that the service answers with. */
export type ReplicationFault = keyof typeof REPLICATION_SIDES;

/** Codes of all faults the service answers with. */
export const REPLICATION_FAULTS = Object.keys(REPLICATION_SIDES) as readonly ReplicationFault[];

/** A fault of the replication service's own. */
export function replicationFault(code: ReplicationFault, message: string): SoapFault {
  return new SoapFault(message, { side: REPLICATION_SIDES[code], code });
}
