import type { ServiceDescription } from '../../../protocols/soap/service-wsdl.ts';

/** Namespace of the exercise's lookup service; the real one's is not public. */
export const SORLS_NAMESPACE = 'urn:sor-pilot:oevelse:sorls:1';

const element = (name: string, optional = true): string =>
  `        <xs:element name="${name}" type="xs:string"${optional ? ' minOccurs="0"' : ''}/>`;
const sequence = (...names: readonly string[]): string => names.map((name) => element(name)).join('\n');

const BY_SOR = [element('SorIdentifier', false), element('Date')].join('\n');
const ROWS = '        <xs:element name="ShakSorMapRow" type="tns:ShakSorMapRow" minOccurs="0" maxOccurs="unbounded"/>';

/** The lookup service as its WSDL tells it. Public: the three operations and the two level fields in their answers. */
export const SORLS: ServiceDescription = {
  name: 'SOROpslagsservice',
  namespace: SORLS_NAMESPACE,
  documentation:
    'Øvelse. Kun operationernes navne (GetSorEntity, SorShakMap, ShakSorMap) og felterne OrganisationalLevelCode og ' +
    'OrganisationalLevelName i svarene er offentlige. Navnerum, øvrige elementer og fejl er øvelsens egne.',
  types: `      <xs:complexType name="SorEntity"><xs:sequence>
${sequence('SorId', 'SorType', 'EntityName', 'EntityTypeId', 'ParentSorId', 'ShakId', 'OrganisationalLevelCode', 'OrganisationalLevelName', 'FirstFromDate', 'FromDate', 'ToDate')}
      </xs:sequence></xs:complexType>
      <xs:complexType name="ShakSorMapRow"><xs:sequence>
${sequence('ShakId', 'SorId', 'FromDate', 'ToDate', 'OrganisationalLevelCode', 'OrganisationalLevelName')}
      </xs:sequence></xs:complexType>`,
  operations: {
    GetSorEntity: { request: BY_SOR, response: '        <xs:element name="SorEntity" type="tns:SorEntity" minOccurs="0"/>' },
    SorShakMap: { request: BY_SOR, response: ROWS },
    ShakSorMap: { request: [element('ShakIdentifier', false), element('Date')].join('\n'), response: ROWS },
  },
};
