import { PilotError } from '../model/pilot-error.ts';
import { isCounted, verdictRow } from '../model/verdict.ts';
import type { RunRecord } from '../store/types.ts';

/** The newest run of an environment, and what of it did not pass. */
export interface Rerun {
  readonly run: string;
  /** Case keys by region. Empty when all passed. */
  readonly failed: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * What did not pass in the newest run of an environment: what failed, could not be judged or never ended. Answers given by
 * people and recordings made by other tools are no runs of this machine. The runs stand newest first.
 *
 * Throws PilotError SP4001 when the environment has no run.
 */
export function planRerun(
  runs: Iterable<Pick<RunRecord, 'run' | 'plan' | 'regions'>>,
  { environment, resultsFolder }: { readonly environment: string; readonly resultsFolder: string },
): Rerun {
  const record = firstOwn(runs, environment);
  if (record === undefined) {
    throw new PilotError('SP4001', {
      place: { file: resultsFolder },
      seen: `der er ingen kørsel i miljøet “${environment}”, hvis fejl kan køres igen`,
      expected: 'mindst én kørsel i miljøet',
      remedy: 'Kør først uden --rerun-failed, eller vælg en anden mappe med --results.',
    });
  }
  const failed = record.regions.map(({ region, cases }) => {
    const keys = cases.filter(({ verdict }) => isCounted(verdict) && verdictRow(verdict).kind !== 'passed');
    return [region, new Set(keys.map(({ key }) => key))] as const;
  });
  return { run: record.run, failed: new Map(failed.filter(([, keys]) => keys.size > 0)) };
}

/** No more runs are read than it takes to find it. */
function firstOwn<Run extends Pick<RunRecord, 'plan'>>(runs: Iterable<Run>, environment: string): Run | undefined {
  for (const run of runs) if (run.plan.environment === environment && isOwnRun(run)) return run;
  return undefined;
}

function isOwnRun({ plan }: Pick<RunRecord, 'plan'>): boolean {
  return plan.selection.recording === undefined && plan.regions.some(({ cases }) => cases.some(({ manual }) => !manual));
}
