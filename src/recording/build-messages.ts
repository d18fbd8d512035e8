import {
  AttachmentContentEncoding,
  type Envelope,
  type Meta,
  type Pickle,
  type TestStepResult,
  TestStepResultStatus,
} from '@cucumber/messages';
import type { TestCaseMessage, TestStepResultMessage } from './message-shapes.ts';
import type { Moment } from './moment.ts';

/** A run to be written as messages. */
export interface MessageStream {
  readonly meta: Meta;
  readonly startedAt: Moment;
  readonly finishedAt: Moment;
  readonly features: readonly FeatureMessages[];
  readonly cases: readonly StreamCase[];
  /** Whether each step says that it began, and not only how it went. */
  readonly stepStarts: boolean;
}

/** Features as text and as read, and the pickles made from them. */
export interface FeatureMessages {
  readonly documents: readonly Pick<Envelope, 'source' | 'gherkinDocument'>[];
  readonly pickles: readonly Pickle[];
}

/** What was carried out of one pickle: steps of the text, and hooks. */
export interface StreamCase extends TestCaseMessage {
  readonly attempts: readonly StreamAttempt[];
}

/** One attempt: everything in it stands at the time it began, but for its end. */
export interface StreamAttempt {
  readonly id: string;
  /** From 0. */
  readonly number: number;
  readonly startedAt: Moment;
  /** Undefined when it never ended. */
  readonly finishedAt: Moment | undefined;
  readonly willBeRetried: boolean;
  /** Attachments of the whole attempt, before its first step and after its last. */
  readonly before?: readonly StreamAttachment[];
  readonly after?: readonly StreamAttachment[];
  readonly steps: readonly {
    readonly testStepId: string;
    readonly result: TestStepResultMessage;
    readonly attachments?: readonly StreamAttachment[];
  }[];
}

/** An attachment whose body is written as JSON. */
export interface StreamAttachment {
  readonly mediaType: string;
  readonly content: unknown;
}

/** Id of the one test run in a recording. */
const RUN_ID = 'run';

/** Writes a run as messages, in the order Cucumber itself does, so that any reader of messages can read them. */
export function* buildMessages({ meta, startedAt, finishedAt, features, cases, stepStarts }: MessageStream): Generator<Envelope> {
  yield { meta };
  for (const { documents, pickles } of features) {
    yield* documents;
    for (const pickle of pickles) yield { pickle };
  }
  yield { testRunStarted: { id: RUN_ID, timestamp: startedAt } };
  for (const one of cases) yield testCaseMessage(one);
  for (const { id, attempts } of cases) for (const attempt of attempts) yield* attemptMessages(id, attempt, stepStarts);
  const success = cases.every(
    ({ attempts }) => attempts.at(-1)?.steps.every(({ result }) => result.status === 'PASSED') ?? false,
  );
  yield { testRunFinished: { testRunStartedId: RUN_ID, timestamp: finishedAt, success } };
}

/** Every hook of a scenario goes by one id: which of them it was is nothing a verdict rests on. */
function testCaseMessage({ id, pickleId, testSteps }: StreamCase): Envelope {
  return {
    testCase: {
      id,
      pickleId,
      testRunStartedId: RUN_ID,
      testSteps: testSteps.map((step) => ({
        id: step.id,
        ...(step.pickleStepId === undefined ? { hookId: 'hook' } : { pickleStepId: step.pickleStepId }),
      })),
    },
  };
}

function* attemptMessages(testCaseId: string, attempt: StreamAttempt, stepStarts: boolean): Generator<Envelope> {
  const { id: testCaseStartedId, startedAt: timestamp, finishedAt, willBeRetried } = attempt;
  const attach = ({ mediaType, content }: StreamAttachment, testStepId?: string): Envelope => ({
    attachment: {
      body: JSON.stringify(content),
      contentEncoding: AttachmentContentEncoding.IDENTITY,
      mediaType,
      testCaseStartedId,
      timestamp,
      ...(testStepId === undefined ? {} : { testStepId }),
    },
  });
  yield { testCaseStarted: { id: testCaseStartedId, testCaseId, attempt: attempt.number, timestamp } };
  for (const one of attempt.before ?? []) yield attach(one);
  for (const { testStepId, result, attachments = [] } of attempt.steps) {
    if (stepStarts) yield { testStepStarted: { testCaseStartedId, testStepId, timestamp } };
    for (const one of attachments) yield attach(one, testStepId);
    yield { testStepFinished: { testCaseStartedId, testStepId, timestamp, testStepResult: resultOf(result) } };
  }
  for (const one of attempt.after ?? []) yield attach(one);
  if (finishedAt !== undefined) yield { testCaseFinished: { testCaseStartedId, timestamp: finishedAt, willBeRetried } };
}

const STATUSES: ReadonlyMap<string, TestStepResultStatus> = new Map(Object.entries(TestStepResultStatus));

function resultOf({ status, duration, message, exception }: TestStepResultMessage): TestStepResult {
  const type = exception?.type;
  return {
    // What is no status at all is one the reader calls unreadable.
    status: STATUSES.get(status) ?? TestStepResultStatus.UNKNOWN,
    duration,
    ...(message === undefined ? {} : { message }),
    ...(type === undefined
      ? {}
      : { exception: { type, ...(exception?.message === undefined ? {} : { message: exception.message }) } }),
  };
}

/** A scenario known by its words alone, whose feature's text is not at hand. */
export interface WordedScenario {
  /** Every id of the scenario's own begins with it, so it must be its own within the recording. */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly line: number;
  /** With `@`. */
  readonly tags: readonly string[];
  readonly steps: readonly { readonly keyword: string; readonly text: string }[];
}

/** Id of a worded scenario's step, from 0, in its pickle. */
export function stepIdOf(scenarioId: string, step: number): string {
  return `${scenarioId}:${step}`;
}

/**
 * The pickle of a scenario that is known by its words, with the same id as the scenario, and a document for it. Only the
 * keywords of the steps are read from a document, so only they are written.
 */
export function wordedFeature({ id, path, name, line, tags, steps }: WordedScenario): FeatureMessages {
  const location = { line };
  const node = `${id}:node`;
  const scenario = {
    location,
    tags: [],
    keyword: 'Scenarie',
    name,
    description: '',
    examples: [],
    id: node,
    steps: steps.map(({ keyword, text }, index) => ({ id: `${node}:${index}`, location, keyword, text })),
  };
  const feature = {
    location,
    tags: [],
    language: 'da',
    keyword: 'Egenskab',
    name: '',
    description: '',
    children: [{ scenario }],
  };
  const pickle: Pickle = {
    id,
    uri: path,
    name,
    language: 'da',
    location,
    astNodeIds: [node],
    tags: tags.map((tag) => ({ name: tag, astNodeId: node })),
    steps: steps.map(({ text }, index) => ({ id: stepIdOf(id, index), text, astNodeIds: [`${node}:${index}`] })),
  };
  return { documents: [{ gherkinDocument: { uri: path, comments: [], feature } }], pickles: [pickle] };
}
