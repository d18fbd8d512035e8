import type { CaseResult, RegionDigest } from '../../src/model/run.ts';
import type { Mark } from '../../src/model/verdict.ts';
import { causeOf } from '../../src/recording/digest/cause.ts';
import { found } from '../../src/recording/digest/step-verdict.ts';
import type { RunPlan } from '../../src/model/run-plan.ts';
import type { TriedCase } from './messages.ts';

const ABORTED = 'Kørslen blev afbrudt, før regionen var færdig.';

/**
 * The digest of a region in an older run, made without its messages: what was tried, and `aborted` for what is only in
 * the plan. The newest runs are digested from their messages as any run is.
 */
export function madeUpDigest(plan: RunPlan, region: string, tried: readonly TriedCase[]): RegionDigest {
  const planned = plan.regions.find((part) => part.region === region)?.cases ?? [];
  const completed = tried.length === planned.length;
  const byKey = new Map(tried.map((one) => [one.planned.key, one]));
  return {
    schemaVersion: 1,
    run: plan.run,
    region,
    environment: plan.environment,
    exercise: plan.exercise,
    state: completed ? 'completed' : 'aborted',
    ...(completed ? {} : { reason: ABORTED }),
    startedAt: plan.startedAt,
    finishedAt: plan.startedAt,
    fingerprint: plan.fingerprint,
    redactions: { hoved: tried.length + 1 },
    cases: planned.map(({ key, name, assumption, specification }): CaseResult => {
      const one = byKey.get(key);
      const marks: Mark[] = [
        ...(one?.outcome.attempts === 2 ? ['unstable' as const] : []),
        ...(assumption ? ['assumption' as const] : []),
        ...(plan.exercise ? ['exercise' as const] : []),
      ];
      if (one === undefined) {
        const never = found('Aborted', `Scenariet nåede ikke at blive færdigt. ${ABORTED}`);
        return { key, name, ...never, marks, attempts: 1, durationMs: 0, cause: 'tool', specification };
      }
      const { verdict, attempts, durationMs, fault } = one.outcome;
      const exchanges = [{ response: { status: fault?.type === 'EndpointError' ? 500 : 200, headers: [] }, fault: undefined }];
      const cause = causeOf({ verdict, faultType: fault?.type, exchanges });
      return {
        ...{ key, name, verdict, marks, attempts, startedAt: one.startedAt.toISOString(), durationMs },
        ...(fault === undefined ? {} : { fault }),
        ...(cause === undefined ? {} : { cause }),
        specification,
      };
    }),
  };
}
