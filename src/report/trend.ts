import { NEVER_RUN, type Verdict } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';
import { standingOutcome } from './cell.ts';
import { type Outcome, outcomesOfRun } from './outcomes.ts';
import { type Counted, countedUnder, tallyOfCounts } from './tally.ts';
import type { Tally } from './types.ts';

/** How things stood when a run had ended. */
export interface TrendPoint {
  readonly run: string;
  /** When the run began. */
  readonly at: string;
  /** The run was cut off: what it did not reach counts as aborted. */
  readonly aborted: boolean;
  readonly tally: Tally;
}

/** How an environment and each of its regions stood over time, oldest first. */
export interface Trends {
  readonly whole: readonly TrendPoint[];
  /** Only the runs that touched the region. */
  readonly byRegion: ReadonlyMap<string, readonly TrendPoint[]>;
}

/** Whose history it is: the runs, and the cells there are today. */
export interface TrendInput {
  /** Oldest first and of one environment, as from `runsOf`. */
  readonly runs: readonly RunRecord[];
  /** Region ids. */
  readonly regions: readonly string[];
  /** Case keys. */
  readonly keys: readonly string[];
}

/**
 * How today's cells stood after each run: the newest outcome of each case at that moment, and not only what the run
 * covered, so that trying three scenarios again is no fall to three. The last point is what the matrix shows. Cells count
 * from the first point as not run, so the whole is the same all the way. One pass over all outcomes.
 */
export function trends({ runs, regions, keys }: TrendInput): Trends {
  const known = new Set(keys);
  const whole: TrendPoint[] = [];
  const standing = new Map(regions.map((region) => [region, new RegionStanding(keys.length)]));
  const byRegion = new Map<string, TrendPoint[]>(regions.map((region) => [region, []]));
  for (const record of runs) {
    for (const outcome of outcomesOfRun(record)) {
      if (known.has(outcome.result.key)) standing.get(outcome.digest.region)?.add(outcome);
    }
    const touched = record.regions.filter(({ region }) => standing.has(region));
    const point = (own: readonly RegionStanding[], aborted: boolean): TrendPoint => ({
      run: record.run,
      at: record.plan.startedAt,
      aborted,
      tally: tallyOfCounts(own.map(({ counts }) => counts)),
    });
    for (const { region, state } of touched) {
      const own = standing.get(region);
      if (own !== undefined) byRegion.get(region)?.push(point([own], state === 'aborted'));
    }
    if (touched.length > 0) whole.push(point([...standing.values()], record.manifest?.state !== 'completed'));
  }
  return { whole, byRegion };
}

/** How every case in one region stands as outcomes come in. */
class RegionStanding {
  readonly counts = new Map<Verdict | 'assumed', number>();
  private readonly outcomes = new Map<string, Outcome[]>();

  constructor(cells: number) {
    this.counts.set(NEVER_RUN, cells);
  }

  add(outcome: Outcome): void {
    const { key } = outcome.result;
    const own = this.outcomes.get(key) ?? [];
    this.count(resultOf(own), -1);
    own.push(outcome);
    this.outcomes.set(key, own);
    this.count(resultOf(own), 1);
  }

  private count(one: Counted, change: number): void {
    for (const under of countedUnder(one)) this.counts.set(under, (this.counts.get(under) ?? 0) + change);
  }
}

const resultOf = (outcomes: readonly Outcome[]): Counted =>
  standingOutcome(outcomes)?.result ?? { verdict: NEVER_RUN, marks: [] };
