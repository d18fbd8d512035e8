import { REFUSALS } from '../../../exercise/ground/live-register/refusal.ts';
import { type FieldKey, SORUS_REPLACES, XML_GROUPS } from '../../../sor/fields.ts';
import { spelled, UNIT_RECORD } from '../../../sor/fields/carriers.ts';
import type { ServiceDescription } from '../../../protocols/soap/service-wsdl.ts';

/** Namespace of calls to the update service (NSP, SORUS guide, WSDL 3). */
export const SORUS_NAMESPACE = 'http://sundhedsdatastyrelsen.dk/SOROpdateringService/2019/10/08/';
/** Prefix of the exercise's refusals; the real service's codes are not public. */
export const SORUS_FAULT = 'urn:sor-pilot:sorus:';

const element = (name: string, type = 'xs:string'): string => `        <xs:element name="${name}" type="${type}" minOccurs="0"/>`;

/** The groups of elements a caller may say something of, whose content is not public. */
const GROUPS: readonly string[] = [XML_GROUPS.postal, XML_GROUPS.virtual];

/** What a caller may say of a unit. Names up to the reporting level are public (NSP, SORUS elements); level code: NSP, releases. */
export const ENTITY_ELEMENTS: readonly string[] = UNIT_RECORD.sorusRequest.flatMap(({ key, name }) =>
  key === 'reporting' ? [...GROUPS, name] : [name],
);

const STATUS = `${XML_GROUPS.status}/`;
/** What the answer tells of a unit: the unit's own elements, and those of its status. */
export const RESULT_ELEMENTS = UNIT_RECORD.sorusAnswer.filter(({ name }) => !name.startsWith(STATUS));
/** The elements inside SorStatus of an answer, by their names there. */
export const STATUS_ELEMENTS = UNIT_RECORD.sorusAnswer
  .filter(({ name }) => name.startsWith(STATUS))
  .map(({ key, name }) => ({ key, name: name.slice(STATUS.length) }));

const ENTITY = '        <xs:element name="Entity" type="tns:Entity"/>';
const RESULT = '        <xs:element name="Entity" type="tns:EntityResult"/>';
const long = (name: string, occurs = ''): string => `        <xs:element name="${name}" type="xs:long"${occurs}/>`;
const SOR = long(spelled('sorusRequest', 'sorIdentifier'));
const asked = (key: FieldKey): string => element(spelled('sorusRequest', key));

/** The update service as its WSDL tells it. */
export const SORUS: ServiceDescription = {
  name: 'SOROpdateringService',
  namespace: SORUS_NAMESPACE,
  documentation:
    'Øvelse. Offentligt er adressens form, navnerummet, enhedens elementer til og med ReportingLevelIndicator, ' +
    'OrganisationalLevelCode i forespørgslen, begge niveaufelter i svaret og de fem brugstilfælde. Operationernes navne, ' +
    `forretningsreglerne og fejlkoderne (${SORUS_FAULT}…) er øvelsens egne: ${Object.keys(REFUSALS).join(', ')}.`,
  types: `      <xs:complexType name="Entity"><xs:all>
${ENTITY_ELEMENTS.map((name) => element(name, GROUPS.includes(name) ? 'xs:anyType' : 'xs:string')).join('\n')}
      </xs:all></xs:complexType>
      <xs:complexType name="${XML_GROUPS.status}"><xs:sequence>
${STATUS_ELEMENTS.map(({ name }) => element(name)).join('\n')}
      </xs:sequence></xs:complexType>
      <xs:complexType name="EntityResult"><xs:sequence>
${RESULT_ELEMENTS.map(({ name }) => element(name)).join('\n')}
${element(XML_GROUPS.status, `tns:${XML_GROUPS.status}`)}
      </xs:sequence></xs:complexType>`,
  operations: {
    CreateEntity: { request: ENTITY, response: RESULT },
    UpdateEntity: { request: ENTITY, response: RESULT },
    MoveSorEntity: { request: [SOR, asked('parentSorIdentifier'), asked('fromDate')].join('\n'), response: RESULT },
    ReplaceEntity: {
      request: `${long(SORUS_REPLACES, ' maxOccurs="unbounded"')}\n${ENTITY}`,
      response: RESULT,
    },
    CloseEntity: { request: [SOR, asked('toDate')].join('\n'), response: RESULT },
  },
};
