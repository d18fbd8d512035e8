import type { OperationShape, ServiceShape } from '../../../protocols/soap/service-shape.ts';
import type { SkrsDatatype } from '../contract.ts';

/** Names of the replication service, from its public WSDL and schema (stamdata_krs.wsdl, trifork/sdm). */
export const KRS_NAMESPACE = 'http://nsi.dk/2011/10/21/StamdataKrs/';
/** The namespace of an Atom feed (RFC 4287). */
export const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';

/** Its one operation. */
export const REPLICATE: OperationShape = {
  soapAction: `${KRS_NAMESPACE}replicate`,
  requestElement: 'ReplicationRequest',
};

/** The service's shape, which is public; its schema does not qualify local elements. */
export const KRS_SHAPE: ServiceShape = {
  namespace: KRS_NAMESPACE,
  qualified: false,
  operations: new Map([['replicate', REPLICATE]]),
};

/** Where a full fetch begins. */
export const FIRST_OFFSET = '0';

/** Twenty digits: ten of epoch seconds, ten of the record's number. */
export const TOKEN_FORM = /^[0-9]{20}$/;

/** What the datatypes are called to people. */
export const DATATYPE_TITLES: Readonly<Record<SkrsDatatype, string>> = {
  sorEntity: 'SorEntity',
  shakSorMap: 'ShakSorMap',
  sorOrganisationalLevel: 'SorOrganisationalLevel',
  sorClassifications: 'SORClassifications',
};
