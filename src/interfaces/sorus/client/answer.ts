import { Deviation } from '../../../model/faults.ts';
import type { ComparedKey, DraftKey } from '../../../sor/fields.ts';
import { COMPARED_KEYS, spelled } from '../../../sor/fields/carriers.ts';
import { unitOfKeyed } from '../../record-views.ts';
import type { SoapAnswer } from '../../soap/client.ts';
import type { Mappings } from '../../soap/names.ts';
import { type RecordKind, recordsIn, type UnderstoodAnswer } from '../../soap/read-records.ts';
import type { Said } from '../../soap/write-request.ts';
import type { UnitDraft, UpdateAnswer } from '../contract.ts';

/** What the draft says of the unit, in the draft's order. */
export function entityOf(unit: UnitDraft): Said {
  return Object.entries(unit) as [DraftKey, string | undefined][];
}

/** A unit in an answer is known by its code; some answers hold that alone. */
export const ANSWERED_UNIT: RecordKind<ComparedKey> = {
  by: ['sorIdentifier', 'entityName'],
  mayLackSecond: true,
  keys: COMPARED_KEYS,
};

/** What the answer's contract says, and what it is read with. */
export interface AnswerContract {
  readonly understood: UnderstoodAnswer<ComparedKey>;
  readonly mappings: Mappings;
  /** Whether the service has made a unit, so that the answer must say which. */
  readonly makes: boolean;
}

/** The unit of an answer, or its refusal. Throws Deviation when the answer lacks the unit that its contract promises. */
export function updateAnswer(answer: SoapAnswer, { understood, mappings, makes }: AnswerContract): UpdateAnswer {
  if (answer.kind === 'fault') return answer;
  const { element, place } = answer;
  const found = recordsIn(element, understood, { kind: ANSWERED_UNIT, mappings });
  const record = found.kind === 'records' ? found.records[0] : undefined;
  if (record === undefined && (makes || holdsUnit(understood))) {
    throw new Deviation('SORUS’ svar rummer ingen enhed.', {
      place,
      expected: `enheden, som den er nu, med ${spelled('sorusAnswer', 'sorIdentifier')}`,
      received: element.children.map(({ name }) => name).join(', ') || 'intet indhold',
    });
  }
  if (record === undefined) return { kind: 'done', unit: undefined, sorIdentifier: undefined };
  const isUnit = understood.kind === 'known' ? holdsUnit(understood) : COMPARED_KEYS.some((key) => tells(record, key));
  const sorIdentifier = record.first('sorIdentifier');
  return { kind: 'done', unit: isUnit ? unitOfKeyed(record, place) : undefined, sorIdentifier };
}

/** A code alone is no unit: a receipt may hold it. */
function tells({ first }: { readonly first: (key: ComparedKey) => string | undefined }, key: ComparedKey): boolean {
  return key !== 'sorIdentifier' && first(key) !== undefined;
}

/** Whether the contract puts a unit, with its code and name, in the answer. */
function holdsUnit(understood: UnderstoodAnswer<ComparedKey>): boolean {
  return understood.kind === 'known' && understood.fields.has('entityName');
}
