import type { Verdict } from '../../../model/verdict.ts';
import type { Tally } from '../../../report/types.ts';

/** One stretch of a bar that is 1000 wide. */
export interface BarSegment {
  readonly verdict: Verdict;
  readonly x: number;
  readonly width: number;
}

/** What is not green comes after what is: readers compare the green stretch from the left edge. */
const BAR_WIDTH = 1000;

/** The stretches of a tally's bar, passed first, then worst to mildest; not-applicable is left out of the whole. */
export function barSegments(tally: Tally, order: readonly Verdict[]): BarSegment[] {
  const shown = ['passed' as const, ...order.filter((verdict) => verdict !== 'passed' && verdict !== 'not-applicable')];
  const total = shown.reduce((sum, verdict) => sum + tally.counts[verdict], 0);
  let before = 0;
  return shown.flatMap((verdict) => {
    const count = tally.counts[verdict];
    if (count === 0) return [];
    const x = Math.round((before / total) * BAR_WIDTH);
    before += count;
    return [{ verdict, x, width: Math.round((before / total) * BAR_WIDTH) - x }];
  });
}
