import type { SoapFaultView } from '../../protocols/soap/fault.ts';
import type { ClassificationEntry } from '../../sor/unit.ts';
import type { ShakMapView, UnitView } from '../views.ts';

/** The views of the SOR register on SKRS that carry ID27 or what it rests on. */
export type SkrsDatatype = 'sorEntity' | 'shakSorMap' | 'sorOrganisationalLevel' | 'sorClassifications';

/**
 * What steps may ask of the register's copy on NSP. Throws as every client does: EndpointError, PreconditionError or
 * Deviation.
 */
export interface SkrsClient {
  /** The service's WSDL text. */
  wsdl(): Promise<string>;
  /** All records of SorEntity, following the offset token to the end. Cached per region and run, or read anew when `fresh`. */
  sorEntities(options?: { readonly fresh: boolean }): Promise<readonly UnitView[]>;
  shakSorMap(): Promise<readonly ShakMapView[]>;
  classification(datatype: 'sorOrganisationalLevel' | 'sorClassifications'): Promise<readonly ClassificationEntry[]>;
  /** One raw `replicate` call, for scenarios about the protocol itself. */
  replicate(request: ReplicationRequest): Promise<ReplicationAnswer>;
}

/** What one call of `replicate` asks for. */
export interface ReplicationRequest {
  readonly datatype: SkrsDatatype | { readonly name: string };
  readonly register?: string;
  readonly version?: number;
  readonly offset?: string;
  readonly maxRecords?: number;
}

/** What a call of `replicate` came back with: a feed of entries, or a fault. */
export type ReplicationAnswer =
  | {
      readonly kind: 'feed';
      readonly feedId: string;
      readonly updated: string | undefined;
      readonly entries: readonly ReplicationEntry[];
    }
  | SoapFaultView;

/** One record of the feed. */
export interface ReplicationEntry {
  /** The 20-digit offset token at the end of the entry's id. */
  readonly token: string;
  readonly updated: string;
  /** Leaf elements of the record by local name, in order; repeated names keep all values. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}
