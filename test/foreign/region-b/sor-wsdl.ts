/**
 * The contract of region B’s one service: lookup and updating side by side, in SOAP 1.2 and 1.1. The documents lie as
 * files beside the service and name each other relatively; locals are unqualified, messages are bare.
 */

export const LOOKUP = 'urn:region-b:sor:opslag:v2';
export const UPDATE = 'urn:region-b:sor:opdatering:v4';

export const LOOKUP_OPERATIONS = {
  GetSorEntity: ['EntityQuery', 'EntityReply'],
  SorShakMap: ['ShakOfSorQuery', 'MappingReply'],
  ShakSorMap: ['SorOfShakQuery', 'MappingReply'],
} as const;

export const UPDATE_OPERATIONS = {
  InsertSorEntity: ['InsertSorEntityRequest', 'EntityAnswer'],
  UpdateSorEntity: ['UpdateSorEntityRequest', 'EntityAnswer'],
  MoveSorEntity: ['MoveSorEntityRequest', 'MoveSorEntityAnswer'],
  SubstituteSorEntity: ['SubstituteSorEntityRequest', 'SubstituteSorEntityAnswer'],
  TerminateSorEntity: ['TerminateSorEntityRequest', 'EntityAnswer'],
} as const;

type Operations = Readonly<Record<string, readonly [string, string]>>;

export function actionOf(namespace: string, operation: string): string {
  return `${namespace}:${operation}`;
}

const WSDL = 'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

function binding(name: string, portType: string, operations: Operations, namespace: string, prefix: 'soap' | 'soap12'): string {
  const lines = Object.keys(operations).map(
    (operation) =>
      `    <wsdl:operation name="${operation}">\n      <${prefix}:operation soapAction="${actionOf(namespace, operation)}"/>\n      <wsdl:input><${prefix}:body use="literal"/></wsdl:input>\n      <wsdl:output><${prefix}:body use="literal"/></wsdl:output>\n    </wsdl:operation>\n`,
  );
  return `  <wsdl:binding name="${name}" type="${portType}">\n    <${prefix}:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>\n${lines.join('')}  </wsdl:binding>\n`;
}

/** The main document, which carries the bindings, the ports and the address. */
export function serviceWsdl(address: string): string {
  const port = (name: string, prefix: string): string =>
    `    <wsdl:port name="${name}Port" binding="tns:${name}"><${prefix}:address location="${address}"/></wsdl:port>\n`;
  return `${HEAD}<wsdl:definitions ${WSDL} xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:tns="urn:region-b:sor:tjeneste" xmlns:op="${LOOKUP}" xmlns:ud="${UPDATE}" targetNamespace="urn:region-b:sor:tjeneste">
  <wsdl:import namespace="${LOOKUP}" location="kontrakt/opslag.wsdl"/>
  <wsdl:import namespace="${UPDATE}" location="kontrakt/opdatering.wsdl"/>
${binding('Opslag12', 'op:SorOpslag', LOOKUP_OPERATIONS, LOOKUP, 'soap12')}${binding('Opdatering12', 'ud:SorOpdatering', UPDATE_OPERATIONS, UPDATE, 'soap12')}${binding('Opslag11', 'op:SorOpslag', LOOKUP_OPERATIONS, LOOKUP, 'soap')}${binding('Opdatering11', 'ud:SorOpdatering', UPDATE_OPERATIONS, UPDATE, 'soap')}  <wsdl:service name="SOROpdateringService">
${port('Opslag12', 'soap12')}${port('Opdatering12', 'soap12')}${port('Opslag11', 'soap')}${port('Opdatering11', 'soap')}  </wsdl:service>
</wsdl:definitions>`;
}

function contract(namespace: string, schema: string, portType: string, operations: Operations): string {
  const elements = [...new Set(Object.values(operations).flat())];
  const messages = elements.map(
    (name) => `  <wsdl:message name="${name}"><wsdl:part name="body" element="tns:${name}"/></wsdl:message>\n`,
  );
  const lines = Object.entries(operations).map(
    ([name, [input, output]]) =>
      `    <wsdl:operation name="${name}"><wsdl:input message="tns:${input}"/><wsdl:output message="tns:${output}"/></wsdl:operation>\n`,
  );
  return `${HEAD}<wsdl:definitions ${WSDL} xmlns:tns="${namespace}" targetNamespace="${namespace}">
  <wsdl:types><xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:import namespace="${namespace}" schemaLocation="../skema/${schema}"/></xsd:schema></wsdl:types>
${messages.join('')}  <wsdl:portType name="${portType}">
${lines.join('')}  </wsdl:portType>
</wsdl:definitions>`;
}

function fields(lines: readonly string[]): string {
  return lines
    .map((line) => {
      const [name = '', type = '', occurs] = line.split(' ');
      const often = occurs === '*' ? ' minOccurs="0" maxOccurs="unbounded"' : occurs === '?' ? ' minOccurs="0"' : '';
      return `<xs:element name="${name}" type="${type}"${often}/>`;
    })
    .join('');
}

function bare(name: string, lines: readonly string[]): string {
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${fields(lines)}</xs:sequence></xs:complexType></xs:element>\n`;
}

function complex(name: string, lines: readonly string[]): string {
  return `<xs:complexType name="${name}"><xs:sequence>${fields(lines)}</xs:sequence></xs:complexType>\n`;
}

function schema(namespace: string, content: string): string {
  return `${HEAD}<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="unqualified">
<xs:include schemaLocation="faelles.xsd"/>
${content}</xs:schema>`;
}

const lookupSchema = schema(
  LOOKUP,
  bare('EntityQuery', ['sorId sorCode', 'onDate xs:date ?']) +
    bare('EntityReply', ['found xs:boolean', 'unit unitView ?']) +
    bare('ShakOfSorQuery', ['sorId sorCode', 'onDate xs:date ?']) +
    bare('SorOfShakQuery', ['shakId xs:string', 'onDate xs:date ?']) +
    bare('MappingReply', ['mapping mappingView *']) +
    complex('unitView', [
      'sorIdentifier sorCode',
      'kind xs:string',
      'entityName xs:string',
      'entityTypeIdentifier xs:string ?',
      'OrganisationalLevelCode xs:string ?',
      'OrganisationalLevelName xs:string ?',
      'parentSorIdentifier sorCode ?',
      'shakIdentifier xs:string ?',
      'firstFromDate xs:date',
      'fromDate xs:date',
      'toDate xs:date ?',
      'replaces sorCode *',
      'replacedBy sorCode *',
    ]) +
    complex('mappingView', [
      'shakIdentifier xs:string',
      'sorIdentifier sorCode',
      'fromDate xs:date',
      'toDate xs:date ?',
      'OrganisationalLevelCode xs:string ?',
      'OrganisationalLevelName xs:string ?',
    ]),
);

const updateSchema = schema(
  UPDATE,
  bare('InsertSorEntityRequest', ['payload insertPayload']) +
    bare('UpdateSorEntityRequest', ['payload updatePayload']) +
    bare('MoveSorEntityRequest', ['payload movePayload']) +
    bare('SubstituteSorEntityRequest', ['payload substitutePayload']) +
    bare('TerminateSorEntityRequest', ['payload terminatePayload']) +
    bare('EntityAnswer', ['outcome xs:string', 'SorEntity sorEntity']) +
    bare('MoveSorEntityAnswer', ['outcome xs:string']) +
    bare('SubstituteSorEntityAnswer', ['outcome xs:string']) +
    complex('insertPayload', ['SorEntity sorEntity']) +
    complex('updatePayload', ['SorEntity sorEntity']) +
    complex('movePayload', ['SorIdentifier sorCode', 'ParentSorIdentifier sorCode', 'FromDate xs:date']) +
    complex('substitutePayload', ['SorIdentifier sorCode *', 'ReplacedBySorIdentifier sorCode *', 'FromDate xs:date']) +
    complex('terminatePayload', ['SorIdentifier sorCode', 'ToDate xs:date']) +
    complex('sorEntity', [
      'SorIdentifier sorCode ?',
      'SorType xs:string ?',
      'ParentSorIdentifier sorCode ?',
      'EntityName xs:string ?',
      'EntityTypeIdentifier xs:long ?',
      'OrganisationalLevelCode xs:long ?',
      'OrganisationalLevelName xs:string ?',
      'ShakIdentifier xs:string ?',
      'ReportingLevelIndicator xs:boolean ?',
      'SorStatus sorStatus ?',
    ]) +
    complex('sorStatus', ['FirstFromDate xs:date ?', 'FromDate xs:date ?', 'ToDate xs:date ?']) +
    bare('Refusal', ['code xs:string', 'text xs:string']),
);

/** No name space of its own: each schema that includes it takes it into its own. */
const commonSchema = `${HEAD}<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="sorCode"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{11,18}"/></xs:restriction></xs:simpleType></xs:schema>`;

/** The files beside the service by their paths from the folder it lies in. */
export const CONTRACT_FILES: ReadonlyMap<string, string> = new Map([
  ['kontrakt/opslag.wsdl', contract(LOOKUP, 'opslag.xsd', 'SorOpslag', LOOKUP_OPERATIONS)],
  ['kontrakt/opdatering.wsdl', contract(UPDATE, 'opdatering.xsd', 'SorOpdatering', UPDATE_OPERATIONS)],
  ['skema/opslag.xsd', lookupSchema],
  ['skema/opdatering.xsd', updateSchema],
  ['skema/faelles.xsd', commonSchema],
]);
