import type { RunPlan } from '../../model/run-plan.ts';
import type { RunRecord } from '../../store/types.ts';
import { standingOutcome } from '../cell.ts';
import { type EnvironmentRef, type Outcome, outcomesOfRun } from '../outcomes.ts';
import { type Baseline, baseline } from './baseline.ts';
import { compareResults, type Comparison } from './compare-results.ts';
import { comparedResult, resultsOfRun, standingResults } from './compared-result.ts';

/** One side of a comparison: one run, or everything that held at a moment. */
export interface ComparedSide {
  /** `run`: what that run left. `before-run`: what held when it began. `meeting`: when the day began. `newest`: what holds now. */
  readonly kind: 'run' | 'before-run' | 'meeting' | 'newest';
  readonly run: string | undefined;
  /** ISO time, or the day of a meeting. */
  readonly at: string;
}

/** Two sides of one environment, compared. */
export interface ComparedSets extends Comparison {
  readonly environment: EnvironmentRef;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}

const sideOf = ({ run, plan }: RunRecord): ComparedSide => ({ kind: 'run', run, at: plan.startedAt });
const environmentOf = ({ plan }: RunRecord): EnvironmentRef => ({ id: plan.environment, exercise: plan.exercise });

/** What says whether two runs are of the same systems. */
type Origin = Pick<RunPlan, 'environment' | 'exercise'>;

/** Whether two runs can be compared: never across environments, nor an exercise against the real thing. */
export function areComparable(a: Origin, b: Origin): boolean {
  return a.environment === b.environment && a.exercise === b.exercise;
}

/** Two runs of one environment, the earlier first. */
export function compareRuns(before: RunRecord, after: RunRecord): ComparedSets {
  return {
    environment: environmentOf(after),
    before: sideOf(before),
    after: sideOf(after),
    ...compareResults(resultsOfRun(before), resultsOfRun(after)),
  };
}

/**
 * What each run changed: its results against what held when it began. Cases the run did not try are not part of it, so a
 * run of three scenarios says what became of three. The first run is left out, where all is new. Runs come oldest first and
 * of one environment. Made in one pass: two hundred runs would otherwise each be compared with all before them.
 */
export function changesOfRuns(runs: readonly RunRecord[]): ReadonlyMap<string, ComparedSets> {
  const earlier = new Map<string, Outcome[]>();
  const changes = new Map<string, ComparedSets>();
  for (const [index, record] of runs.entries()) {
    const own = outcomesOfRun(record);
    const before = own.flatMap((outcome) => {
      const standing = standingOutcome(earlier.get(place(outcome)) ?? []);
      return standing === undefined ? [] : [comparedResult(standing)];
    });
    if (index > 0) {
      changes.set(record.run, {
        environment: environmentOf(record),
        before: { kind: 'before-run', run: record.run, at: record.plan.startedAt },
        after: sideOf(record),
        ...compareResults(before, own.map(comparedResult)),
      });
    }
    for (const outcome of own) remember(earlier, place(outcome), outcome);
  }
  return changes;
}

/** What the environment's newest results are compared with, and what is to be shown of them. */
export interface SinceInput {
  readonly environment: EnvironmentRef;
  /** Oldest first, and of the environment. */
  readonly runs: readonly RunRecord[];
  /** Days of the meetings, ISO. */
  readonly meetings: readonly string[];
  /** ISO. */
  readonly today: string;
  /** The cases there are today; results of others are no longer run. */
  readonly keys: ReadonlySet<string>;
}

/** What changed in an environment since the last meeting, or with the newest run where there was none; undefined without runs. */
export function changesSince({ environment, runs, meetings, today, keys }: SinceInput): ComparedSets | undefined {
  const base = baseline(runs, meetings, today);
  const newest = runs.at(-1);
  if (base === undefined || newest === undefined) return undefined;
  return {
    environment,
    before: sideOfBaseline(base, newest.run),
    after: { kind: 'newest', run: undefined, at: newest.plan.startedAt },
    ...compareResults(
      standingResults(base.runs),
      standingResults(runs).filter(({ key }) => keys.has(key)),
    ),
  };
}

function sideOfBaseline({ kind, since }: Baseline, newest: string): ComparedSide {
  return kind === 'meeting' ? { kind, run: undefined, at: since } : { kind: 'before-run', run: newest, at: since };
}

const place = ({ digest, result }: Outcome): string => `${digest.region}\n${result.key}`;

function remember(all: Map<string, Outcome[]>, key: string, outcome: Outcome): void {
  const known = all.get(key);
  if (known === undefined) all.set(key, [outcome]);
  else known.push(outcome);
}
