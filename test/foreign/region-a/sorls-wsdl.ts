/** The lookup contract of region A: four documents, which name each other by whole addresses with a query. */

export const CONTRACT = 'http://region-a.example/sor/opslag/kontrakt/1';
export const CALLS = 'http://region-a.example/sor/opslag/kald/1';
export const TYPES = 'http://region-a.example/sor/typer/3';

const OPERATIONS = ['GetSorEntity', 'SorShakMap', 'ShakSorMap'] as const;

export function soapAction(operation: string): string {
  return `${CONTRACT}/${operation}`;
}

function service(address: string): string {
  const operations = OPERATIONS.map(
    (name) => `
    <w:operation name="${name}">
      <s:operation soapAction="${soapAction(name)}" style="document"/>
      <w:input><s:body use="literal"/></w:input>
      <w:output><s:body use="literal"/></w:output>
      <w:fault name="SorFault"><s:fault name="SorFault" use="literal"/></w:fault>
    </w:operation>`,
  ).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:k="${CONTRACT}" name="SorOpslag" targetNamespace="${CONTRACT}/tjeneste">
  <w:import namespace="${CONTRACT}" location="${address}?wsdl=SorOpslagKontrakt.wsdl"/>
  <w:binding xmlns:b="${CONTRACT}/tjeneste" name="SorOpslagSoap" type="k:SorOpslag">
    <s:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>${operations}
  </w:binding>
  <w:service xmlns:b="${CONTRACT}/tjeneste" name="SorOpslagService">
    <w:port name="SorOpslagPort" binding="b:SorOpslagSoap"><s:address location="${address}"/></w:port>
  </w:service>
</w:definitions>`;
}

function contract(address: string): string {
  const messages = OPERATIONS.map(
    (name) => `
  <w:message name="${name}"><w:part name="parameters" element="c:${name}"/></w:message>
  <w:message name="${name}Response"><w:part name="parameters" element="c:${name}Response"/></w:message>`,
  ).join('');
  const operations = OPERATIONS.map(
    (name) => `
    <w:operation name="${name}">
      <w:input message="k:${name}"/>
      <w:output message="k:${name}Response"/>
      <w:fault name="SorFault" message="k:SorFault"/>
    </w:operation>`,
  ).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/" xmlns:k="${CONTRACT}" xmlns:c="${CALLS}" xmlns:t="${TYPES}" targetNamespace="${CONTRACT}">
  <w:types>
    <x:schema xmlns:x="http://www.w3.org/2001/XMLSchema">
      <x:import namespace="${CALLS}" schemaLocation="${address}?xsd=kald.xsd"/>
      <x:import namespace="${TYPES}" schemaLocation="${address}?xsd=typer.xsd"/>
    </x:schema>
  </w:types>${messages}
  <w:message name="SorFault"><w:part name="fault" element="t:SorFault"/></w:message>
  <w:portType name="SorOpslag">${operations}
  </w:portType>
</w:definitions>`;
}

function calls(address: string): string {
  const element = (name: string, content: string): string =>
    `
  <x:element name="${name}"><x:complexType><x:sequence>${content}</x:sequence></x:complexType></x:element>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="${TYPES}" targetNamespace="${CALLS}" elementFormDefault="qualified">
  <x:import namespace="${TYPES}" schemaLocation="${address}?xsd=typer.xsd"/>${[
    element('GetSorEntity', '<x:element name="Query" type="t:SorQuery"/>'),
    element('GetSorEntityResponse', '<x:element name="GetSorEntityResult" type="t:SorEntityResult"/>'),
    element('SorShakMap', '<x:element name="Query" type="t:SorQuery"/>'),
    element('SorShakMapResponse', '<x:element name="SorShakMapResult" type="t:MapResult"/>'),
    element('ShakSorMap', '<x:element name="Query" type="t:ShakQuery"/>'),
    element('ShakSorMapResponse', '<x:element name="ShakSorMapResult" type="t:MapResult"/>'),
  ].join('')}
</x:schema>`;
}

function types(address: string): string {
  const type = (name: string, parts: readonly string[]): string =>
    `
  <x:complexType name="${name}"><x:sequence>${parts
    .map((part) => {
      const [elementName, elementType, occurs] = part.split(' ');
      const often = occurs === '*' ? ' minOccurs="0" maxOccurs="unbounded"' : occurs === '?' ? ' minOccurs="0"' : '';
      return `<x:element name="${elementName ?? ''}" type="${elementType ?? ''}"${often}/>`;
    })
    .join('')}</x:sequence></x:complexType>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="${TYPES}" targetNamespace="${TYPES}" elementFormDefault="qualified">
  <x:include schemaLocation="${address}?xsd=koder.xsd"/>${[
    type('SorQuery', ['SorIdentifier t:SorCode', 'EffectiveDate x:date ?']),
    type('ShakQuery', ['ShakIdentifier t:ShakCode', 'EffectiveDate x:date ?']),
    type('SorEntityResult', ['SorEntity t:SorEntity']),
    type('Status', ['FirstFromDate x:date', 'FromDate x:date', 'ToDate x:date ?', 'UpdatedAt x:dateTime']),
    type('SorEntity', [
      'SorIdentifier t:SorCode',
      'SorType x:string',
      'EntityName x:string',
      'EntityTypeIdentifier t:ConceptCode ?',
      'EntityTypeName x:string ?',
      'ParentSorIdentifier t:SorCode ?',
      'ShakIdentifier t:ShakCode ?',
      'EanLocationCode x:string ?',
      'SorStatus t:Status',
      'ReplacesSorIdentifier t:SorCode *',
      'ReplacedBySorIdentifier t:SorCode *',
      'OrganisationalLevelCode t:ConceptCode ?',
      'OrganisationalLevelName x:string ?',
    ]),
    type('MapResult', ['MapEntry t:MapEntry *']),
    type('MapEntry', [
      'SorIdentifier t:SorCode',
      'ShakIdentifier t:ShakCode',
      'FromDate x:date',
      'ToDate x:date ?',
      'OrganisationalLevelCode t:ConceptCode ?',
      'OrganisationalLevelName x:string ?',
    ]),
  ].join('')}
  <x:element name="SorFault"><x:complexType><x:sequence><x:element name="Code" type="x:string"/><x:element name="Text" type="x:string"/></x:sequence></x:complexType></x:element>
</x:schema>`;
}

function codes(): string {
  const simple = (name: string, pattern: string): string =>
    `
  <x:simpleType name="${name}"><x:restriction base="x:string"><x:pattern value="${pattern}"/></x:restriction></x:simpleType>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="${TYPES}" elementFormDefault="qualified">${[
    simple('SorCode', '[0-9]{11,18}'),
    simple('ShakCode', '[0-9]{4}([0-9]{2}[0-9A-Z]?)?'),
    simple('ConceptCode', '[0-9]{6,18}'),
  ].join('')}
</x:schema>`;
}

/** The document a query asks for, or nothing when it asks for none. */
export function describe(address: string, search: string): string | undefined {
  if (/^\?wsdl$/iu.test(search)) return service(address);
  return new Map([
    ['?wsdl=SorOpslagKontrakt.wsdl', contract],
    ['?xsd=kald.xsd', calls],
    ['?xsd=typer.xsd', types],
    ['?xsd=koder.xsd', codes],
  ]).get(search)?.(address);
}
