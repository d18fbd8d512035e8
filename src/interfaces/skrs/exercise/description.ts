import type { ServiceDescription } from '../../../protocols/soap/service-wsdl.ts';
import { REPLICATION_FAULTS } from './faults.ts';
import { DATATYPE_NAMES, DATATYPE_VERSION, KRS_NAMESPACE, RECORD_CAP, REGISTER, REGISTER_VERSION } from './names.ts';

/**
 * The register copy service as its WSDL tells it, shaped as the public one: one operation, local elements unqualified.
 * The content of ReplicationFault is not public, so it holds the code alone.
 */
export const SKRS: ServiceDescription = {
  name: 'StamdataReplication',
  namespace: KRS_NAMESPACE,
  qualified: false,
  documentation:
    `Øvelse. Registret ${REGISTER} i version ${REGISTER_VERSION} har datatyperne ${Object.values(DATATYPE_NAMES).join(', ')}, ` +
    `alle i version ${DATATYPE_VERSION}. Kun mønstret sor/v2/<datatype>/v1 er offentligt; datatypernes stavemåde er vores egen. ` +
    `Et svar har højst ${RECORD_CAP} poster. DGWS kræves kun, hvor øvelsen er sat op til det.`,
  types: '',
  operations: {
    replicate: {
      element: 'Replication',
      request: `        <xs:element name="register" type="xs:string"/>
        <xs:element name="datatype" type="xs:string"/>
        <xs:element name="version" type="xs:unsignedInt"/>
        <xs:element name="registerVersion" type="xs:unsignedInt" minOccurs="0" default="1"/>
        <xs:element name="offset" type="xs:string"/>
        <xs:element name="maxRecords" type="xs:unsignedInt" minOccurs="0"/>`,
      response: '        <xs:any namespace="http://www.w3.org/2005/Atom" processContents="lax"/>',
    },
  },
  fault: {
    name: 'ReplicationFault',
    message: 'ReplicationFault',
    code: { name: 'ReplicationFault', namespace: { prefix: 'krs', uri: KRS_NAMESPACE } },
    schema: `      <xs:element name="ReplicationFault"><xs:simpleType><xs:restriction base="xs:string">
${REPLICATION_FAULTS.map((code) => `        <xs:enumeration value="${code}"/>`).join('\n')}
      </xs:restriction></xs:simpleType></xs:element>`,
  },
  binding: 'StamdataReplicationSoap11Binding',
  service: 'StamdataReplicationService',
};
