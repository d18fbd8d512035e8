import { type Envelope, type Meta, TestStepResultStatus, type TestStepResult } from '@cucumber/messages';
import { listed } from '../model/listed.ts';
import { type Person, samePerson, type SettlementMark } from '../model/manual.ts';
import { type ErrorPlace, PilotError } from '../model/pilot-error.ts';
import { manualAttachment, timestampOf } from './messages.ts';

/** One answer in a disagreement. */
export interface WeighedAnswer {
  readonly run: string;
  readonly tester: string;
  /** Run of what counts for the tester now: the answer itself, or the settlement it was weighed in. */
  readonly counts: string;
}

export interface SettlementInput {
  readonly place: ErrorPlace;
  /** The newest answer of each tester; empty when nobody disagrees. */
  readonly answers: readonly WeighedAnswer[];
  /** The answer that stands: its run, or its tester's name. */
  readonly stands: string | undefined;
  readonly by: readonly Person[];
  readonly reason: string | undefined;
  readonly at: Date;
}

/**
 * A settlement that may be made: a reason, one of the answers, and either someone who gave none of them or all who did
 * together. Nobody settles a disagreement in favour of oneself alone. Throws PilotError SP4028.
 */
export function judgeSettlement(input: SettlementInput): SettlementMark {
  const { place, answers, by, reason, at } = input;
  const refuse = (seen: string, expected: string, remedy: string): PilotError =>
    new PilotError('SP4028', { place, seen, expected, remedy });
  if (answers.length < 2) {
    throw refuse('ingen er uenige her', 'et scenarie med mærket “Uenige”', 'Se uenighederne med “npx sor-pilot manual settle”.');
  }
  const names = answers.map(({ tester }) => tester);
  const standing = answers.find(({ counts, tester }) => counts === input.stands || samePerson(tester, input.stands ?? ''));
  if (standing === undefined) {
    const seen =
      input.stands === undefined ? 'det er ikke sagt, hvilket svar der gælder' : `ingen af svarene er “${input.stands}”`;
    throw refuse(seen, `--stands med en af testerne ${listed(names)} eller svarets kørsel`, 'Vælg det svar, der gælder.');
  }
  if (reason === undefined || reason.trim() === '') {
    throw refuse(
      'der er ingen begrundelse',
      '--reason med det, der afgjorde det',
      'Skriv, hvorfor svaret gælder. Begrundelsen bliver offentliggjort.',
    );
  }
  const outsider = by.some(({ name }) => !names.some((tester) => samePerson(tester, name)));
  const together = names.every((tester) => by.some(({ name }) => samePerson(tester, name)));
  if (!outsider && !together) {
    throw refuse(
      by.length === 0
        ? 'det er ikke sagt, hvem der afgør det'
        : `${listed(by.map(({ name }) => name))} er selv part i uenigheden`,
      `en tredje person, eller ${listed(names)} sammen`,
      'Nævn med --by den eller dem, der har afgjort det; valget kan gentages.',
    );
  }
  return {
    kind: 'settlement',
    stands: standing.counts,
    answers: answers.map(({ run, tester }) => ({ run, tester })),
    by: [...by],
    reason: reason.trim(),
    at: at.toISOString(),
  };
}

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
