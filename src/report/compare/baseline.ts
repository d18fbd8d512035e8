import { danishDay } from '../../model/danish-day.ts';
import type { RunRecord } from '../../store/types.ts';

/** What the newest results are compared with, and the runs that were there then. */
export interface Baseline {
  /** `meeting`: as it stood when the day of the meeting began. `run`: as it stood before the newest run. */
  readonly kind: 'meeting' | 'run';
  /** The day of the meeting, ISO; for a run the time it began. */
  readonly since: string;
  readonly runs: readonly RunRecord[];
}

/** The newest of these days before today, ISO; undefined when there was none. On the day of a meeting it is the one before. */
export function lastMeeting(meetings: readonly string[], today: string): string | undefined {
  return meetings
    .filter((day) => day < today)
    .toSorted()
    .at(-1);
}

/**
 * What to hold today's results against: the last meeting where there was one, else the newest run. What came in on the
 * day of a meeting counts as come in since, so that nothing is lost between two meetings; it may be told twice. Undefined
 * without runs. Runs come oldest first and of one environment.
 */
export function baseline(runs: readonly RunRecord[], meetings: readonly string[], today: string): Baseline | undefined {
  const newest = runs.at(-1);
  if (newest === undefined) return undefined;
  const meeting = lastMeeting(meetings, today);
  if (meeting === undefined) return { kind: 'run', since: newest.plan.startedAt, runs: runs.slice(0, -1) };
  return { kind: 'meeting', since: meeting, runs: runs.filter(({ plan }) => danishDay(plan.startedAt) < meeting) };
}
