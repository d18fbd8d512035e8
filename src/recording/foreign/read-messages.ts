import { listed } from '../../model/listed.ts';
import type { ErrorPlace, PilotError } from '../../model/pilot-error.ts';
import { MESSAGE_SHAPES, type PickleMessage, type TestStepResultMessage } from '../message-shapes.ts';
import { parseMessages } from '../parse-messages.ts';
import type { Attempt, Recording, RecordingFault, RunTold } from '../recording.ts';
import { readForeignRecording } from '../read-recording.ts';
import { classInText } from './exception-class.ts';
import type { ForeignAttempt, ForeignRecording, ForeignResult, ForeignScenario } from './foreign-recording.ts';
import { notReadable, notWhole } from './refusals.ts';

/**
 * Reads any Cucumber's message stream. Throws PilotError SP4042 when a line is torn or damaged or the stream does not say
 * that the run ended, and SP4043 when it holds no scenario.
 */
export function readMessageStream(bytes: Uint8Array, place: ErrorPlace): ForeignRecording {
  const envelopes = parseMessages([bytes], ({ line, kind }) => {
    throw (
      otherJson(bytes, place) ??
      notWhole({ ...place, line }, kind === 'torn' ? 'den sidste linje er skåret over' : 'linjen er ikke en besked')
    );
  });
  const recording = readForeignRecording(envelopes, (fault, line, implementation) => {
    throw refusalOf(fault, { ...place, line }, toolOf(implementation));
  });
  const { startedAt, told } = recording;
  if (startedAt === undefined)
    throw otherJson(bytes, place) ?? notWhole(place, 'strømmen siger ikke, hvornår kørslen begyndte (testRunStarted)');
  if (told.finishedAt === undefined) throw notWhole(place, 'strømmen siger ikke, at kørslen sluttede (testRunFinished)');
  const scenarios = scenariosOf(recording);
  if (scenarios.length === 0)
    throw notReadable(place, { seen: 'der er ingen scenarier i strømmen', expected: 'mindst ét scenarie' });
  return {
    tool: toolOf(told.implementation),
    startedAt,
    finishedAt: told.finishedAt,
    scenarios,
    sources: told.sources,
    notes: told.failures.map(noteOf),
    remarks: [],
  };
}

/** Fields that are named in a refusal; more say no more of what a file is. */
const NAMED_FIELDS = 3;

/** SP4043 for one JSON object that is no message, as the reports of many tools are; undefined for what may be messages. */
function otherJson(bytes: Uint8Array, place: ErrorPlace): PilotError | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const fields = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (fields.length === 0 || fields.some((field) => field in MESSAGE_SHAPES.lenient)) return undefined;
  return notReadable(place, {
    seen: `filen er ét JSON-objekt med felter som ${listed(fields.slice(0, NAMED_FIELDS).map((field) => `“${field.slice(0, 40)}”`))}, og ikke en strøm af beskeder`,
    expected: 'Cucumbers beskeder, én på hver linje, eller Cucumber JSON, som er en liste',
  });
}

function refusalOf(fault: RecordingFault, place: ErrorPlace, tool: string): PilotError {
  switch (fault.kind) {
    case 'misshapen':
      return notWhole(place, `beskeden “${fault.message}” fra ${tool} har ikke den rette form (${fault.field})`);
    case 'run-begins-twice':
      return notWhole(place, 'kørslen begynder to gange; flere optagelser er måske sat sammen');
    case 'attempt-begins-twice':
      return notWhole(place, 'det samme forsøg begynder to gange; flere optagelser er måske sat sammen');
    case 'attempt-ends-unbegun':
      return notWhole(place, 'et forsøg slutter uden at være begyndt');
  }
}

function toolOf(implementation: RunTold['implementation']): string {
  return implementation === undefined ? 'Cucumber' : `${implementation.name} ${implementation.version ?? ''}`.trim();
}

function noteOf({ of, text }: RunTold['failures'][number]): string {
  const [first = ''] = (text ?? '').split('\n');
  const words = first.trim() === '' ? 'der fulgte ingen tekst med.' : first.trim();
  return of === 'hook' ? `En krog for hele kørslen fejlede: ${words}` : `Kørslen blev afbrudt af en fejl: ${words}`;
}

/** A test case was to be run; a pickle without one was filtered out, unless the run fell before any was made. */
function scenariosOf(recording: Recording): readonly ForeignScenario[] {
  const { pickles, testCases } = recording;
  if (testCases.length === 0)
    return [...pickles.values()].map((pickle) => ({ ...describe(recording, pickle), testSteps: [], attempts: [] }));
  const attemptsOf = Map.groupBy(recording.attempts, ({ testCaseId }) => testCaseId);
  return testCases.flatMap(({ id, pickleId, testSteps }) => {
    const pickle = pickles.get(pickleId);
    if (pickle === undefined) return [];
    const places = new Map(testSteps.map((step, index) => [step.id, index]));
    const stepPlaces = testSteps.map(({ pickleStepId }) => {
      const at = pickle.steps.findIndex((step) => step.id === pickleStepId);
      return at < 0 ? undefined : at;
    });
    const attempts = (attemptsOf.get(id) ?? []).flatMap((attempt) => attemptOf(attempt, places) ?? []);
    return [{ ...describe(recording, pickle), testSteps: stepPlaces, attempts }];
  });
}

function attemptOf(
  { number, startedAt, finished, results }: Attempt,
  places: ReadonlyMap<string, number>,
): ForeignAttempt | undefined {
  if (startedAt === undefined) return undefined;
  const reported = [...results.values()].flat();
  return {
    number,
    startedAt,
    finishedAt: finished?.at,
    willBeRetried: finished?.willBeRetried ?? reported.some(({ willBeRetried }) => willBeRetried === true),
    results: [...results].flatMap(([testStepId, own]) => {
      const testStep = places.get(testStepId);
      return testStep === undefined ? [] : own.map((result) => resultOf(result, testStep));
    }),
  };
}

function resultOf({ status, duration, message, exception }: TestStepResultMessage, testStep: number): ForeignResult {
  return {
    testStep,
    status: status.trim().toUpperCase(),
    duration,
    message: exception?.message ?? message,
    exceptionType: exception?.type ?? classInText(message),
  };
}

function describe({ nodes }: Recording, pickle: PickleMessage): Omit<ForeignScenario, 'testSteps' | 'attempts'> {
  const node = pickle.astNodeIds?.at(-1) ?? '';
  return {
    uri: pickle.uri,
    line: pickle.location?.line ?? nodes.lines.get(node),
    name: pickle.name ?? '',
    tags: pickle.tags.map(({ name }) => name),
    exampleKey: nodes.rows.get(node),
    steps: pickle.steps.map(({ text, astNodeIds }) => ({
      text,
      keyword: astNodeIds.map((id) => nodes.keywords.get(id)).find((keyword) => keyword !== undefined) ?? '',
    })),
  };
}
