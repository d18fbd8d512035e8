import type { TrendStep } from '../../../report/thin-trend.ts';
import type { TrendPoint } from '../../../report/trend.ts';
import { formatDate, formatNumber, formatPercent } from '../../format.ts';

/** What one point of the drawing is. */
export const STEP_WORDS: Readonly<Record<TrendStep, string>> = {
  run: 'Hver søjle er, hvad der gjaldt efter en kørsel.',
  day: 'Hver søjle er, hvad der gjaldt sidst på en dag med kørsler.',
  week: 'Hver søjle er, hvad der gjaldt sidst i en uge med kørsler.',
  month: 'Hver søjle er, hvad der gjaldt sidst i en måned med kørsler.',
};

/** From where to where, in one sentence: the drawing's own words for those who do not see it. */
export function trendSentence(first: TrendPoint, last: TrendPoint): string {
  // The sentence wraps on a phone, and “25” at the end of a line would be read as a number of something.
  const side = ({ tally }: TrendPoint): string =>
    `${formatPercent(tally.passedPercent).replace(' ', '\u00A0')} bestået (${formatNumber(tally.counts.passed)} af ${formatNumber(tally.total)})`;
  const [from, to] = [formatDate(first.at), formatDate(last.at)];
  return from === to
    ? `${to}: fra ${side(first)} til ${side(last)}.`
    : `Fra ${from} til ${to}: fra ${side(first)} til ${side(last)}.`;
}
