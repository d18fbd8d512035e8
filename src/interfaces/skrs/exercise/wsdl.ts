import { escapeXml, escapeXmlAttribute } from '../../../protocols/xml/escape-xml.ts';
import {
  DATATYPE_NAMES,
  DATATYPE_VERSION,
  KRS_NAMESPACE,
  RECORD_CAP,
  REGISTER,
  REGISTER_VERSION,
  REPLICATE_ACTION,
} from './names.ts';
import { REPLICATION_FAULTS } from './soap-fault.ts';

/**
 * The service's WSDL 1.1 with its schema, as the public one is shaped: one port type, document/literal, one operation.
 *
 * @param address where the service answers.
 */
export function wsdl(address: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="StamdataReplication" targetNamespace="${KRS_NAMESPACE}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${KRS_NAMESPACE}">
  <wsdl:documentation>${escapeXml(documentation())}</wsdl:documentation>
  <wsdl:types>
    <xs:schema targetNamespace="${KRS_NAMESPACE}" elementFormDefault="unqualified">
      <xs:element name="ReplicationRequest">
        <xs:complexType>
          <xs:sequence>
            <xs:element name="register" type="xs:string"/>
            <xs:element name="datatype" type="xs:string"/>
            <xs:element name="version" type="xs:unsignedInt"/>
            <xs:element name="registerVersion" type="xs:unsignedInt" minOccurs="0" default="1"/>
            <xs:element name="offset" type="xs:string"/>
            <xs:element name="maxRecords" type="xs:unsignedInt" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
      <xs:element name="ReplicationResponse">
        <xs:complexType>
          <xs:sequence>
            <xs:any namespace="http://www.w3.org/2005/Atom" processContents="lax"/>
          </xs:sequence>
        </xs:complexType>
      </xs:element>
      <xs:element name="ReplicationFault">
        <xs:simpleType>
          <xs:restriction base="xs:string">
${REPLICATION_FAULTS.map((code) => `            <xs:enumeration value="${code}"/>`).join('\n')}
          </xs:restriction>
        </xs:simpleType>
      </xs:element>
    </xs:schema>
  </wsdl:types>
  <wsdl:message name="ReplicationIn">
    <wsdl:part name="parameters" element="tns:ReplicationRequest"/>
  </wsdl:message>
  <wsdl:message name="ReplicationOut">
    <wsdl:part name="parameters" element="tns:ReplicationResponse"/>
  </wsdl:message>
  <wsdl:message name="ReplicationFault">
    <wsdl:part name="fault" element="tns:ReplicationFault"/>
  </wsdl:message>
  <wsdl:portType name="StamdataReplication">
    <wsdl:operation name="replicate">
      <wsdl:input message="tns:ReplicationIn"/>
      <wsdl:output message="tns:ReplicationOut"/>
      <wsdl:fault name="ReplicationFault" message="tns:ReplicationFault"/>
    </wsdl:operation>
  </wsdl:portType>
  <wsdl:binding name="StamdataReplicationSoap11Binding" type="tns:StamdataReplication">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <wsdl:operation name="replicate">
      <soap:operation soapAction="${REPLICATE_ACTION}" style="document"/>
      <wsdl:input>
        <soap:body use="literal"/>
      </wsdl:input>
      <wsdl:output>
        <soap:body use="literal"/>
      </wsdl:output>
      <wsdl:fault name="ReplicationFault">
        <soap:fault name="ReplicationFault" use="literal"/>
      </wsdl:fault>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="StamdataReplicationService">
    <wsdl:port name="StamdataReplication" binding="tns:StamdataReplicationSoap11Binding">
      <soap:address location="${escapeXmlAttribute(address)}"/>
    </wsdl:port>
  </wsdl:service>
</wsdl:definitions>
`;
}

function documentation(): string {
  const names = Object.values(DATATYPE_NAMES).join(', ');
  return (
    `Øvelse. Registret ${REGISTER} i version ${REGISTER_VERSION} har datatyperne ${names}, alle i version ${DATATYPE_VERSION}. ` +
    'Kun mønstret sor/v2/<datatype>/v1 er offentligt; datatypernes stavemåde er vores egen. ' +
    `Et svar har højst ${RECORD_CAP} poster. DGWS er ikke med i øvelsen.`
  );
}
