import { type Cause, CAUSE_CODES } from '../model/cause.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Cell } from './types.ts';

/** Why a set of cells did not pass. */
export interface CauseTally {
  readonly counts: Readonly<Record<Cause, number>>;
  /** Did not pass, but was judged before causes were read. */
  readonly untold: number;
  /** All that did not pass: the causes and the untold. */
  readonly total: number;
}

/** Verdicts that say nothing went wrong: passed, never tried, not for this region. */
const NOTHING_WRONG: ReadonlySet<Verdict> = new Set(['passed', 'not-run', 'not-applicable']);

/** Whether a cell was tried and did not pass. */
export const didNotPass = ({ verdict }: Pick<Cell, 'verdict'>): boolean => !NOTHING_WRONG.has(verdict);

/** Counts cells by cause. Every cell that did not pass is counted exactly once. */
export function causeTally(cells: Iterable<Pick<Cell, 'verdict' | 'cause'>>): CauseTally {
  const counts = Object.fromEntries(CAUSE_CODES.map((code) => [code, 0])) as Record<Cause, number>;
  let untold = 0;
  let total = 0;
  for (const cell of cells) {
    if (!didNotPass(cell)) continue;
    total += 1;
    if (cell.cause === undefined) untold += 1;
    else counts[cell.cause] += 1;
  }
  return { counts, untold, total };
}
