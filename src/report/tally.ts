import { isCounted, type Mark, type Verdict, VERDICT_CODES, wasTried } from '../model/verdict.ts';
import type { Tally } from './types.ts';

/** What is counted of a case. */
export interface Counted {
  readonly verdict: Verdict;
  readonly marks: readonly Mark[];
}

/** The cells of the common specifications, which is what figures are of: what is somebody's own is counted apart. */
export const commonOf = <C extends { readonly own?: true }>(cells: Iterable<C>): readonly C[] =>
  [...cells].filter(({ own }) => own !== true);

/** How many there are of each verdict, and how many passes rest on an open assumption; what is not there is none. */
export type Counts = ReadonlyMap<Verdict | 'assumed', number>;

/** What a case is counted under: its verdict, and, for a pass that rests on an open assumption, as one of those too. */
export const countedUnder = ({ verdict, marks }: Counted): readonly (Verdict | 'assumed')[] =>
  verdict === 'passed' && marks.includes('assumed') ? [verdict, 'assumed'] : [verdict];

/**
 * How a set of cases divides. Cells that do not concern their region are counted but stay out of the total; cells that
 * were never run stay in it, because nothing run is never green. The percentage is of what stands on confirmed ground: a
 * pass that rests on an open assumption and an open question say nothing of a system yet. It is rounded down, and 0 of 0
 * is 0.
 */
export function tally(cases: Iterable<Counted>): Tally {
  const counts = new Map<Verdict | 'assumed', number>();
  for (const one of cases) for (const key of countedUnder(one)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return tallyOfCounts([counts]);
}

/** The same of cases that are already counted, in one or several sets. */
export function tallyOfCounts(sets: readonly Counts[]): Tally {
  const sum = (key: Verdict | 'assumed'): number => sets.reduce((all, set) => all + (set.get(key) ?? 0), 0);
  const counts = Object.fromEntries(VERDICT_CODES.map((code) => [code, sum(code)])) as Record<Verdict, number>;
  const assumed = sum('assumed');
  const total = countWhere({ counts }, isCounted);
  const confirmed = { passed: counts.passed - assumed, total: total - assumed - counts['open-question'] };
  return {
    counts,
    assumed,
    total,
    judged: countWhere({ counts }, wasTried),
    confirmed,
    passedPercent: confirmed.total === 0 ? 0 : Math.floor((100 * confirmed.passed) / confirmed.total),
  };
}

/** Several tallies as one, the percentage computed anew and never an average. */
export const sumOfTallies = (tallies: readonly Tally[]): Tally =>
  tallyOfCounts(
    tallies.map(({ counts, assumed }) => new Map([...(Object.entries(counts) as [Verdict, number][]), ['assumed', assumed]])),
  );

/** How many have a verdict for which something holds. */
export const countWhere = ({ counts }: Pick<Tally, 'counts'>, holds: (verdict: Verdict) => boolean): number =>
  VERDICT_CODES.filter(holds).reduce((sum, code) => sum + counts[code], 0);

/** How many remain to be tried. */
export const countUntried = ({ total, judged }: Pick<Tally, 'total' | 'judged'>): number => total - judged;
