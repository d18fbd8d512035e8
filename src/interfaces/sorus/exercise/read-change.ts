import type { Change, EntityFields } from '../../../exercise/ground/live-register/changes.ts';
import { leafValues, requiredValue } from '../../../protocols/soap/read-call.ts';
import { SoapFault } from '../../../protocols/soap/fault.ts';
import type { XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { ENTITY_ELEMENTS } from './description.ts';

/** The change a call asks for. Throws SoapFault where the request does not fit the schema. */
export function readChange(operation: string, request: XmlElement): Change {
  switch (operation) {
    case 'CreateEntity':
      return { kind: 'create', fields: entityOf(request).fields };
    case 'UpdateEntity': {
      const { sorIdentifier, fields } = entityOf(request);
      if (sorIdentifier === undefined) throw new SoapFault('Entity mangler SorIdentifier.');
      if (fields.parentSorIdentifier !== undefined)
        throw new SoapFault('ParentSorIdentifier kan ikke ændres her; en flytning er sit eget kald.');
      return { kind: 'update', sorIdentifier, fields };
    }
    case 'MoveEntity': {
      const values = leafValues(request, ['SorIdentifier', 'ParentSorIdentifier', 'FromDate']);
      return {
        kind: 'move',
        sorIdentifier: requiredValue(values, 'SorIdentifier', request.name),
        parentSorIdentifier: requiredValue(values, 'ParentSorIdentifier', request.name),
        fromDate: requiredValue(values, 'FromDate', request.name),
      };
    }
    case 'ReplaceEntity': {
      const replaces = request.children.filter(({ name }) => name === 'ReplacesSorIdentifier').map(({ text }) => text);
      if (replaces.length === 0) throw new SoapFault('ReplaceEntityRequest mangler ReplacesSorIdentifier.');
      return { kind: 'replace', replaces, fields: entityOf(request).fields };
    }
    default: {
      const values = leafValues(request, ['SorIdentifier', 'ToDate']);
      return {
        kind: 'close',
        sorIdentifier: requiredValue(values, 'SorIdentifier', request.name),
        toDate: requiredValue(values, 'ToDate', request.name),
      };
    }
  }
}

function entityOf(request: XmlElement): { readonly sorIdentifier: string | undefined; readonly fields: EntityFields } {
  const entity = request.children.find(({ name }) => name === 'Entity');
  if (entity === undefined) throw new SoapFault(`${request.name} mangler Entity.`);
  const values = leafValues(entity, ENTITY_ELEMENTS);
  const value = (name: (typeof ENTITY_ELEMENTS)[number]): string | undefined => values.get(name);
  const optional = <K extends keyof EntityFields>(
    field: K,
    given: EntityFields[K] | undefined,
  ): Pick<EntityFields, K> | object => (given === undefined ? {} : { [field]: given });
  const reporting = value('ReportingLevelIndicator');
  return {
    sorIdentifier: value('SorIdentifier'),
    fields: {
      ...optional('entityName', value('EntityName')),
      ...optional('entityTypeIdentifier', value('EntityTypeIdentifier')),
      ...optional('parentSorIdentifier', value('ParentSorIdentifier')),
      ...optional('organisationalLevelCode', value('OrganisationalLevelCode')),
      ...optional('shakIdentifier', value('ShakIdentifier')),
      ...optional('reportingLevelIndicator', reporting === undefined ? undefined : reporting === 'true' || reporting === '1'),
      ...optional('fromDate', value('FromDate')),
    },
  };
}
