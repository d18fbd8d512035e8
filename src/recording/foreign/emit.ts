import { type Envelope, type Meta, type Tag, TestStepResultStatus } from '@cucumber/messages';
import type { Redactor } from '../../evidence/redactor.ts';
import type { IdentifiedScenario } from './identify.ts';
import type { ForeignRecording, ForeignResult } from './foreign-recording.ts';
import { keptClass } from './exception-class.ts';

const RUN_ID = 'run';
const STATUSES: ReadonlyMap<string, TestStepResultStatus> = new Map(Object.entries(TestStepResultStatus));

/**
 * A foreign recording as messages in the form our reader judges, in the order Cucumber writes them. Texts of errors are
 * redacted; attachments are left to the original, which is kept as evidence.
 */
export function* emitMessages(
  recording: Pick<ForeignRecording, 'startedAt' | 'finishedAt'>,
  scenarios: readonly IdentifiedScenario[],
  { meta, redactor }: { readonly meta: Meta; readonly redactor: Redactor },
): Generator<Envelope> {
  yield { meta };
  for (const [at, scenario] of scenarios.entries()) {
    yield keywordsOf(scenario, at);
    yield pickleOf(scenario, at);
  }
  yield { testRunStarted: { id: RUN_ID, timestamp: recording.startedAt } };
  for (const [at, { testSteps }] of scenarios.entries()) {
    yield {
      testCase: {
        id: `${at}:test`,
        pickleId: `${at}`,
        testRunStartedId: RUN_ID,
        testSteps: testSteps.map((step, index) => ({
          id: `${at}:test:${index}`,
          ...(step === undefined ? { hookId: 'hook' } : { pickleStepId: `${at}:${step}` }),
        })),
      },
    };
  }
  for (const [at, scenario] of scenarios.entries()) yield* attemptsOf(scenario, at, redactor);
  const success = scenarios.every(({ attempts }) => attempts.at(-1)?.results.every(({ status }) => status === 'PASSED') ?? false);
  yield { testRunFinished: { testRunStartedId: RUN_ID, timestamp: recording.finishedAt, success } };
}

/** Only the keywords of the steps are read from a document, so only they are written. */
function keywordsOf({ path, name, line, steps }: IdentifiedScenario, at: number): Envelope {
  const location = { line };
  return {
    gherkinDocument: {
      uri: path,
      comments: [],
      feature: {
        location,
        tags: [],
        language: 'da',
        keyword: 'Egenskab',
        name: '',
        description: '',
        children: [
          {
            scenario: {
              location,
              tags: [],
              keyword: 'Scenarie',
              name,
              description: '',
              examples: [],
              id: `${at}:node`,
              steps: steps.map(({ keyword, text }, index) => ({ id: `${at}:node:${index}`, location, keyword, text })),
            },
          },
        ],
      },
    },
  };
}

function pickleOf({ path, name, line, id, tags, steps }: IdentifiedScenario, at: number): Envelope {
  const named = tags.includes(`@${id}`) ? tags : [...tags, `@${id}`];
  return {
    pickle: {
      id: `${at}`,
      uri: path,
      name,
      language: 'da',
      location: { line },
      astNodeIds: [`${at}:node`],
      tags: named.map((tag): Omit<Tag, 'location' | 'id'> & { astNodeId: string } => ({ name: tag, astNodeId: `${at}:node` })),
      steps: steps.map(({ text }, index) => ({ id: `${at}:${index}`, text, astNodeIds: [`${at}:node:${index}`] })),
    },
  };
}

function* attemptsOf({ attempts }: IdentifiedScenario, at: number, redactor: Redactor): Generator<Envelope> {
  for (const { number, startedAt, finishedAt, willBeRetried, results } of attempts) {
    const testCaseStartedId = `${at}:start:${number}`;
    yield { testCaseStarted: { id: testCaseStartedId, testCaseId: `${at}:test`, attempt: number, timestamp: startedAt } };
    for (const result of results) {
      yield {
        testStepFinished: {
          testCaseStartedId,
          testStepId: `${at}:test:${result.testStep}`,
          timestamp: startedAt,
          testStepResult: resultOf(result, redactor),
        },
      };
    }
    if (finishedAt !== undefined) yield { testCaseFinished: { testCaseStartedId, timestamp: finishedAt, willBeRetried } };
  }
}

function resultOf(result: ForeignResult, redactor: Redactor) {
  const type = keptClass(result);
  const message = result.message === undefined ? undefined : redactor.errorText(result.message).text;
  return {
    // What is no status at all is one the reader calls unreadable.
    status: STATUSES.get(result.status) ?? TestStepResultStatus.UNKNOWN,
    duration: result.duration,
    ...(message === undefined ? {} : { message }),
    ...(type === undefined ? {} : { exception: { type, ...(message === undefined ? {} : { message }) } }),
  };
}
