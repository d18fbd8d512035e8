import { fillPlaces } from '../../../model/fill-places.ts';
import { type AnswerRow, BODY_KINDS } from '../../../model/answers.ts';

/** The statuses of a row as people write them: “200–299”, “401”, “alle”. */
export function statusInWords({ status }: Pick<AnswerRow, 'status'>): string {
  if (status === undefined) return 'alle';
  return status.map((one) => (typeof one === 'number' ? String(one) : `${one[0]}–${one[1]}`)).join(', ');
}

/** What the body of a row's answers is; empty where it does not matter. */
export function bodyInWords({ body }: Pick<AnswerRow, 'body'>): string {
  return (body ?? []).map((kind) => BODY_KINDS[kind]).join(' eller ');
}

/** What stands for what is only known of an answer at hand. */
const PLACES: Readonly<Record<string, string>> = {
  interface: 'snitfladen',
  title: '',
  coding: 'den pågældende metode',
  status: 'svarets status',
  wait: '',
};

/** A row's sentence as it can stand where no answer is at hand. */
export function sentenceInWords(sentence: string): string {
  const text = fillPlaces(sentence, PLACES);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
