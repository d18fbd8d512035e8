import { Deviation } from '../../../model/faults.ts';
import type { UnitDraft, UpdateAnswer } from '../contract.ts';
import type { UnitView } from '../../views.ts';
import { levelViews } from '../../level-views.ts';
import type { Parameter } from '../../../protocols/soap/envelope.ts';
import type { SoapAnswer } from '../../soap/client.ts';
import { child, childText, type XmlElement } from '../../../protocols/xml/xml-tree.ts';
import { danishSorType } from '../../../sor/codes/sor-type.ts';

/** The draft's elements in the entity type's order, those left out left out. */
export function entityOf(unit: UnitDraft): readonly Parameter[] {
  return Object.entries(unit).flatMap(([name, value]): Parameter[] => {
    if (value === undefined) return [];
    if (typeof value === 'object') return [[name, Object.entries(value as Readonly<Record<string, string>>)]];
    return [[name, String(value)]];
  });
}

/** The unit of an answer, or its refusal. Throws Deviation when the answer holds no unit with a SOR code. */
export function updateAnswer(answer: SoapAnswer): UpdateAnswer {
  if (answer.kind === 'fault') return answer;
  const entity = withSorIdentifier(answer.element);
  if (entity !== undefined) return { kind: 'done', unit: unitView(entity, answer.place) };
  throw new Deviation('SORUS’ svar rummer ingen enhed.', {
    place: answer.place,
    expected: 'enheden, som den er nu, med SorIdentifier',
    received: answer.element.children.map(({ name }) => name).join(', ') || 'intet indhold',
  });
}

function withSorIdentifier(element: XmlElement): XmlElement | undefined {
  if (child(element, 'SorIdentifier') !== undefined) return element;
  for (const one of element.children) {
    const found = withSorIdentifier(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unitView(entity: XmlElement, place: string): UnitView {
  const value = (name: string): string | undefined => childText(entity, name);
  const status = child(entity, 'SorStatus') ?? entity;
  const all = (name: string): string[] => entity.children.filter((one) => one.name === name).map(({ text }) => text.trim());
  return {
    sorIdentifier: value('SorIdentifier'),
    sorType: danishSorType(value('SorType')),
    entityName: value('EntityName'),
    entityTypeCode: value('EntityTypeIdentifier'),
    parentSorIdentifier: value('ParentSorIdentifier'),
    shakIdentifier: value('ShakIdentifier'),
    organisationalLevels: levelViews(all('OrganisationalLevelCode'), all('OrganisationalLevelName')),
    firstFromDate: childText(status, 'FirstFromDate'),
    fromDate: childText(status, 'FromDate'),
    toDate: childText(status, 'ToDate'),
    active: undefined,
    place,
  };
}
