import { percentile } from './percentile.ts';

/** What the tester's side may have added to a measured time, in milliseconds; each is an upper bound. */
export interface TesterCost {
  /** The process had other things to do than to receive the answer. */
  readonly eventLoopMs: number;
  /** It was woken late, because no core was free. */
  readonly wakeMs: number;
  /** An endpoint on this same machine did not get the cores it could have used; 0 for one that is elsewhere. */
  readonly starvedMs: number;
  /** The machine's clock was set, or the machine slept. */
  readonly clockMs: number;
}

/** One answer, timed on the wire from when the question was sent until the last byte was there. */
export interface ResponseTime {
  readonly tookMs: number;
  readonly tester: TesterCost;
}

/** A limit that answer times are measured against. */
export interface ResponseTimeClaim {
  readonly limitMs: number;
  /** The share of the answers that must be within the limit: 95 for the 95th percentile, 50 for the median. */
  readonly percent: number;
  readonly times: readonly ResponseTime[];
}

/** `netMs` is the percentile when all that the tester's side may have cost is taken off each measurement. */
export interface ResponseTimeJudgement {
  readonly kind: 'kept' | 'exceeded' | 'tester';
  readonly measuredMs: number;
  readonly netMs: number;
}

/** The fewest measurements whose percentile is not just the slowest of them (nearest rank): 20 for 95, 2 for 50. */
export function fewestFor(percent: number): number {
  return Math.ceil(100 / (100 - percent));
}

/**
 * Judges measured times against what was agreed. A region is only blamed for what the tester's side cannot explain: the
 * percentile must exceed the limit also when everything the tester may have cost is taken off. When it exceeds it only
 * with that, nothing is known of the region (`tester`). Throws RangeError for too few measurements for the claim.
 */
export function judgeResponseTimes({ limitMs, percent, times }: ResponseTimeClaim): ResponseTimeJudgement {
  const fewest = fewestFor(percent);
  if (times.length < fewest)
    throw new RangeError(`${percent}-percentilen kræver mindst ${fewest} målinger, ikke ${times.length}`);
  const measuredMs = percentile(
    times.map(({ tookMs }) => tookMs),
    percent,
  );
  const netMs = percentile(times.map(withoutTester), percent);
  return { kind: measuredMs <= limitMs ? 'kept' : netMs > limitMs ? 'exceeded' : 'tester', measuredMs, netMs };
}

/** A measured time with all that the tester's side may have cost taken off, in milliseconds; never below 0. */
export function withoutTester({ tookMs, tester }: ResponseTime): number {
  return Math.max(0, tookMs - tester.eventLoopMs - tester.wakeMs - tester.starvedMs - tester.clockMs);
}
