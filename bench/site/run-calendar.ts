import { createRandom } from '../../src/sor/synthetic/random.ts';

/** What a run covers: everything, one feature's cases, or what failed in the run before it. */
export type Scope = 'all' | 'feature' | 'failed';

/** A run that is to be made up; `number` counts from 0, the oldest. */
export interface CalendarRun {
  readonly number: number;
  readonly run: string;
  readonly startedAt: Date;
  readonly scope: Scope;
  /** The region that was cut off half-way, as its place in the list of regions; undefined when none was. */
  readonly abortedRegion: number | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const NEWEST = Date.parse('2026-11-23T04:00:00Z');

/**
 * So many runs, a day apart, oldest first. One in ten covers one feature and one in twenty is cut off. The newest but one
 * covers everything, and the newest tries again what failed in it.
 */
export function runCalendar(runs: number, regions: number, seed: number): readonly CalendarRun[] {
  return Array.from({ length: runs }, (_, number): CalendarRun => {
    const random = createRandom(seed, `run ${number}`);
    const startedAt = new Date(NEWEST - (runs - 1 - number) * DAY_MS);
    const id = random.int(0, 0xffff_ffff).toString(16).padStart(8, '0');
    const stamp = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const kind = random.next();
    const fromEnd = runs - 1 - number;
    const scope = fromEnd === 0 && runs > 1 ? 'failed' : fromEnd > 1 && kind < 0.1 ? 'feature' : 'all';
    const cut = fromEnd > 1 && scope === 'all' && kind > 0.95;
    return { number, run: `${stamp}-${id}`, startedAt, scope, abortedRegion: cut ? random.int(0, regions - 1) : undefined };
  });
}
