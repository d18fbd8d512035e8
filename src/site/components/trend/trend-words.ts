import type { TrendStep } from '../../../report/thin-trend.ts';
import type { TrendPoint } from '../../../report/trend.ts';
import { formatDate } from '../../format.ts';
import { passedWords } from '../tally/passed-words.ts';

/** What one point of the drawing is. */
export const STEP_WORDS: Readonly<Record<TrendStep, string>> = {
  run: 'Hver søjle er, hvad der gjaldt efter en kørsel.',
  day: 'Hver søjle er, hvad der gjaldt sidst på en dag med kørsler.',
  week: 'Hver søjle er, hvad der gjaldt sidst i en uge med kørsler.',
  month: 'Hver søjle er, hvad der gjaldt sidst i en måned med kørsler.',
};

/** From where to where, in one sentence: the drawing's own words for those who do not see it. */
export function trendSentence(first: TrendPoint, last: TrendPoint): string {
  const side = ({ tally }: TrendPoint): string => passedWords(tally);
  const [from, to] = [formatDate(first.at), formatDate(last.at)];
  return from === to
    ? `${to}: fra ${side(first)} til ${side(last)}.`
    : `Fra ${from} til ${to}: fra ${side(first)} til ${side(last)}.`;
}
