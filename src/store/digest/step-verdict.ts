import type { CaseFault, StepStatus } from '../../model/run.ts';
import type { Verdict } from '../../model/verdict.ts';
import { faultOfResult } from './fault.ts';
import type { TestStepResultMessage } from './message-schemas.ts';

/** What one step or hook says about its case. */
export interface StepJudgement {
  readonly status: StepStatus;
  /** Undefined for `skipped`: what it means depends on the steps before it. */
  readonly verdict: Verdict | undefined;
  readonly fault: CaseFault | undefined;
}

const STATUSES: ReadonlyMap<string, StepStatus> = new Map([
  ['PASSED', 'passed'],
  ['FAILED', 'failed'],
  ['SKIPPED', 'skipped'],
  ['PENDING', 'pending'],
  ['UNDEFINED', 'undefined'],
  ['AMBIGUOUS', 'ambiguous'],
]);

/** Classes a step may throw on purpose; anything else thrown is our own fault. */
const VERDICT_BY_CLASS: ReadonlyMap<string, Verdict> = new Map([
  ['Deviation', 'deviation'],
  ['EndpointError', 'endpoint-error'],
  ['PreconditionError', 'precondition'],
  ['TesterFault', 'precondition'],
]);

/** Judges one result. `text` is the step as written, for the sentence of a step nobody has defined. */
export function judgeStep(result: TestStepResultMessage, text: string | undefined): StepJudgement {
  const status = STATUSES.get(result.status) ?? 'unknown';
  const what = text === undefined ? 'En krog' : `Trinnet “${text}”`;
  switch (status) {
    case 'passed':
      return { status, verdict: 'passed', fault: undefined };
    case 'skipped':
      return { status, verdict: undefined, fault: undefined };
    case 'failed':
      return {
        status,
        verdict: VERDICT_BY_CLASS.get(result.exception?.type ?? '') ?? 'tool-error',
        fault: faultOfResult(result),
      };
    case 'undefined':
      return { status, verdict: 'unspecified', fault: { type: 'Undefined', sentence: `${what} har ingen trindefinition.` } };
    case 'pending':
      return { status, verdict: 'unspecified', fault: { type: 'Pending', sentence: `${what} er endnu ikke skrevet færdigt.` } };
    case 'ambiguous':
      return {
        status,
        verdict: 'tool-error',
        fault: { type: 'Ambiguous', sentence: `${what} passer på flere trindefinitioner.` },
      };
    case 'unknown':
      return {
        status,
        verdict: 'tool-error',
        fault: { type: 'Unknown', sentence: `${what} har en status, der ikke kan læses.` },
      };
  }
}
