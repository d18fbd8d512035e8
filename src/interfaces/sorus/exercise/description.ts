import { REFUSALS } from '../../../exercise/ground/live-register/refusal.ts';
import type { ServiceDescription } from '../../../protocols/soap/service-wsdl.ts';

/** Namespace of calls to the update service (NSP, SORUS guide, WSDL 3). */
export const SORUS_NAMESPACE = 'http://sundhedsdatastyrelsen.dk/SOROpdateringService/2019/10/08/';
/** Prefix of the exercise's refusals; the real service's codes are not public. */
export const SORUS_FAULT = 'urn:sor-pilot:sorus:';

const element = (name: string, type = 'xs:string'): string => `        <xs:element name="${name}" type="${type}" minOccurs="0"/>`;

/** What a caller may say of a unit. Names up to ReportingLevelIndicator are public (NSP, SORUS elements); level code: NSP, releases. */
export const ENTITY_ELEMENTS = [
  'SorIdentifier',
  'EntityName',
  'EntityTypeIdentifier',
  'ParentSorIdentifier',
  'OrganisationalLevelCode',
  'ShakIdentifier',
  'PostalAddressInformation',
  'VirtualAddressInformation',
  'ReportingLevelIndicator',
  'FromDate',
  'ToDate',
] as const;

const ENTITY = '        <xs:element name="Entity" type="tns:Entity"/>';
const RESULT = '        <xs:element name="Entity" type="tns:EntityResult"/>';
const SOR = '        <xs:element name="SorIdentifier" type="xs:long"/>';

/** The update service as its WSDL tells it. */
export const SORUS: ServiceDescription = {
  name: 'SOROpdateringService',
  namespace: SORUS_NAMESPACE,
  documentation:
    'Øvelse. Offentligt er adressens form, navnerummet, enhedens elementer til og med ReportingLevelIndicator, ' +
    'OrganisationalLevelCode i forespørgslen, begge niveaufelter i svaret og de fem brugstilfælde. Operationernes navne, ' +
    `forretningsreglerne og fejlkoderne (${SORUS_FAULT}…) er øvelsens egne: ${Object.keys(REFUSALS).join(', ')}.`,
  types: `      <xs:complexType name="Entity"><xs:all>
${ENTITY_ELEMENTS.map((name) => element(name, name.endsWith('Information') ? 'xs:anyType' : 'xs:string')).join('\n')}
      </xs:all></xs:complexType>
      <xs:complexType name="SorStatus"><xs:sequence>
${['FromDate', 'ToDate', 'FirstFromDate'].map((name) => element(name)).join('\n')}
      </xs:sequence></xs:complexType>
      <xs:complexType name="EntityResult"><xs:sequence>
${['SorIdentifier', 'SorType', 'EntityName', 'EntityTypeIdentifier', 'ParentSorIdentifier', 'ShakIdentifier', 'OrganisationalLevelCode', 'OrganisationalLevelName'].map((name) => element(name)).join('\n')}
${element('SorStatus', 'tns:SorStatus')}
      </xs:sequence></xs:complexType>`,
  operations: {
    CreateEntity: { request: ENTITY, response: RESULT },
    UpdateEntity: { request: ENTITY, response: RESULT },
    MoveEntity: { request: [SOR, element('ParentSorIdentifier'), element('FromDate')].join('\n'), response: RESULT },
    ReplaceEntity: {
      request: `        <xs:element name="ReplacesSorIdentifier" type="xs:long" maxOccurs="unbounded"/>\n${ENTITY}`,
      response: RESULT,
    },
    CloseEntity: { request: [SOR, element('ToDate')].join('\n'), response: RESULT },
  },
};
