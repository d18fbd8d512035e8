import { danishDay } from '../model/danish-day.ts';
import type { TrendPoint } from './trend.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The Monday of a day's week, ISO. */
function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** How far a history was drawn together: every run, or the last of each day, week or month. */
export type TrendStep = 'run' | 'day' | 'week' | 'month';

const STEPS: readonly { readonly step: TrendStep; readonly periodOf: (point: TrendPoint) => string }[] = [
  { step: 'run', periodOf: ({ run }) => run },
  { step: 'day', periodOf: ({ at }) => danishDay(at) },
  { step: 'week', periodOf: ({ at }) => mondayOf(danishDay(at)) },
  { step: 'month', periodOf: ({ at }) => danishDay(at).slice(0, 7) },
];

/**
 * At most `max` points, oldest first: the last of each day, else of each week, else of each month, and of months the
 * newest. A point says how things stood, so the ones left out were passed through and nothing is added up wrongly.
 */
export function thinTrend(
  points: readonly TrendPoint[],
  max: number,
): { readonly step: TrendStep; readonly points: readonly TrendPoint[] } {
  let thinned: { step: TrendStep; points: readonly TrendPoint[] } = { step: 'run', points };
  for (const { step, periodOf } of STEPS) {
    thinned = { step, points: [...new Map(points.map((point) => [periodOf(point), point])).values()] };
    if (thinned.points.length <= max) return thinned;
  }
  return { ...thinned, points: thinned.points.slice(-max) };
}
