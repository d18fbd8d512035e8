import { AROUND_EVERY_SCENARIO, type Basis, type UsedBasis } from '../../model/basis.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { CaseDetail, CaseResult } from '../../model/run.ts';
import { type Mark, severity } from '../../model/verdict.ts';
import type { PlannedCase } from '../../model/run-plan.ts';
import { causeOf } from './cause.ts';
import { readAssumptions, readComparisons, readExcerpts, readExchanges, readManual } from './attachments.ts';
import { hasFailed, judgeAttempt, type KnownAttempt, stepResults } from './judge-attempt.ts';
import type { Recording } from '../recording.ts';
import { found } from './step-verdict.ts';
import { elapsed, isoTime } from '../moment.ts';

/** A planned case, and what its region's recording holds of it. */
export interface CaseInput {
  readonly planned: PlannedCase;
  /** Every attempt at the case, in the order they were started. */
  readonly attempts: readonly KnownAttempt[];
  readonly recording: Recording;
  readonly exercise: boolean;
  /** What the run rests on; undefined where its plan does not say. */
  readonly basis: Basis | undefined;
  /** Why a case that never ended did not, in Danish. */
  readonly abortReason: string;
}

/** A case's outcome, and how much of it could not be read. */
export interface JudgedCase {
  readonly detail: CaseDetail;
  readonly droppedExchanges: number;
}

/**
 * The outcome of one planned case. The attempt that ended and was not retried counts; without one the case is aborted.
 * Attempts spoilt by another scenario never count. Several final attempts can only come from damage or from a mistake
 * of ours, and then the worst of them counts.
 */
export function judgeCase(input: CaseInput): JudgedCase {
  const { planned, recording } = input;
  const own = input.attempts.filter(({ attempt }) => !attempt.contaminated);
  const final = worstFinal(own);
  const shown = final ?? own.at(-1) ?? input.attempts.at(-1);
  const judgement = final === undefined ? aborted(input.abortReason) : judgeAttempt(final);
  const read = readExchanges(shown?.attempt.exchanges ?? []);
  const rests = readExcerpts(shown, read.exchanges);
  const { comparisons, dropped } = readComparisons(shown?.attempt.comparisons ?? []);
  const rested = readAssumptions(shown?.attempt.assumptions ?? []);
  const assumed = judgement.verdict === 'passed' && rested.assumptions.length > 0;
  const manual = readManual(shown);
  const startedAt = isoTime(shown?.attempt.startedAt);
  const { basis } = input;
  const used =
    final === undefined || basis === undefined
      ? undefined
      : usedBy(final, read.exchanges, { basis, definitions: recording.definitions });
  const cause = causeOf({
    verdict: judgement.verdict,
    faultType: judgement.fault?.type,
    exchanges: read.exchanges,
  });
  const unstable = judgement.verdict === 'passed' && final !== undefined && wasRetried(final, input.attempts);
  return {
    droppedExchanges: read.dropped + rests.dropped + dropped + rested.dropped + manual.dropped,
    detail: {
      key: planned.key,
      name: planned.name,
      verdict: judgement.verdict,
      marks: marksOf(planned, { unstable, assumed, exercise: input.exercise }),
      attempts: Math.max(1, own.filter((known) => known === final || hasFailed(known)).length),
      ...(startedAt === undefined ? {} : { startedAt }),
      durationMs: elapsed(shown?.attempt.startedAt, shown?.attempt.finished?.at),
      ...(judgement.fault === undefined ? {} : { fault: judgement.fault }),
      ...(cause === undefined ? {} : { cause }),
      ...(rested.assumptions.length === 0 ? {} : { assumptions: [...rested.assumptions] }),
      specification: planned.specification,
      ...(used === undefined ? {} : { used }),
      ...(manual.mark === undefined ? {} : { manual: manual.mark }),
      steps: shown === undefined ? [] : stepResults(shown, recording, read.byStep),
      exchanges: [...read.exchanges],
      ...(rests.excerpts.length === 0 ? {} : { excerpts: [...rests.excerpts] }),
      ...(comparisons.length === 0 ? {} : { comparisons: [...comparisons] }),
      ...(manual.comments.length === 0 ? {} : { comments: [...manual.comments] }),
      ...(manual.files.length === 0 ? {} : { files: [...manual.files] }),
    },
  };
}

/** What of its run's basis a case used: the definitions of its steps, what surrounds them, and the interfaces it called. */
function usedBy(
  { testCase }: KnownAttempt,
  exchanges: readonly Exchange[],
  { basis: { steps }, definitions }: { readonly basis: Basis; readonly definitions: Recording['definitions'] },
): UsedBasis {
  const ids = testCase.testSteps.flatMap(({ stepDefinitionIds = [] }) => stepDefinitionIds);
  const patterns = new Set([AROUND_EVERY_SCENARIO, ...ids.flatMap((id) => definitions.get(id) ?? [])]);
  return {
    steps: steps.flatMap(({ pattern }, at) => (patterns.has(pattern) ? [at] : [])),
    interfaces: [...new Set(exchanges.map((exchange) => exchange.interface))].toSorted(),
  };
}

/** The part of a detail that history keeps. */
export function withoutDetails(detail: CaseDetail): CaseResult {
  const { key, name, verdict, marks, attempts, startedAt, durationMs, fault, cause, assumptions, specification, used, manual } =
    detail;
  return {
    key,
    name,
    verdict,
    marks,
    attempts,
    ...(startedAt === undefined ? {} : { startedAt }),
    durationMs,
    ...(fault === undefined ? {} : { fault }),
    ...(cause === undefined ? {} : { cause }),
    ...(assumptions === undefined ? {} : { assumptions }),
    specification,
    ...(used === undefined ? {} : { used }),
    ...(manual === undefined ? {} : { manual }),
  };
}

function aborted(reason: string): ReturnType<typeof judgeAttempt> {
  return found('Aborted', `Scenariet nåede ikke at blive færdigt. ${reason}`);
}

function worstFinal(attempts: readonly KnownAttempt[]): KnownAttempt | undefined {
  const finals = attempts.filter(({ attempt }) => attempt.finished?.willBeRetried === false);
  return finals.sort((a, b) => severity(judgeAttempt(a).verdict) - severity(judgeAttempt(b).verdict))[0];
}

/**
 * Whether a pass came only after a failed attempt. The final attempt's number says how many came before it; each of
 * them failed unless it is known to have been spoilt, also where the recording has lost what it said. An attempt that
 * an earlier process left without an end counts only when something in it had failed.
 */
function wasRetried(final: KnownAttempt, attempts: readonly KnownAttempt[]): boolean {
  const others = attempts.filter((known) => known !== final);
  const spoilt = others.filter(({ attempt, testCase }) => attempt.contaminated && testCase.id === final.testCase.id).length;
  return spoilt < final.attempt.number || others.some((known) => !known.attempt.contaminated && hasFailed(known));
}

function marksOf(
  planned: PlannedCase,
  state: { readonly unstable: boolean; readonly assumed: boolean; readonly exercise: boolean },
): Mark[] {
  const marks: Mark[] = [];
  if (state.unstable) marks.push('unstable');
  if (planned.assumption) marks.push('assumption');
  if (state.assumed) marks.push('assumed');
  if (planned.manual) marks.push('manual');
  if (state.exercise) marks.push('exercise');
  return marks;
}
