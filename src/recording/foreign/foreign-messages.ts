import type { Envelope, Meta } from '@cucumber/messages';
import type { Redactor } from '../../evidence/redactor.ts';
import { buildMessages, type StreamCase, stepIdOf, wordedFeature } from '../build-messages.ts';
import type { TestStepResultMessage } from '../message-shapes.ts';
import { keptClass } from './exception-class.ts';
import type { ForeignRecording, ForeignResult } from './foreign-recording.ts';
import type { IdentifiedScenario } from './identify.ts';

/**
 * A foreign recording as messages in the form our own are read in. Texts of errors are redacted; attachments are left to
 * the original, which is kept as evidence.
 */
export function foreignMessages(
  { startedAt, finishedAt }: Pick<ForeignRecording, 'startedAt' | 'finishedAt'>,
  scenarios: readonly IdentifiedScenario[],
  { meta, redactor }: { readonly meta: Meta; readonly redactor: Redactor },
): Iterable<Envelope> {
  return buildMessages({
    meta,
    startedAt,
    finishedAt,
    features: scenarios.map(({ path, name, line, id, tags, steps }, at) => {
      const named = tags.includes(`@${id}`) ? tags : [...tags, `@${id}`];
      return wordedFeature({ id: `${at}`, path, name, line, tags: named, steps });
    }),
    cases: scenarios.map((scenario, at) => caseOf(scenario, `${at}`, redactor)),
    stepStarts: false,
  });
}

function caseOf({ testSteps, attempts }: IdentifiedScenario, scenarioId: string, redactor: Redactor): StreamCase {
  const id = `${scenarioId}:test`;
  return {
    id,
    pickleId: scenarioId,
    testSteps: testSteps.map((step, index) => ({
      id: `${id}:${index}`,
      pickleStepId: step === undefined ? undefined : stepIdOf(scenarioId, step),
    })),
    attempts: attempts.map(({ results, ...attempt }) => ({
      ...attempt,
      id: `${scenarioId}:start:${attempt.number}`,
      steps: results.map((result) => ({
        testStepId: `${id}:${result.testStep}`,
        result: resultOf(result, testSteps[result.testStep] === undefined, redactor),
      })),
    })),
  };
}

function resultOf(result: ForeignResult, isHook: boolean, redactor: Redactor): TestStepResultMessage {
  const { status, duration } = result;
  const message = result.message === undefined ? undefined : redactor.errorText(result.message).text;
  const type = keptClass(result, isHook);
  return { status, duration, message, exception: type === undefined ? undefined : { type, message } };
}
