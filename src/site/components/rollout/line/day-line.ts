import { type FigureDefinition, figureOf } from '../../../../report/rollout/figures.ts';
import type { SeriesDay } from '../../../../report/rollout/series.ts';

/** Width and height of the whole, in the drawing's own units: from the first day to the last, from 0 to 100 percent. */
export const LINE_SIZE = 1000;

/** A day's place in the drawing. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
}

/** A stretch between two measured days. */
export interface LineStretch {
  readonly from: LinePoint;
  readonly to: LinePoint;
  /** Days between the two were not measured. */
  readonly gap: boolean;
}

/** A figure over the days: a point a day, and a line where two days may be held against each other. */
export interface DayLine {
  readonly points: readonly LinePoint[];
  readonly stretches: readonly LineStretch[];
}

/** Places a figure's days by the calendar, so that a missing day takes its room. Days it was not measured on have no point. */
export function dayLine(series: readonly SeriesDay[], definition: Pick<FigureDefinition, 'part' | 'whole'>): DayLine {
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return { points: [], stretches: [] };
  const [from, to] = [Date.parse(first.day), Date.parse(last.day)];
  const places = series.map((one): LinePoint | undefined => {
    const figure = figureOf(definition, one.counts);
    if (figure === undefined || figure.whole === 0) return undefined;
    const x = to === from ? LINE_SIZE / 2 : (LINE_SIZE * (Date.parse(one.day) - from)) / (to - from);
    return { x: Math.round(x), y: Math.round(LINE_SIZE * (1 - figure.part / figure.whole)) };
  });
  return {
    points: places.flatMap((place) => place ?? []),
    stretches: series.flatMap(({ missing, apart }, index) => {
      const [before, here] = [places[index - 1], places[index]];
      if (before === undefined || here === undefined || apart !== undefined) return [];
      return [{ from: before, to: here, gap: missing > 0 }];
    }),
  };
}
