import { isCounted, type Verdict, VERDICT_CODES, wasTried } from '../model/verdict.ts';
import type { Tally } from './types.ts';

/**
 * How a set of verdicts divides. Cells that do not concern their region are counted but stay out of the total; cells that
 * were never run stay in it, because nothing run is never green. Percent is rounded down, and 0 of 0 is 0.
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
  const total = countWhere({ counts }, isCounted);
  return {
    counts,
    total,
    judged: countWhere({ counts }, wasTried),
    passedPercent: total === 0 ? 0 : Math.floor((100 * counts.passed) / total),
  };
}

/** How many have a verdict for which something holds. */
export const countWhere = ({ counts }: Pick<Tally, 'counts'>, holds: (verdict: Verdict) => boolean): number =>
  VERDICT_CODES.filter(holds).reduce((sum, code) => sum + counts[code], 0);

/** How many remain to be tried. */
export const countUntried = ({ total, judged }: Pick<Tally, 'total' | 'judged'>): number => total - judged;
