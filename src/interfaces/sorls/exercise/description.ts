import { elementName, UNIT_RECORD } from '../../../sor/fields/carriers.ts';
import { SHAK_MAP_RECORD } from '../../../sor/map-fields.ts';
import type { ServiceDescription } from '../../../protocols/soap/service-wsdl.ts';

/** Namespace of the exercise's lookup service; the real one's is not public. */
export const SORLS_NAMESPACE = 'urn:sor-pilot:oevelse:sorls:1';

const element = (name: string, optional = true): string =>
  `        <xs:element name="${name}" type="xs:string"${optional ? ' minOccurs="0"' : ''}/>`;
const sequence = (record: readonly { readonly name: string }[]): string => record.map(({ name }) => element(name)).join('\n');

/** What a lookup asks by: the exercise's own names, which are also the defaults of configuration. */
export const ASKED = {
  sorIdentifier: elementName('sorIdentifier'),
  shakIdentifier: elementName('shakIdentifier'),
  date: 'Date',
} as const;

const by = (key: 'sorIdentifier' | 'shakIdentifier'): string => [element(ASKED[key], false), element(ASKED.date)].join('\n');
const ROWS = '        <xs:element name="ShakSorMapRow" type="tns:ShakSorMapRow" minOccurs="0" maxOccurs="unbounded"/>';

/** The lookup service as its WSDL tells it. Public: the three operations and the two level fields in their answers. */
export const SORLS: ServiceDescription = {
  name: 'SOROpslagsservice',
  namespace: SORLS_NAMESPACE,
  documentation:
    'Øvelse. Kun operationernes navne (GetSorEntity, SorShakMap, ShakSorMap) og felterne OrganisationalLevelCode og ' +
    'OrganisationalLevelName i svarene er offentlige. Navnerum, øvrige elementer og fejl er øvelsens egne.',
  types: `      <xs:complexType name="SorEntity"><xs:sequence>
${sequence(UNIT_RECORD.sorls)}
      </xs:sequence></xs:complexType>
      <xs:complexType name="ShakSorMapRow"><xs:sequence>
${sequence(SHAK_MAP_RECORD)}
      </xs:sequence></xs:complexType>`,
  operations: {
    GetSorEntity: {
      request: by('sorIdentifier'),
      response: '        <xs:element name="SorEntity" type="tns:SorEntity" minOccurs="0"/>',
    },
    SorShakMap: { request: by('sorIdentifier'), response: ROWS },
    ShakSorMap: { request: by('shakIdentifier'), response: ROWS },
  },
};
