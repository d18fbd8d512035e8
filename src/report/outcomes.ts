import type { Basis } from '../model/basis.ts';
import type { CaseResult, RegionDigest } from '../model/run.ts';
import type { RunRecord } from '../store/types.ts';

/** One outcome of a case, with the region's part of the run it came from. */
export interface Outcome {
  readonly run: string;
  /** When the case started; when it never did, when its region's part of the run did. */
  readonly at: string;
  readonly result: CaseResult;
  readonly digest: RegionDigest;
  /** What its run rests on; undefined where the run does not say. */
  readonly basis: Basis | undefined;
  /** Whether it comes from a recording that another tool made. */
  readonly foreign: boolean;
}

/** The environment whose results are asked for. */
export interface EnvironmentRef {
  readonly id: string;
  readonly exercise: boolean;
}

/**
 * The runs of one environment, oldest first. A run that says it is an exercise while the environment is not one (or the
 * other way round) stays out: results from the embedded endpoint are never shown as a region's own.
 */
export function runsOf(runs: readonly RunRecord[], environment: EnvironmentRef): RunRecord[] {
  return runs
    .filter(({ plan }) => plan.environment === environment.id && plan.exercise === environment.exercise)
    .sort((a, b) => order(a.plan.startedAt, b.plan.startedAt) || order(a.run, b.run));
}

/** Every outcome by region and case key, oldest first. Runs come oldest first, as from {@link runsOf}. */
export function collectOutcomes(runs: readonly RunRecord[]): ReadonlyMap<string, ReadonlyMap<string, readonly Outcome[]>> {
  const byRegion = new Map<string, Map<string, Outcome[]>>();
  for (const outcome of runs.flatMap(outcomesOfRun)) {
    const { digest, result } = outcome;
    const byKey = byRegion.get(digest.region) ?? new Map<string, Outcome[]>();
    byRegion.set(digest.region, byKey);
    const known = byKey.get(result.key);
    if (known === undefined) byKey.set(result.key, [outcome]);
    else known.push(outcome);
  }
  return byRegion;
}

/** Every outcome of one run, region by region, in the order it was planned. */
export function outcomesOfRun({ run, regions, plan }: Pick<RunRecord, 'run' | 'regions' | 'plan'>): Outcome[] {
  const { basis, selection } = plan;
  const foreign = selection.recording !== undefined;
  return regions.flatMap((digest) =>
    digest.cases.map((result) => ({ run, at: result.startedAt ?? digest.startedAt, result, digest, basis, foreign })),
  );
}

/** Orders two texts by their characters: ISO times and ids need no language. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
