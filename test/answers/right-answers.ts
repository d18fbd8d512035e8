/** Right answers, written by hand from the public specifications; the cases spoil them, the property only rewrites them. */

export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
export const DGWS = 'http://www.medcom.dk/dgws/2006/04/dgws-1.0.xsd';

export const NAME = 'Øre-, næse- & halsafdelingen på Ærø';
const ESCAPED_NAME = NAME.replaceAll('&', '&amp;');

/** An envelope with what stands in its Body; `%` in it stands for the envelope's own prefix with its colon. */
export function envelope(body: string, { namespace = SOAP_11, prefix = 'soap' } = {}): string {
  const colon = prefix === '' ? '' : `${prefix}:`;
  const declared = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  return `<${colon}Envelope ${declared}="${namespace}"><${colon}Header/><${colon}Body>${body.replaceAll('%', colon)}</${colon}Body></${colon}Envelope>`;
}

const TOKEN = '17638632000000000041';
/** A page of the register copy with one unit. */
export const FEED = `<k:ReplicationResponse xmlns:k="http://nsi.dk/2011/10/21/StamdataKrs/"><a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:id>tag:nsi.dk,2011:sor/sorentity/v1</a:id><a:updated>2026-11-23T00:12:07Z</a:updated><a:entry><a:id>tag:nsi.dk,2011:sor/sorentity/v1/${TOKEN}</a:id><a:updated>2026-11-23T02:00:00Z</a:updated><a:content type="application/xml"><r:sorentity xmlns:r="http://nsi.dk/-/stamdata/3.0/sor"><r:SorId>900009031000016009</r:SorId><r:EntityName>${ESCAPED_NAME}</r:EntityName></r:sorentity></a:content></a:entry></a:feed></k:ReplicationResponse>`;

const SERVICE = 'urn:proeve:sor-opslag';
const operation = (name: string): string =>
  `<w:operation name="${name}"><s:operation soapAction="${SERVICE}/${name}"/></w:operation>`;
/** A WSDL with the operations the lookup service is asked for. */
export const WSDL = `<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" name="Opslag" targetNamespace="${SERVICE}"><w:binding name="b" type="t">${['GetSorEntity', 'SorShakMap', 'ShakSorMap'].map(operation).join('')}</w:binding></w:definitions>`;
/** What the lookup service answers of one unit. */
export const UNIT = `<o:GetSorEntityResponse xmlns:o="${SERVICE}"><o:SorId>900009031000016009</o:SorId><o:EntityName>${ESCAPED_NAME}</o:EntityName></o:GetSorEntityResponse>`;

export const CAPABILITIES = { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1', date: '2026-11-23' };
export const ORGANIZATION = {
  resourceType: 'Organization',
  id: 'o1',
  active: true,
  name: NAME,
  identifier: [{ system: 'urn:oid:1.2.208.176.1.1', value: '900009031000016009' }],
};
export const SEARCHSET = { resourceType: 'Bundle', type: 'searchset', total: 1, entry: [{ resource: ORGANIZATION }] };

export const SOR_XML = `<s:SorTree xmlns:s="urn:oio:sundhedsstyrelsen:organisation:3.0.0"><s:CreatedAtTime>2026-11-23T00:35:00Z</s:CreatedAtTime><s:SnapshotDate>2026-11-23</s:SnapshotDate><s:InstitutionOwnerEntity><s:InstitutionOwner><s:EntityName>${ESCAPED_NAME}</s:EntityName><s:SorIdentifier>900009011000016003</s:SorIdentifier><s:FromDate>2007-01-01</s:FromDate></s:InstitutionOwner></s:InstitutionOwnerEntity></s:SorTree>`;
export const CSV = `SorId;SorType;EntityName;ParentSorId;FirstFromDate;FromDate;ToDate\r\n900009011000016003;IE;Region Prøve;;2007-01-01;2007-01-01;\r\n900009021000016007;SI;${NAME};900009011000016003;2007-01-01;2007-01-01;\r\n`;
