import { type Fingerprint, RESULTS_SCHEMA_VERSION, type TriedParty } from '../model/run.ts';
import { type PlannedCase, type RunPlan, wholePart } from '../model/run-plan.ts';

/** The answers of a run, as far as its plan tells of them. */
export interface ManualPlanInput {
  readonly run: string;
  /** When the first answer was given. */
  readonly startedAt: Date;
  readonly environment: { readonly id: string; readonly exercise: boolean };
  readonly region: string;
  /** What the party was when it was tried; left out for a region. */
  readonly party?: TriedParty | undefined;
  readonly cases: readonly Pick<PlannedCase, 'key' | 'name' | 'path' | 'line' | 'specification' | 'assumption'>[];
  readonly fingerprint: Fingerprint;
  /** Day of the trial in Denmark. */
  readonly onDate: string;
}

/** The plan of a run whose answers a person gave: just the cases that were answered. */
export function planManualRun(input: ManualPlanInput): RunPlan {
  const { run, environment, region, cases } = input;
  return {
    schemaVersion: RESULTS_SCHEMA_VERSION,
    run,
    environment: environment.id,
    exercise: environment.exercise,
    startedAt: input.startedAt.toISOString(),
    onDate: input.onDate,
    selection: { regions: [region], scenarios: cases.map((one) => one.key) },
    fingerprint: input.fingerprint,
    regions: [
      wholePart(
        region,
        cases.map(({ key, name, path, line, specification, assumption }) => ({
          key,
          name,
          path,
          line,
          specification,
          assumption,
          manual: true,
          writes: false,
          timed: false,
        })),
        input.party,
      ),
    ],
  };
}
