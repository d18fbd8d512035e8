import { isCounted, needsAction, type Verdict, wasTried } from '../../../model/verdict.ts';
import { countApart, type KnownTally } from '../../../report/known-tally.ts';
import type { Tally } from '../../../report/types.ts';
import type { Shaped } from '../../verdict-shapes.ts';

/** One stretch of a bar that is 1000 wide. */
export interface BarSegment {
  /** `assumed` for passes that rest on an open assumption, `known` for what is agreed to for a time, whatever its verdict. */
  readonly part: Shaped;
  readonly x: number;
  readonly width: number;
}

/** What is not green comes after what is: readers compare the green stretch from the left edge. */
const BAR_WIDTH = 1000;

/**
 * The stretches of a tally's bar, passed first, those on confirmed ground before those as assumed, then worst to mildest; what does not concern the region is left out. What
 * is agreed to for a time stands apart, between what is open and what was never tried.
 */
export function barSegments(tally: Tally, order: readonly Verdict[], known?: KnownTally): BarSegment[] {
  const open = order.filter(needsAction);
  const untried = order.filter((verdict) => isCounted(verdict) && !wasTried(verdict));
  const apart = { passed: tally.counts.passed - tally.assumed, assumed: tally.assumed, known: known?.total ?? 0 };
  const shown = (['passed', 'assumed', ...open, 'known', ...untried] as const).map((part) => ({
    part,
    count: part in apart ? apart[part as keyof typeof apart] : countApart(tally, known, part as Verdict),
  }));
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  return shown.flatMap(({ part, count }) => {
    if (count === 0) return [];
    const x = Math.round((before / total) * BAR_WIDTH);
    before += count;
    return [{ part, x, width: Math.round((before / total) * BAR_WIDTH) - x }];
  });
}
