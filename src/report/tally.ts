import { type Verdict, VERDICT_CODES } from '../model/verdict.ts';
import type { Tally } from './types.ts';

/**
 * How a set of verdicts divides. Cells that are not applicable are counted but stay out of the total; cells that were
 * never run stay in it, because nothing run is never green. Percent is rounded down, and 0 of 0 is 0.
 */
export function tally(verdicts: Iterable<Verdict>): Tally {
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return tallyOfCounts([counts]);
}

/** The same of verdicts that are already counted, in one or several sets. */
export function tallyOfCounts(sets: readonly ReadonlyMap<Verdict, number>[]): Tally {
  const counts = Object.fromEntries(
    VERDICT_CODES.map((code) => [code, sets.reduce((sum, set) => sum + (set.get(code) ?? 0), 0)]),
  ) as Record<Verdict, number>;
  const all = VERDICT_CODES.reduce((sum, code) => sum + counts[code], 0);
  const total = all - counts['not-applicable'];
  return {
    counts,
    total,
    judged: total - counts['not-run'],
    passedPercent: total === 0 ? 0 : Math.floor((100 * counts.passed) / total),
  };
}
