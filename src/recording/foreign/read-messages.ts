import type { z } from 'zod';
import type { ErrorPlace } from '../../model/pilot-error.ts';
import { parseMessages } from '../parse-messages.ts';
import { type DocumentNodes, learnNodes } from './document-nodes.ts';
import * as shapes from './message-shapes.ts';
import { notReadable, notWhole } from './not-whole.ts';
import {
  classInText,
  type ForeignAttempt,
  type ForeignRecording,
  type ForeignResult,
  type ForeignScenario,
  type Moment,
} from './foreign-recording.ts';

interface Collected {
  tool: string;
  startedAt: Moment | undefined;
  finishedAt: Moment | undefined;
  readonly nodes: DocumentNodes;
  readonly pickles: Map<string, shapes.Pickle>;
  readonly testCases: shapes.TestCase[];
  readonly attempts: Map<
    string,
    { started: z.infer<typeof shapes.testCaseStartedShape>; finished?: z.infer<typeof shapes.testCaseFinishedShape> }
  >;
  readonly results: shapes.StepFinished[];
  readonly sources: { path: string; text: string }[];
  readonly notes: string[];
}

/**
 * Reads any Cucumber's message stream. Throws PilotError SP4042 when a line is torn or damaged or the stream does not say
 * that the run ended, and SP4043 when it holds no scenario.
 */
export function readMessageStream(bytes: Uint8Array, place: ErrorPlace): ForeignRecording {
  const found: Collected = {
    tool: 'Cucumber',
    startedAt: undefined,
    finishedAt: undefined,
    nodes: { lines: new Map(), rows: new Map(), keywords: new Map() },
    pickles: new Map(),
    testCases: [],
    attempts: new Map(),
    results: [],
    sources: [],
    notes: [],
  };
  let line = 0;
  for (const envelope of parseMessages([bytes], (problem) => {
    throw notWhole(
      { ...place, line: problem.line },
      problem.kind === 'torn' ? 'den sidste linje er skåret over' : 'linjen er ikke en besked',
    );
  })) {
    line += 1;
    for (const [kind, message] of Object.entries(envelope) as [string, unknown][]) take(found, kind, message, { ...place, line });
  }
  const { startedAt, finishedAt } = found;
  if (startedAt === undefined) throw notWhole(place, 'strømmen siger ikke, hvornår kørslen begyndte (testRunStarted)');
  if (finishedAt === undefined) throw notWhole(place, 'strømmen siger ikke, at kørslen sluttede (testRunFinished)');
  const scenarios = scenariosOf(found);
  if (scenarios.length === 0) throw notReadable(place, 'der er ingen scenarier i strømmen', 'mindst ét scenarie');
  return { tool: found.tool, startedAt, finishedAt, scenarios, sources: found.sources, notes: found.notes };
}

function take(found: Collected, kind: string, message: unknown, place: ErrorPlace): void {
  const read = <T>(shape: z.ZodType<T>): T => {
    const result = shape.safeParse(message);
    if (result.success) return result.data;
    throw notWhole(place, `beskeden “${kind}” har ikke den rette form (${result.error.issues[0]?.path.join('.') ?? ''})`);
  };
  switch (kind) {
    case 'meta': {
      const { implementation } = read(shapes.metaShape);
      if (implementation !== undefined) found.tool = `${implementation.name} ${implementation.version ?? ''}`.trim();
      break;
    }
    case 'source': {
      const { uri, data } = read(shapes.sourceShape);
      found.sources.push({ path: uri, text: data });
      break;
    }
    case 'gherkinDocument':
      learnNodes(found.nodes, read(shapes.documentShape));
      break;
    case 'pickle': {
      const pickle = read(shapes.pickleShape);
      found.pickles.set(pickle.id, pickle);
      break;
    }
    case 'testCase':
      found.testCases.push(read(shapes.testCaseShape));
      break;
    case 'testCaseStarted': {
      const started = read(shapes.testCaseStartedShape);
      if (found.attempts.has(started.id))
        throw notWhole(place, 'det samme forsøg begynder to gange; flere optagelser er måske sat sammen');
      found.attempts.set(started.id, { started });
      break;
    }
    case 'testStepFinished':
      found.results.push(read(shapes.testStepFinishedShape));
      break;
    case 'testCaseFinished': {
      const finished = read(shapes.testCaseFinishedShape);
      const attempt = found.attempts.get(finished.testCaseStartedId);
      if (attempt === undefined) throw notWhole(place, 'et forsøg slutter uden at være begyndt');
      attempt.finished = finished;
      break;
    }
    case 'testRunStarted':
      if (found.startedAt !== undefined) throw notWhole(place, 'kørslen begynder to gange; flere optagelser er måske sat sammen');
      found.startedAt = read(shapes.testRunStartedShape).timestamp;
      break;
    case 'testRunHookFinished': {
      const { result } = read(shapes.runHookFinishedShape);
      if (result.status !== 'PASSED')
        found.notes.push(`En krog for hele kørslen fejlede: ${firstLine(result.exception?.message ?? result.message)}`);
      break;
    }
    case 'testRunFinished': {
      const { timestamp, exception, message } = read(shapes.testRunFinishedShape);
      found.finishedAt = timestamp;
      const told = exception?.message ?? message;
      if (told !== undefined && told !== '') found.notes.push(`Kørslen blev afbrudt af en fejl: ${firstLine(told)}`);
      break;
    }
    default:
  }
}

/** A test case was to be run; a pickle without one was filtered out, unless the run fell before any was made. */
function scenariosOf(found: Collected): readonly ForeignScenario[] {
  if (found.testCases.length === 0)
    return [...found.pickles.values()].map((pickle) => ({ ...describe(found, pickle), testSteps: [], attempts: [] }));
  const resultsOf = Map.groupBy(found.results, ({ testCaseStartedId }) => testCaseStartedId);
  const attemptsOf = Map.groupBy([...found.attempts.values()], ({ started }) => started.testCaseId);
  return found.testCases.flatMap(({ id, pickleId, testSteps }) => {
    const pickle = found.pickles.get(pickleId);
    if (pickle === undefined) return [];
    const places = new Map(testSteps.map((step, index) => [step.id, index]));
    const attempts = (attemptsOf.get(id) ?? []).map(({ started, finished }): ForeignAttempt => {
      const own = resultsOf.get(started.id) ?? [];
      return {
        number: started.attempt,
        startedAt: started.timestamp,
        finishedAt: finished?.timestamp,
        willBeRetried: finished?.willBeRetried ?? own.some(({ testStepResult }) => testStepResult.willBeRetried === true),
        results: own.flatMap((one) => resultOf(one, places) ?? []),
      };
    });
    const stepPlaces = testSteps.map(({ pickleStepId }) => {
      const at = pickle.steps.findIndex((step) => step.id === pickleStepId);
      return at < 0 ? undefined : at;
    });
    return [{ ...describe(found, pickle), testSteps: stepPlaces, attempts }];
  });
}

function resultOf(
  { testStepId, testStepResult }: shapes.StepFinished,
  places: ReadonlyMap<string, number>,
): ForeignResult | undefined {
  const testStep = places.get(testStepId);
  if (testStep === undefined) return undefined;
  const { status, duration, message, exception } = testStepResult;
  const text = exception?.message ?? message;
  return { testStep, status, duration, message: text, exceptionType: exception?.type ?? classInText(message) };
}

function describe({ nodes }: Collected, pickle: shapes.Pickle): Omit<ForeignScenario, 'testSteps' | 'attempts'> {
  const node = pickle.astNodeIds.at(-1) ?? '';
  return {
    uri: pickle.uri,
    line: pickle.location?.line ?? nodes.lines.get(node),
    name: pickle.name,
    tags: pickle.tags.map(({ name }) => name),
    exampleKey: nodes.rows.get(node),
    steps: pickle.steps.map(({ text, astNodeIds }) => ({
      text,
      keyword: astNodeIds.map((id) => nodes.keywords.get(id)).find((keyword) => keyword !== undefined) ?? '',
    })),
  };
}

function firstLine(text: string | undefined): string {
  const [first = ''] = (text ?? '').split('\n');
  return first.trim() === '' ? 'der fulgte ingen tekst med.' : first.trim();
}
