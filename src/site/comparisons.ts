import type { Catalogue } from '../model/specification.ts';
import { changesOfRuns, changesSince, type ComparedSets, compareRuns } from '../report/compare/compared-sets.ts';
import { runsOf } from '../report/outcomes.ts';
import type { Matrix } from '../report/types.ts';
import type { RunRecord } from '../store/types.ts';

/** Runs of one environment for which every pair has a page; pages grow with the square of it. Any two runs are compared in the browser. */
const PAIRED_RUNS = 6;

/** What the pages tell of changes; nothing is computed before it is asked for, and then once. */
export interface Comparisons {
  /** What changed in the environment since the last meeting, or with the newest run; undefined where nothing was run. */
  readonly since: (matrix: Matrix) => ComparedSets | undefined;
  /** What a run changed; undefined for the first of its environment. */
  readonly ofRun: (run: string) => ComparedSets | undefined;
  /** Pairs of runs that have a page each, the earlier first; newest pairs first. */
  readonly pairs: () => readonly { readonly before: string; readonly after: string }[];
  /** Two runs compared; undefined when either is not there. */
  readonly between: (before: string, after: string) => ComparedSets | undefined;
}

/** What comparisons are made of. */
export interface ComparisonSource {
  /** Newest first. */
  readonly runs: readonly RunRecord[];
  readonly catalogue: Catalogue;
  /** Days of the meetings, ISO. */
  readonly meetings: readonly string[];
  /** ISO. */
  readonly today: string;
}

/** Comparisons over the runs of every environment, also of those the configuration no longer has. */
export function comparisons({ runs, catalogue, meetings, today }: ComparisonSource): Comparisons {
  const records = new Map(runs.map((record) => [record.run, record]));
  const groups = [...Map.groupBy(runs, ({ plan }) => `${plan.environment}\n${plan.exercise}`).values()].map((own) =>
    own.toReversed(),
  );
  const keys = new Set(catalogue.cases.map(({ key }) => key));
  let changed: ReadonlyMap<string, ComparedSets> | undefined;
  return {
    since: ({ environment }) => changesSince({ environment, runs: runsOf(runs, environment), meetings, today, keys }),
    ofRun: (run) => {
      changed ??= new Map(groups.flatMap((own) => [...changesOfRuns(own)]));
      return changed.get(run);
    },
    pairs: () =>
      groups.flatMap((own) => {
        const newest = own.slice(-PAIRED_RUNS).map(({ run }) => run);
        return newest.flatMap((after, index) => newest.slice(0, index).map((before) => ({ before, after }))).toReversed();
      }),
    between: (before, after) => {
      const [a, b] = [records.get(before), records.get(after)];
      return a === undefined || b === undefined ? undefined : compareRuns(a, b);
    },
  };
}
