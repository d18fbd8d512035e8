import type { CaseFault, StepResult } from '../../model/run.ts';
import { severity, type Verdict, verdictOfFinding } from '../../model/verdict.ts';
import type { PickleMessage, TestCaseMessage, TestStepResultMessage } from '../message-shapes.ts';
import type { Attempt, Recording } from '../recording.ts';
import { found, judgeStep, type StepJudgement } from './step-verdict.ts';
import { milliseconds } from '../moment.ts';

/** An attempt with the scenario it was an attempt at. */
export interface KnownAttempt {
  readonly attempt: Attempt;
  readonly testCase: TestCaseMessage;
  readonly pickle: PickleMessage;
}

/** An attempt's verdict, and the fault that decided it. */
export interface AttemptJudgement {
  readonly verdict: Verdict;
  readonly fault: CaseFault | undefined;
}

/**
 * The verdict of an attempt that ended (design: the worst of its steps and hooks, so that a hook's own error is never
 * hidden by a milder one before it). Passed demands that every step of the text was reported passed; silence is not a
 * pass:
 *
 * - a step or hook without a result, or a text step without a test step: the recording is incomplete, `tool-error`;
 * - a scenario without steps: nothing was tried, `unspecified`;
 * - steps skipped with nothing wrong before them: a step asked to be excused, so the trial could not be held,
 *   `precondition`.
 */
export function judgeAttempt(known: KnownAttempt): AttemptJudgement {
  const { testCase, pickle } = known;
  if (pickle.steps.length === 0) return found('Undefined', 'Scenariet har ingen trin.');
  const judgements = testCase.testSteps.map((step) => judgementOf(known, step));
  const covered = new Set(testCase.testSteps.map((step) => step.pickleStepId));
  if (judgements.includes(undefined) || pickle.steps.some((step) => !covered.has(step.id))) {
    return worstOf([...judgements, INCOMPLETE]);
  }
  const worst = worstOf(judgements);
  if (worst.verdict !== 'passed' || judgements.every((judgement) => judgement?.verdict === 'passed')) return worst;
  return found('Skipped', 'Et trin sprang resten af scenariet over.');
}

/** True when the attempt has anything but passed steps so far, whether it ended or not, or was said to be tried again. */
export function hasFailed({ attempt }: KnownAttempt): boolean {
  if (attempt.finished?.willBeRetried === true) return true;
  return [...attempt.results.values()].flat().some((result) => result.status !== 'PASSED');
}

/** The steps of the text as they ran; a step that was never reached is skipped. */
export function stepResults(
  known: KnownAttempt,
  recording: Recording,
  byStep: ReadonlyMap<string, readonly number[]>,
): StepResult[] {
  return known.pickle.steps.map((pickleStep) => {
    const testStep = known.testCase.testSteps.find((step) => step.pickleStepId === pickleStep.id);
    const results = testStep === undefined ? undefined : known.attempt.results.get(testStep.id);
    const keyword = pickleStep.astNodeIds.map((id) => recording.nodes.keywords.get(id)).find((found) => found !== undefined);
    return {
      keyword: keyword ?? '',
      text: pickleStep.text,
      status: worstJudgement(results, pickleStep.text)?.status ?? 'skipped',
      durationMs: milliseconds(results?.[0]?.duration ?? { seconds: 0, nanos: 0 }),
      exchanges: [...((testStep === undefined ? undefined : byStep.get(testStep.id)) ?? [])],
    };
  });
}

const INCOMPLETE: AttemptJudgement = found(
  'IncompleteRecording',
  'Optagelsen af scenariet er ikke hel, så udfaldet kan ikke læses.',
);

function judgementOf({ attempt, pickle }: KnownAttempt, step: TestCaseMessage['testSteps'][number]): StepJudgement | undefined {
  const text = pickle.steps.find((candidate) => candidate.id === step.pickleStepId)?.text;
  return worstJudgement(attempt.results.get(step.id), text);
}

/** Of several results for one step, which only damage can cause, the worst counts. */
function worstJudgement(
  results: readonly TestStepResultMessage[] | undefined,
  text: string | undefined,
): StepJudgement | undefined {
  const rank = (judgement: StepJudgement): number => severity(judgement.verdict ?? verdictOfFinding('Skipped'));
  return results?.map((result) => judgeStep(result, text)).sort((a, b) => rank(a) - rank(b))[0];
}

/** The worst verdict with the first fault that carries it; `passed` when nothing speaks against it. */
function worstOf(judgements: readonly (StepJudgement | AttemptJudgement | undefined)[]): AttemptJudgement {
  let worst: AttemptJudgement = { verdict: 'passed', fault: undefined };
  for (const judgement of judgements) {
    const verdict = judgement?.verdict;
    if (judgement === undefined || verdict === undefined || severity(verdict) >= severity(worst.verdict)) continue;
    worst = { verdict, fault: judgement.fault };
  }
  return worst;
}
