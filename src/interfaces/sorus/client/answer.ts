import { Deviation } from '../../../model/faults.ts';
import type { UnitDraft, UpdateAnswer } from '../contract.ts';
import type { DraftKey } from '../../../sor/fields.ts';
import { spelled } from '../../../sor/fields/carriers.ts';
import { type NamedRecord, unitOfRecord } from '../../record-views.ts';
import type { Parameter } from '../../../protocols/soap/envelope.ts';
import type { SoapAnswer } from '../../soap/client.ts';
import { child, childText, type XmlElement } from '../../../protocols/xml/xml-tree.ts';

/** The draft's elements in the draft's order, those left out left out. */
export function entityOf(unit: UnitDraft): readonly Parameter[] {
  return (Object.entries(unit) as [DraftKey, string | undefined][]).flatMap(([key, value]): Parameter[] =>
    value === undefined ? [] : [[spelled('sorusRequest', key), value]],
  );
}

/** The unit of an answer, or its refusal. Throws Deviation when the answer holds no unit with a SOR code. */
export function updateAnswer(answer: SoapAnswer): UpdateAnswer {
  if (answer.kind === 'fault') return answer;
  const entity = withSorIdentifier(answer.element);
  if (entity !== undefined) return { kind: 'done', unit: unitOfRecord('sorusAnswer', recordOf(entity), answer.place) };
  throw new Deviation('SORUS’ svar rummer ingen enhed.', {
    place: answer.place,
    expected: `enheden, som den er nu, med ${SOR_IDENTIFIER}`,
    received: answer.element.children.map(({ name }) => name).join(', ') || 'intet indhold',
  });
}

const SOR_IDENTIFIER = spelled('sorusAnswer', 'sorIdentifier');

function withSorIdentifier(element: XmlElement): XmlElement | undefined {
  if (child(element, SOR_IDENTIFIER) !== undefined) return element;
  for (const one of element.children) {
    const found = withSorIdentifier(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The entity's elements by their paths; what should stand in its status is also taken where it stands beside it. */
function recordOf(entity: XmlElement): NamedRecord {
  return {
    first: (path) => {
      const slash = path.indexOf('/');
      const around = slash < 0 ? entity : (child(entity, path.slice(0, slash)) ?? entity);
      return childText(around, path.slice(slash + 1));
    },
    all: (name) => entity.children.filter((one) => one.name === name).map(({ text }) => text.trim()),
  };
}
