import { splitCaseKey } from '../../model/identity.ts';
import type { CaseDetail, CaseResult, RegionDigest, RegionEnd } from '../../model/run.ts';
import type { PlannedCase, RunPlan } from '../../model/run-plan.ts';
import type { KnownAttempt } from './judge-attempt.ts';
import { judgeCase, withoutDetails } from './judge-case.ts';
import type { Recording } from '../recording.ts';
import { found } from './step-verdict.ts';
import { isoTime } from '../moment.ts';
import { readRecording } from '../read-recording.ts';

/** A region's part of a run as it was planned and recorded. */
export interface DigestInput {
  readonly plan: RunPlan;
  readonly region: string;
  /** The messages of the region in the order they were written; undefined when it never started. */
  readonly envelopes: Iterable<object> | undefined;
  /** How the region said it ended; undefined when nobody said. */
  readonly regionEnd: Pick<RegionEnd, 'state' | 'reason' | 'note' | 'finishedAt'> | undefined;
  /** The day of the register that the region's preflight found; undefined when it found none. */
  readonly register?: string | undefined;
}

/** What a region's recording says, and how much of it could not be read. */
export interface DigestOutput {
  readonly digest: RegionDigest;
  /** The same cases in the same order, with steps and exchanges. */
  readonly details: readonly CaseDetail[];
  /** What was in the recording and could not be read. */
  readonly dropped: { readonly messages: number; readonly exchanges: number };
}

/**
 * Reads the outcome of every planned case of a region out of its recording. Pure, and total: whatever the recording
 * holds, each planned case has a verdict, and `passed` only where the recording says so throughout.
 *
 * A region is completed when every planned case has ended, and not before, whatever it said of itself.
 */
export function digestRegion({ plan, region, envelopes, regionEnd, register }: DigestInput): DigestOutput {
  const part = plan.regions.find((candidate) => candidate.region === region);
  const planned = part?.cases ?? [];
  const recording = readRecording(envelopes ?? []);
  const attempts = attemptsByKey(recording, planned);
  const abortReason = reasonOf(envelopes === undefined, regionEnd);
  const judged = planned.map((one) =>
    judgeCase({
      planned: one,
      attempts: attempts.get(one.key) ?? [],
      recording,
      exercise: plan.exercise,
      basis: plan.basis,
      abortReason,
    }),
  );
  const declared = (part?.notApplicable ?? []).map((one) => notApplicable(one, plan.exercise));
  const details = [...judged.map((one) => one.detail), ...declared];
  const unfinished = details.filter((detail) => detail.verdict === 'aborted').length;
  const completed = unfinished === 0;
  const redactions = countRedactions(details);
  return {
    digest: {
      schemaVersion: plan.schemaVersion,
      run: plan.run,
      region,
      ...(part?.party === undefined ? {} : { party: part.party }),
      environment: plan.environment,
      exercise: plan.exercise,
      state: completed ? 'completed' : 'aborted',
      ...(completed ? {} : { reason: abortReason }),
      ...(regionEnd?.note === undefined ? {} : { note: regionEnd.note }),
      startedAt: isoTime(recording.startedAt) ?? plan.startedAt,
      ...(regionEnd === undefined ? {} : { finishedAt: regionEnd.finishedAt }),
      fingerprint: register === undefined ? plan.fingerprint : { ...plan.fingerprint, register },
      ...(Object.keys(redactions).length === 0 ? {} : { redactions }),
      cases: details.map(withoutDetails),
    },
    details,
    dropped: {
      messages: recording.dropped,
      exchanges: judged.reduce((sum, one) => sum + one.droppedExchanges, 0),
    },
  };
}

/** An exchange that several scenarios use was made, and redacted, once. */
function countRedactions(details: readonly CaseDetail[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { redactions } of details.flatMap(({ exchanges }) => exchanges).filter(({ reused }) => !reused)) {
    for (const [rule, count] of Object.entries(redactions)) counts[rule] = (counts[rule] ?? 0) + count;
  }
  return counts;
}

function reasonOf(neverStarted: boolean, regionEnd: DigestInput['regionEnd']): string {
  if (regionEnd?.state === 'completed') return 'Optagelsen mangler scenarier, selv om regionen blev meldt færdig.';
  if (regionEnd?.reason !== undefined) return regionEnd.reason;
  return neverStarted ? 'Regionen blev aldrig startet.' : 'Kørslen sluttede, før regionen var færdig.';
}

/**
 * Finds the planned case of each attempt: the place of its pickle (path and line of the scenario or Examples row) must
 * be the planned one, and the pickle must carry the case's identity tag. Asking for both keeps a recording of other
 * feature texts, or a damaged one, from lending its outcome to the wrong case.
 */
function attemptsByKey(recording: Recording, planned: readonly PlannedCase[]): ReadonlyMap<string, readonly KnownAttempt[]> {
  const byPlace = new Map(planned.map((one) => [`${one.path}:${one.line}`, one.key]));
  const found = new Map<string, KnownAttempt[]>();
  // Read backwards, so that of two with one id the first stands.
  const testCases = new Map(recording.testCases.toReversed().map((testCase) => [testCase.id, testCase]));
  for (const attempt of recording.attempts) {
    const testCase = testCases.get(attempt.testCaseId ?? '');
    const pickle = recording.pickles.get(testCase?.pickleId ?? '');
    if (testCase === undefined || pickle === undefined) continue;
    const key = byPlace.get(`${pickle.uri.replaceAll('\\', '/')}:${pickle.location?.line ?? 0}`);
    if (key === undefined || !pickle.tags.some((tag) => tag.name === `@${splitCaseKey(key).id}`)) continue;
    found.set(key, [...(found.get(key) ?? []), { attempt, testCase, pickle }]);
  }
  return found;
}

function notApplicable(declared: RunPlan['regions'][number]['notApplicable'][number], exercise: boolean): CaseDetail {
  const { verdict, fault } = found('NotApplicable', `${declared.reason} (oplyst ${declared.date})`);
  const result: CaseResult = {
    key: declared.key,
    name: declared.key,
    verdict,
    marks: exercise ? ['exercise'] : [],
    attempts: 1,
    durationMs: 0,
    fault,
    specification: '',
  };
  return { ...result, steps: [], exchanges: [] };
}
