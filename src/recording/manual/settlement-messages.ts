import { type Envelope, type Meta, type TestStepResult, TestStepResultStatus } from '@cucumber/messages';
import type { SettlementMark } from '../../model/manual.ts';
import { manualAttachment, timestampOf } from './answer-messages.ts';

/** A case whose disagreement was settled, and the recording its standing answer is in. */
export interface SettledCase {
  /** The recording that the answer stands in. */
  readonly recording: Iterable<object>;
  /** Where the case stands in its feature. */
  readonly place: { readonly path: string; readonly line: number };
  readonly mark: SettlementMark;
  readonly meta: Meta;
}

/**
 * A settlement as Cucumber Messages of its own: the feature, the case and its results as the standing answer has them,
 * and the settlement beside them. Nothing of the answers themselves is changed. Empty when the recording does not hold
 * the case.
 */
export function settlementMessages({ recording, place, mark, meta }: SettledCase): Envelope[] {
  const envelopes = [...recording] as Envelope[];
  const documents = envelopes.filter(({ source, gherkinDocument }) => (source ?? gherkinDocument)?.uri === place.path);
  const pickle = envelopes
    .flatMap((one) => one.pickle ?? [])
    .find(({ uri, location }) => uri === place.path && location?.line === place.line);
  const testCase = envelopes.flatMap((one) => one.testCase ?? []).find((one) => one.pickleId === pickle?.id);
  const started = envelopes.flatMap((one) => one.testCaseStarted ?? []).find((one) => one.testCaseId === testCase?.id);
  if (pickle === undefined || testCase === undefined || started === undefined) return [];
  const results = new Map<string, TestStepResult>();
  for (const { testStepFinished: one } of envelopes) {
    if (one?.testCaseStartedId === started.id) results.set(one.testStepId, one.testStepResult);
  }
  const timestamp = timestampOf(new Date(mark.at));
  const testCaseStartedId = started.id;
  const success = [...results.values()].every(({ status }) => status === TestStepResultStatus.PASSED);
  return [
    { meta },
    ...documents,
    { pickle },
    { testRunStarted: { id: testCase.testRunStartedId ?? '', timestamp } },
    { testCase },
    { testCaseStarted: { id: testCaseStartedId, testCaseId: testCase.id, attempt: 0, timestamp } },
    { attachment: manualAttachment(mark, { testCaseStartedId, timestamp }) },
    ...testCase.testSteps.flatMap(({ id: testStepId }): Envelope[] => {
      const testStepResult = results.get(testStepId);
      if (testStepResult === undefined) return [];
      return [
        { testStepStarted: { testCaseStartedId, testStepId, timestamp } },
        { testStepFinished: { testCaseStartedId, testStepId, timestamp, testStepResult } },
      ];
    }),
    { testCaseFinished: { testCaseStartedId, timestamp, willBeRetried: false } },
    { testRunFinished: { testRunStartedId: testCase.testRunStartedId ?? '', timestamp, success } },
  ];
}
