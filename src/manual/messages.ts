import {
  type Attachment,
  AttachmentContentEncoding,
  type Envelope,
  type Meta,
  SourceMediaType,
  type TestCase,
  type TestStepResult,
  TestStepResultStatus,
  type Timestamp,
} from '@cucumber/messages';
import { MANUAL_MEDIA_TYPE, type ManualAnswer, type ManualAttachment, type ManualFile } from '../model/manual.ts';
import type { FaultClass } from '../model/verdict.ts';
import type { CaseAnswer } from './judge-form.ts';

/** A case answered, with its files kept as evidence. */
export type RecordedAnswer = CaseAnswer<ManualFile>;

/** A moment as Cucumber Messages write it. */
export function timestampOf(moment: Date): Timestamp {
  const ms = moment.getTime();
  return { seconds: Math.floor(ms / 1000), nanos: (((ms % 1000) + 1000) % 1000) * 1_000_000 };
}

/**
 * The answers as Cucumber Messages, in the order Cucumber itself would write them, so that any reader of messages can
 * read them: what a person answered stands where a step's own result would.
 */
export function* answerMessages(answers: readonly RecordedAnswer[], meta: Meta): Generator<Envelope> {
  const times = answers.map(({ at }) => at.getTime());
  const startedAt = timestampOf(new Date(Math.min(...times)));
  const finishedAt = timestampOf(new Date(Math.max(...times)));
  yield { meta };
  yield* documents(answers);
  for (const { case: one } of answers) yield { pickle: pickleOf(one) };
  yield { testRunStarted: { id: RUN_ID, timestamp: startedAt } };
  const testCases = answers.map(testCaseOf);
  for (const testCase of testCases) yield { testCase };
  for (const [index, answer] of answers.entries()) {
    const testCase = testCases[index];
    if (testCase !== undefined) yield* attempt(answer, testCase);
  }
  const success = answers.every(({ steps }) => steps.every((step) => step.answer === 'bestået'));
  yield { testRunFinished: { testRunStartedId: RUN_ID, timestamp: finishedAt, success } };
}

/** Id of the one test run in a recording. */
const RUN_ID = 'run';

/** Each feature file once, as text and as read. Ids are made unique over the files by the file's place among them. */
function* documents(answers: readonly RecordedAnswer[]): Generator<Envelope> {
  const seen = new Set<string>();
  for (const { parsed, path } of answers.map((answer) => answer.case)) {
    if (seen.has(path)) continue;
    seen.add(path);
    yield { source: { uri: path, data: parsed.file.text, mediaType: SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN } };
    if (parsed.document !== undefined) yield { gherkinDocument: unique(parsed.document, path) };
  }
}

/** Parsing counts ids from 0 in every file; with the path before them they differ between files. */
function unique<T>(value: T, path: string): T {
  const read = JSON.parse(JSON.stringify(value), (key, part: unknown) => {
    if ((key === 'id' || key === 'astNodeId') && typeof part === 'string') return `${path}#${part}`;
    if (key === 'astNodeIds' && Array.isArray(part)) return part.map((id) => `${path}#${String(id)}`);
    return part;
  }) as T;
  return read;
}

function pickleOf({ pickle, path }: RecordedAnswer['case']) {
  return unique(pickle, path);
}

function testCaseOf({ case: one }: RecordedAnswer): TestCase {
  const pickle = pickleOf(one);
  return {
    id: `${one.key}:test`,
    pickleId: pickle.id,
    testRunStartedId: RUN_ID,
    testSteps: pickle.steps.map((step, index) => ({ id: `${one.key}:${index + 1}`, pickleStepId: step.id })),
  };
}

function* attempt(answer: RecordedAnswer, testCase: TestCase): Generator<Envelope> {
  const timestamp = timestampOf(answer.at);
  const testCaseStartedId = `${answer.case.key}:start`;
  const attach = (content: ManualAttachment, testStepId?: string): Envelope => ({
    attachment: manualAttachment(content, { testCaseStartedId, timestamp, ...(testStepId === undefined ? {} : { testStepId }) }),
  });
  yield { testCaseStarted: { id: testCaseStartedId, testCaseId: testCase.id, attempt: 0, timestamp } };
  yield attach({ kind: 'answer', tester: answer.tester, at: answer.at.toISOString() });
  for (const [index, { id: testStepId }] of testCase.testSteps.entries()) {
    const { answer: given, comment } = answer.steps[index] ?? { answer: undefined, comment: undefined };
    yield { testStepStarted: { testCaseStartedId, testStepId, timestamp } };
    if (comment !== undefined) yield attach({ kind: 'comment', text: comment }, testStepId);
    yield { testStepFinished: { testCaseStartedId, testStepId, timestamp, testStepResult: resultOf(given, comment ?? '') } };
  }
  if (answer.comment !== undefined) yield attach({ kind: 'comment', text: answer.comment });
  for (const file of answer.files) yield attach({ kind: 'file', file });
  yield { testCaseFinished: { testCaseStartedId, timestamp, willBeRetried: false } };
}

/** An attachment that carries a part of a manual answer. */
export function manualAttachment(
  content: ManualAttachment,
  at: Pick<Attachment, 'testCaseStartedId' | 'testStepId' | 'timestamp'>,
): Attachment {
  return {
    body: JSON.stringify(content),
    contentEncoding: AttachmentContentEncoding.IDENTITY,
    mediaType: MANUAL_MEDIA_TYPE,
    ...at,
  };
}

/** Class names a reader of the messages judges by; the same that steps throw. */
const EXCEPTION_OF: Readonly<Record<Exclude<ManualAnswer, 'bestået'>, FaultClass>> = {
  afvigelse: 'Deviation',
  'ikke muligt': 'PreconditionError',
};

function resultOf(answer: ManualAnswer | undefined, comment: string): TestStepResult {
  const duration = { seconds: 0, nanos: 0 };
  if (answer === undefined) return { status: TestStepResultStatus.SKIPPED, duration };
  if (answer === 'bestået') return { status: TestStepResultStatus.PASSED, duration };
  return {
    status: TestStepResultStatus.FAILED,
    duration,
    message: comment,
    exception: { type: EXCEPTION_OF[answer], message: comment },
  };
}
