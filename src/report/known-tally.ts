import type { Verdict } from '../model/verdict.ts';
import { didNotPass } from './cause-tally.ts';
import { commonOf } from './tally.ts';
import type { Tally } from './types.ts';

/** The cells of a set that an agreement covers, so that they can be counted apart from what is open. */
export interface KnownTally {
  readonly total: number;
  /** By verdict; one that none has is left out. */
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
}

/** Counts the cells, of a matrix or of a snapshot, that did not pass and are agreed to for a time. */
export function knownTally(
  cells: Iterable<{ readonly verdict: Verdict; readonly known?: unknown; readonly own?: true }>,
): KnownTally {
  const counts: Partial<Record<Verdict, number>> = {};
  let total = 0;
  for (const cell of commonOf(cells)) {
    if (!didNotPass(cell) || cell.known === undefined) continue;
    counts[cell.verdict] = (counts[cell.verdict] ?? 0) + 1;
    total += 1;
  }
  return { total, counts };
}

/** How many of a tally’s cells have a verdict and no agreement covers it. */
export const countApart = (tally: Pick<Tally, 'counts'>, known: KnownTally | undefined, verdict: Verdict): number =>
  tally.counts[verdict] - (known?.counts[verdict] ?? 0);
