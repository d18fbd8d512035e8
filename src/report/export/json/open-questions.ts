import { valueInWords } from '../../../model/config/assumed-value.ts';
import type { Settlement } from '../../../model/config/settlement.ts';
import type { AssumptionQuestion } from '../../open-questions.ts';
import type { Addresses } from '../addresses.ts';
import type { DocumentOf } from './documents.ts';

/** Every assumption with its answers, as a document. */
export function openQuestionsJson(questions: readonly AssumptionQuestion[], addresses: Addresses): DocumentOf<'open-questions'> {
  return {
    $schema: addresses.schema('open-questions'),
    questions: questions.map(({ assumption, requirements, state, answers }) => ({
      id: assumption.id,
      text: assumption.text,
      state,
      settledBy: assumption.settledBy,
      who: assumption.who,
      sources: assumption.restsOn.sources ?? [],
      requirements: requirements.map(({ id }) => id),
      settled: assumption.settled === undefined ? undefined : { ...assumption.settled, as: settledAs(assumption.settled.as) },
      answers: answers.map(({ environment, region, outcome, cases }) => ({
        environment: environment.id,
        exercise: environment.exercise,
        region: region.id,
        outcome,
        cases: cases.map(({ cell, outcome: own }) => ({
          key: cell.key,
          outcome: own,
          ...(cell.fault?.assumption === assumption.id ? { expected: cell.fault.expected, received: cell.fault.received } : {}),
          page: addresses.casePage(environment.id, region.id, cell.key),
        })),
      })),
    })),
  };
}

/** A settlement in one word, or the value that took the assumption's place. */
export const settledAs = (as: Settlement['as']): string => (typeof as === 'string' ? as : valueInWords(as.value));
