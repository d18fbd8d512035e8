import type { Datatype } from '../../../exercise/ground/region-service.ts';

/**
 * Names of the replication service. The service, its WSDL namespace and action are public (stamdata_krs.wsdl in
 * trifork/sdm); registerVersion is an addition documented on nspop.dk.
 */
export const KRS_NAMESPACE = 'http://nsi.dk/2011/10/21/StamdataKrs/';
/** SOAPAction of the one operation. */
export const REPLICATE_ACTION = `${KRS_NAMESPACE}replicate`;
/** The namespace of an Atom feed (RFC 4287). */
export const ATOM_NAMESPACE = 'http://www.w3.org/2005/Atom';
/** The public pattern is http://nsi.dk/-/stamdata/3.0/<register> (trifork/sdm, Guide til anvendere). */
export const RECORD_NAMESPACE = 'http://nsi.dk/-/stamdata/3.0/sor';

/** SOR2 is version 2 of the register; call strings are sor/v2/<datatype>/v1 (nspop.dk, SOR release page). */
export const REGISTER = 'sor';
/** The register's version in the path of a view: sor/v2/…. */
export const REGISTER_VERSION = 2;
/** A datatype's version in the path of a view: …/v1. */
export const DATATYPE_VERSION = 1;

/** The public pattern names no datatype of these; the spelling is ours, lower case like the one that is public. */
export const DATATYPE_NAMES: Readonly<Record<Datatype, string>> = {
  sorEntity: 'sorentity',
  shakSorMap: 'shaksormap',
  sorOrganisationalLevel: 'sororganisationallevel',
  sorClassifications: 'sorclassifications',
};

/** Most records in one answer, whatever is asked for (trifork/sdm, batch-copy-ws, 2013). */
export const RECORD_CAP = 2000;

/** The datatype a call means; undefined when the service has no such view. */
export function datatypeOf(view: {
  readonly register: string;
  readonly registerVersion: number;
  readonly datatype: string;
  readonly version: number;
}): Datatype | undefined {
  if (view.register !== REGISTER || view.registerVersion !== REGISTER_VERSION || view.version !== DATATYPE_VERSION)
    return undefined;
  return (Object.keys(DATATYPE_NAMES) as Datatype[]).find((datatype) => DATATYPE_NAMES[datatype] === view.datatype);
}
