import type { SkrsDatatype } from '../contract.ts';

/** Names of the replication service, from its public WSDL and schema (stamdata_krs.wsdl, trifork/sdm). */
export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';
export const KRS_NAMESPACE = 'http://nsi.dk/2011/10/21/StamdataKrs/';
export const KRS_SOAP_ACTION = 'http://nsi.dk/2011/10/21/StamdataKrs/replicate';
export const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';
export const WSDL_NAMESPACE = 'http://schemas.xmlsoap.org/wsdl/';

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
