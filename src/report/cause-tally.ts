import { type Cause, CAUSE_CODES } from '../model/cause.ts';
import { needsAction } from '../model/verdict.ts';
import { commonOf } from './tally.ts';
import type { Cell } from './types.ts';

/** Why a set of cells did not pass, and how many of them are agreed to for a time. */
export interface CauseTally {
  /** Of those that are open. */
  readonly counts: Readonly<Record<Cause, number>>;
  /** Open, but judged before causes were read. */
  readonly untold: number;
  /** All that is open: the causes and the untold. */
  readonly total: number;
  /** Did not pass, and is agreed to for a time: neither open nor passed. */
  readonly known: number;
}

/** Whether a cell was tried and did not pass. */
export const didNotPass = ({ verdict }: Pick<Cell, 'verdict'>): boolean => needsAction(verdict);

/** Whether a cell did not pass and no agreement covers it: somebody has something to do. */
export const isOpen = (cell: Pick<Cell, 'verdict' | 'known'>): boolean => didNotPass(cell) && cell.known === undefined;

/** Whether a cell did not pass and an agreement covers it. */
export const isKnown = (cell: Pick<Cell, 'verdict' | 'known'>): boolean => didNotPass(cell) && cell.known !== undefined;

/** Counts the common cells by cause. Each of them that did not pass is counted exactly once: in a cause, as untold or as known. */
export function causeTally(cells: Iterable<Pick<Cell, 'verdict' | 'cause' | 'known' | 'own'>>): CauseTally {
  const counts = Object.fromEntries(CAUSE_CODES.map((code) => [code, 0])) as Record<Cause, number>;
  let untold = 0;
  let total = 0;
  let known = 0;
  for (const cell of commonOf(cells)) {
    if (isKnown(cell)) known += 1;
    if (!isOpen(cell)) continue;
    total += 1;
    if (cell.cause === undefined) untold += 1;
    else counts[cell.cause] += 1;
  }
  return { counts, untold, total, known };
}
