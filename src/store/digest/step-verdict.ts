import type { CaseFault, StepStatus } from '../../model/run.ts';
import { type Finding, type Verdict, verdictOfFinding, verdictOfThrown } from '../../model/verdict.ts';
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
      return { status, verdict: verdictOfThrown(result.exception?.type), fault: faultOfResult(result) };
    case 'undefined':
      return { status, ...found('Undefined', `${what} har ingen trindefinition.`) };
    case 'pending':
      return { status, ...found('Pending', `${what} er endnu ikke skrevet færdigt.`) };
    case 'ambiguous':
      return { status, ...found('Ambiguous', `${what} passer på flere trindefinitioner.`) };
    case 'unknown':
      return { status, ...found('Unknown', `${what} har en status, der ikke kan læses.`) };
  }
}

/** What the reading of a recording found, as the verdict it leads to and the fault that tells of it. */
export function found(
  type: Finding,
  sentence: string,
): { readonly verdict: Verdict; readonly fault: Pick<CaseFault, 'sentence'> & { readonly type: Finding } } {
  return { verdict: verdictOfFinding(type), fault: { type, sentence } };
}
