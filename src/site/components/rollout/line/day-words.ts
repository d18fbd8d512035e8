import { type FigureDefinition, figureOf } from '../../../../report/rollout/figures.ts';
import type { SeriesDay } from '../../../../report/rollout/series.ts';
import { formatDate } from '../../../format.ts';
import { percentOf } from '../figure/figure-words.ts';

/** From where to where, in one sentence: the drawing's own words for those who do not see it. */
export function lineSentence(series: readonly SeriesDay[], definition: Pick<FigureDefinition, 'part' | 'whole'>): string {
  const measured = series.flatMap(({ day, counts }) => {
    const figure = figureOf(definition, counts);
    return figure === undefined ? [] : [{ day, percent: percentOf(figure) }];
  });
  const [first, last] = [measured[0], measured.at(-1)];
  if (first === undefined || last === undefined) return 'Ingen dag har tallet.';
  if (first === last) return `${formatDate(last.day)}: ${last.percent}.`;
  return `Fra ${first.percent} den ${formatDate(first.day)} til ${last.percent} den ${formatDate(last.day)}.`;
}

const ONE_DAY = 86_400_000;

/** The days without a measurement before a day: `28. november 2026`, or the first and the last of them. */
export function missingWords({ day, missing }: Pick<SeriesDay, 'day' | 'missing'>): string {
  const before = (days: number): string => formatDate(new Date(Date.parse(day) - days * ONE_DAY).toISOString());
  return missing === 1 ? before(1) : `${before(missing)} til ${before(1)}`;
}
