import { VERDICT_CODES } from '../../../model/verdict.ts';
import type { TrendPoint } from '../../../report/trend.ts';
import { type BarSegment, barSegments } from '../tally/bar-segments.ts';

/** Height of the whole, 100 percent, in the drawing's own units. */
export const PLOT_HEIGHT = 1000;
/** Width of one point with its gap. */
const STEP = 100;
const GAP = 12;

/** One stretch of a column. */
export interface ColumnPart {
  readonly part: BarSegment['part'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The columns of a history: one a point, oldest to the left, what passed at the bottom, so that growth is growth upwards. */
export function trendColumns(points: readonly TrendPoint[]): { readonly width: number; readonly parts: readonly ColumnPart[] } {
  const parts = points.flatMap(({ tally }, index) =>
    barSegments(tally, VERDICT_CODES).map(({ part, x, width }) => ({
      part,
      x: index * STEP + GAP / 2,
      y: PLOT_HEIGHT - x - width,
      width: STEP - GAP,
      height: width,
    })),
  );
  return { width: points.length * STEP, parts };
}
