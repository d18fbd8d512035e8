import type { Cause } from '../../model/cause.ts';
import type { Basis, UsedBasis } from '../../model/basis.ts';
import type { Fingerprint } from '../../model/run.ts';
import type { Mark, Verdict } from '../../model/verdict.ts';
import type { RunRecord } from '../../store/types.ts';
import { standingOutcome } from '../cell.ts';
import { collectOutcomes, type Outcome, outcomesOfRun } from '../outcomes.ts';

/** One outcome as it is compared with another: what came out, and what it was measured on. */
export interface ComparedResult {
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly run: string;
  readonly at: string;
  readonly verdict: Verdict;
  readonly marks: readonly Mark[];
  readonly cause: Cause | undefined;
  /** What was seen, where it did not pass. */
  readonly sentence: string | undefined;
  /** Fingerprint of the scenario's text; undefined where the source does not tell. */
  readonly specification: string | undefined;
  /** What the region's part of the run was measured with; undefined where the source does not tell. */
  readonly fingerprint: Fingerprint | undefined;
  /** What of its run's basis it rests on; undefined where the source does not tell. */
  readonly rests?: { readonly basis: Basis; readonly used: UsedBasis } | undefined;
}

/** Everything one run left, region by region, in the order it was planned. */
export const resultsOfRun = (record: Pick<RunRecord, 'run' | 'regions' | 'plan'>): ComparedResult[] =>
  outcomesOfRun(record).map(comparedResult);

/**
 * The newest outcome of every case in every region after these runs, as the matrix would show it. Runs come oldest first
 * and of one environment, as from `runsOf`.
 */
export function standingResults(runs: readonly RunRecord[]): ComparedResult[] {
  return [...collectOutcomes(runs).values()].flatMap((byKey) =>
    [...byKey.values()].flatMap((outcomes) => {
      const standing = standingOutcome(outcomes);
      return standing === undefined ? [] : [comparedResult(standing)];
    }),
  );
}

/** An outcome as it is compared with another. */
export function comparedResult({ run, at, result, digest, basis }: Outcome): ComparedResult {
  const { key, name, verdict, marks, cause, fault, specification, used } = result;
  return {
    key,
    name,
    region: digest.region,
    run,
    at,
    verdict,
    marks,
    cause,
    sentence: verdict === 'passed' ? undefined : fault?.sentence,
    specification,
    fingerprint: digest.fingerprint,
    rests: basis === undefined || used === undefined ? undefined : { basis, used },
  };
}
