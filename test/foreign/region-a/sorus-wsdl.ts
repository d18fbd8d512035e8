/**
 * The update contract of region A. The name space of the calls is the public one; the documents are laid out as a
 * Windows service does it: parts by `?wsdl=wsdl0` and `?xsd=xsd0`, and every type’s elements in alphabetical order.
 */

export const CALLS = 'http://sundhedsdatastyrelsen.dk/SOROpdateringService/2019/10/08/';
export const TYPES = 'SOR.Services.SOAPServices.V4';

export const OPERATIONS = ['CreateSorEntity', 'EditSorEntity', 'MoveSorEntity', 'ReplaceSorEntity', 'CloseSorEntity'] as const;
export type Operation = (typeof OPERATIONS)[number];

export function soapAction(operation: Operation): string {
  return `${CALLS}ISOROpdateringService/${operation}`;
}

/** Element, type and how often (`?`, `*` or once) of each complex type; the order is the order on the wire. */
export const TYPE_CONTENT: Readonly<Record<string, readonly string[]>> = {
  CreateSorEntityRequest: ['SorEntity t:SorEntityType'],
  EditSorEntityRequest: ['SorEntity t:SorEntityType'],
  MoveSorEntityRequest: ['FromDate x:date', 'NewParentSorIdentifier x:long', 'SorIdentifier x:long'],
  ReplaceSorEntityRequest: ['FromDate x:date', 'ReplacedSorIdentifier x:long *', 'ReplacingSorIdentifier x:long *'],
  CloseSorEntityRequest: ['SorIdentifier x:long', 'ToDate x:date'],
  SorEntityType: [
    'ActivityAddressInformation t:AddressInformationType ?',
    'EntityName x:string ?',
    'EntityTypeIdentifier x:long ?',
    'GeographicalLocalisationIdentifier x:long ?',
    'GeographicalLocalisationName x:string ?',
    'HasGeographicalLocalisation x:boolean ?',
    'OrganisationalLevelCode x:long ?',
    'OrganisationalLevelName x:string ?',
    'ParentSorIdentifier x:long ?',
    'PharmacyIdentifier x:string ?',
    'PostalAddressInformation t:AddressInformationType ?',
    'ReportingLevelIndicator x:boolean ?',
    'ShakIdentifier x:string ?',
    'SorIdentifier x:long ?',
    'SorStatus t:SorStatusType ?',
    'SorType t:SorTypeType ?',
    'VirtualAddressInformation t:VirtualAddressInformationType ?',
    'VisitingAddressInformation t:AddressInformationType ?',
  ],
  SorStatusType: ['FirstFromDate x:date ?', 'FromDate x:date ?', 'ToDate x:date ?', 'UpdatedAt x:dateTime ?'],
  AddressInformationType: [
    'CountryIdentificationCode x:string ?',
    'DistrictName x:string ?',
    'PostCodeIdentifier x:string ?',
    'StreetBuildingIdentifier x:string ?',
    'StreetName x:string ?',
  ],
  VirtualAddressInformationType: [
    'EmailAddressIdentifier x:string ?',
    'FaxNumberIdentifier x:string ?',
    'TelephoneNumberIdentifier x:string ?',
    'Website x:string ?',
  ],
  EntityResult: ['SorEntity t:SorEntityType'],
  EntitiesResult: ['SorEntity t:SorEntityType *'],
  ReceiptResult: ['ReceiptIdentifier x:string', 'ReceivedAt x:dateTime'],
};

export const RESULT_TYPE: Readonly<Record<Operation, string>> = {
  CreateSorEntity: 'EntityResult',
  EditSorEntity: 'EntityResult',
  MoveSorEntity: 'ReceiptResult',
  ReplaceSorEntity: 'EntitiesResult',
  CloseSorEntity: 'EntityResult',
};

const HEAD = '<?xml version="1.0" encoding="utf-8"?>';

function service(address: string): string {
  const operations = OPERATIONS.map(
    (name) =>
      `<wsdl:operation name="${name}"><soap:operation soapAction="${soapAction(name)}" style="document"/><wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output><wsdl:fault name="SorServiceFault"><soap:fault use="literal" name="SorServiceFault"/></wsdl:fault></wsdl:operation>`,
  ).join('');
  return `${HEAD}<wsdl:definitions name="SOROpdateringService" targetNamespace="http://tempuri.org/" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:i0="${CALLS}" xmlns:tns="http://tempuri.org/"><wsdl:import namespace="${CALLS}" location="${address}?wsdl=wsdl0"/><wsdl:types/><wsdl:binding name="BasicHttpBinding_ISOROpdateringService" type="i0:ISOROpdateringService"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>${operations}</wsdl:binding><wsdl:service name="SOROpdateringService"><wsdl:port name="BasicHttpBinding_ISOROpdateringService" binding="tns:BasicHttpBinding_ISOROpdateringService"><soap:address location="${address}"/></wsdl:port></wsdl:service></wsdl:definitions>`;
}

function contract(address: string): string {
  const part = (message: string, name: string, element: string): string =>
    `<wsdl:message name="${message}"><wsdl:part name="${name}" element="${element}"/></wsdl:message>`;
  const fault = 'ISOROpdateringService_SorServiceFault_FaultMessage';
  const messages = OPERATIONS.map(
    (name) =>
      part(`${name}_InputMessage`, 'parameters', `tns:${name}`) +
      part(`${name}_OutputMessage`, 'parameters', `tns:${name}Response`),
  ).join('');
  const operations = OPERATIONS.map(
    (name) =>
      `<wsdl:operation name="${name}"><wsdl:input message="tns:${name}_InputMessage"/><wsdl:output message="tns:${name}_OutputMessage"/><wsdl:fault name="SorServiceFault" message="tns:${fault}"/></wsdl:operation>`,
  ).join('');
  return `${HEAD}<wsdl:definitions targetNamespace="${CALLS}" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${CALLS}" xmlns:q="${TYPES}"><wsdl:types><xsd:schema targetNamespace="${CALLS}Imports"><xsd:import schemaLocation="${address}?xsd=xsd0" namespace="${CALLS}"/><xsd:import schemaLocation="${address}?xsd=xsd1" namespace="${TYPES}"/></xsd:schema></wsdl:types>${messages}${part(fault, 'detail', 'q:SorServiceFault')}<wsdl:portType name="ISOROpdateringService">${operations}</wsdl:portType></wsdl:definitions>`;
}

function callElements(address: string): string {
  const element = (name: string, inner: string, type: string): string =>
    `<x:element name="${name}"><x:complexType><x:sequence><x:element name="${inner}" type="t:${type}" nillable="true" minOccurs="0"/></x:sequence></x:complexType></x:element>`;
  const elements = OPERATIONS.map(
    (name) => element(name, 'request', `${name}Request`) + element(`${name}Response`, `${name}Result`, RESULT_TYPE[name]),
  ).join('');
  return `${HEAD}<x:schema elementFormDefault="qualified" targetNamespace="${CALLS}" xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="${TYPES}"><x:import schemaLocation="${address}?xsd=xsd1" namespace="${TYPES}"/>${elements}</x:schema>`;
}

function types(): string {
  const types = Object.entries(TYPE_CONTENT).map(([name, content]) => {
    const elements = content.map((line) => {
      const [element = '', type = '', occurs] = line.split(' ');
      const often = occurs === '*' ? ' minOccurs="0" maxOccurs="unbounded"' : occurs === '?' ? ' minOccurs="0"' : '';
      return `<x:element name="${element}" type="${type}"${often}/>`;
    });
    return `<x:complexType name="${name}"><x:sequence>${elements.join('')}</x:sequence></x:complexType>`;
  });
  return `${HEAD}<x:schema elementFormDefault="qualified" targetNamespace="${TYPES}" xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="${TYPES}"><x:simpleType name="SorTypeType"><x:restriction base="x:string"><x:enumeration value="IO"/><x:enumeration value="HI"/><x:enumeration value="OU"/></x:restriction></x:simpleType>${types.join('')}<x:element name="SorServiceFault"><x:complexType><x:sequence><x:element name="ErrorCode" type="x:string"/><x:element name="ErrorText" type="x:string"/></x:sequence></x:complexType></x:element></x:schema>`;
}

/** The document a query asks for, or nothing when it asks for none. */
export function describe(address: string, search: string): string | undefined {
  if (/^\?(single)?wsdl$/iu.test(search)) return service(address);
  return new Map([
    ['?wsdl=wsdl0', contract],
    ['?xsd=xsd0', callElements],
    ['?xsd=xsd1', types],
  ]).get(search.toLowerCase())?.(address);
}
