import type { Change, EntityFields } from '../../../exercise/ground/live-register/changes.ts';
import { type FieldKey, SORUS_REPLACES } from '../../../sor/fields.ts';
import { spelled } from '../../../sor/fields/carriers.ts';
import { leafValues, requiredValue } from '../../../protocols/soap/read-call.ts';
import { SoapFault } from '../../../protocols/soap/fault.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { ENTITY_ELEMENTS } from './description.ts';

const NAME = {
  sorIdentifier: spelled('sorusRequest', 'sorIdentifier'),
  parentSorIdentifier: spelled('sorusRequest', 'parentSorIdentifier'),
  fromDate: spelled('sorusRequest', 'fromDate'),
  toDate: spelled('sorusRequest', 'toDate'),
} as const;

/** The change a call asks for. Throws SoapFault where the request does not fit the schema. */
export function readChange(operation: string, request: XmlElement): Change {
  switch (operation) {
    case 'CreateEntity':
      return { kind: 'create', fields: entityOf(request).fields };
    case 'UpdateEntity': {
      const { sorIdentifier, fields } = entityOf(request);
      if (sorIdentifier === undefined) throw new SoapFault(`Entity mangler ${NAME.sorIdentifier}.`);
      if (fields.parentSorIdentifier !== undefined)
        throw new SoapFault(`${NAME.parentSorIdentifier} kan ikke ændres her; en flytning er sit eget kald.`);
      return { kind: 'update', sorIdentifier, fields };
    }
    case 'MoveSorEntity': {
      const values = leafValues(request, [NAME.sorIdentifier, NAME.parentSorIdentifier, NAME.fromDate]);
      return {
        kind: 'move',
        sorIdentifier: requiredValue(values, NAME.sorIdentifier, request.name),
        parentSorIdentifier: requiredValue(values, NAME.parentSorIdentifier, request.name),
        fromDate: requiredValue(values, NAME.fromDate, request.name),
      };
    }
    case 'ReplaceEntity': {
      const replaces = request.children.filter(({ name }) => name === SORUS_REPLACES).map(({ text }) => text);
      if (replaces.length === 0) throw new SoapFault(`ReplaceEntityRequest mangler ${SORUS_REPLACES}.`);
      return { kind: 'replace', replaces, fields: entityOf(request).fields };
    }
    default: {
      const values = leafValues(request, [NAME.sorIdentifier, NAME.toDate]);
      return {
        kind: 'close',
        sorIdentifier: requiredValue(values, NAME.sorIdentifier, request.name),
        toDate: requiredValue(values, NAME.toDate, request.name),
      };
    }
  }
}

function entityOf(request: XmlElement): { readonly sorIdentifier: string | undefined; readonly fields: EntityFields } {
  const entity = request.children.find(({ name }) => name === 'Entity');
  if (entity === undefined) throw new SoapFault(`${request.name} mangler Entity.`);
  const values = leafValues(entity, ENTITY_ELEMENTS);
  const value = (key: FieldKey): string | undefined => values.get(spelled('sorusRequest', key));
  const optional = <K extends keyof EntityFields>(
    field: K,
    given: EntityFields[K] | undefined,
  ): Pick<EntityFields, K> | object => (given === undefined ? {} : { [field]: given });
  const reporting = value('reporting');
  return {
    sorIdentifier: value('sorIdentifier'),
    fields: {
      ...optional('entityName', value('entityName')),
      ...optional('entityTypeIdentifier', value('entityTypeCode')),
      ...optional('parentSorIdentifier', value('parentSorIdentifier')),
      ...optional('organisationalLevelCode', value('levelCode')),
      ...optional('shakIdentifier', value('shakIdentifier')),
      ...optional('reportingLevelIndicator', reporting === undefined ? undefined : reporting === 'true' || reporting === '1'),
      ...optional('fromDate', value('fromDate')),
    },
  };
}
