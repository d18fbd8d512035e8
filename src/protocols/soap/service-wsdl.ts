import { escapeXml, escapeXmlAttribute } from '../xml/escape-xml.ts';
import { actionSeparator } from './read-call.ts';

/** What a WSDL tells of a service. */
export interface ServiceDescription {
  readonly name: string;
  readonly namespace: string;
  /** Danish: what is public of it and what is ours. */
  readonly documentation: string;
  /** XSD content of each operation's request and response, by the operation's name. */
  readonly operations: Readonly<Record<string, { readonly request: string; readonly response: string }>>;
  /** Types the operations share, as XSD. */
  readonly types: string;
}

/** A service's WSDL 1.1 with its schema: one port type, SOAP 1.1, document/literal. */
export function serviceWsdl(service: ServiceDescription, address: string): string {
  const { name, namespace, documentation, operations, types } = service;
  const each = (write: (operation: string) => string): string => Object.keys(operations).map(write).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="${name}" targetNamespace="${namespace}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}">
  <wsdl:documentation>${escapeXml(documentation)}</wsdl:documentation>
  <wsdl:types>
    <xs:schema targetNamespace="${namespace}" elementFormDefault="qualified">
${types}
${each(
  (operation) => `      <xs:element name="${operation}Request"><xs:complexType><xs:sequence>
${operations[operation]?.request ?? ''}
      </xs:sequence></xs:complexType></xs:element>
      <xs:element name="${operation}Response"><xs:complexType><xs:sequence>
${operations[operation]?.response ?? ''}
      </xs:sequence></xs:complexType></xs:element>`,
)}
      <xs:element name="FaultCode" type="xs:anyURI"/>
    </xs:schema>
  </wsdl:types>
  <wsdl:message name="FaultMessage"><wsdl:part name="fault" element="tns:FaultCode"/></wsdl:message>
${each(
  (
    operation,
  ) => `  <wsdl:message name="${operation}In"><wsdl:part name="parameters" element="tns:${operation}Request"/></wsdl:message>
  <wsdl:message name="${operation}Out"><wsdl:part name="parameters" element="tns:${operation}Response"/></wsdl:message>`,
)}
  <wsdl:portType name="${name}">
${each(
  (operation) => `    <wsdl:operation name="${operation}">
      <wsdl:input message="tns:${operation}In"/>
      <wsdl:output message="tns:${operation}Out"/>
      <wsdl:fault name="Fault" message="tns:FaultMessage"/>
    </wsdl:operation>`,
)}
  </wsdl:portType>
  <wsdl:binding name="${name}Soap11" type="tns:${name}">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${each(
  (operation) => `    <wsdl:operation name="${operation}">
      <soap:operation soapAction="${namespace}${actionSeparator(namespace)}${operation}" style="document"/>
      <wsdl:input><soap:body use="literal"/></wsdl:input>
      <wsdl:output><soap:body use="literal"/></wsdl:output>
      <wsdl:fault name="Fault"><soap:fault name="Fault" use="literal"/></wsdl:fault>
    </wsdl:operation>`,
)}
  </wsdl:binding>
  <wsdl:service name="${name}">
    <wsdl:port name="${name}" binding="tns:${name}Soap11"><soap:address location="${escapeXmlAttribute(address)}"/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>
`;
}
