import { z } from 'zod';
import type { ErrorPlace } from '../../model/pilot-error.ts';
import { momentOf } from '../moment.ts';
import { classInText } from './exception-class.ts';
import type { ForeignRecording, ForeignResult, ForeignScenario } from './foreign-recording.ts';
import { notReadable, notWhole } from './refusals.ts';

const resultShape = z.object({
  status: z.string(),
  duration: z.number().nonnegative().default(0),
  error_message: z.string().optional(),
});
const stepShape = z.object({
  keyword: z.string().default(''),
  name: z.string().default(''),
  hidden: z.boolean().default(false),
  result: resultShape.optional(),
});
const hookShape = z.object({ result: resultShape.optional() });
const elementShape = z.object({
  type: z.string().default('scenario'),
  keyword: z.string().default(''),
  name: z.string().default(''),
  line: z.number().int().positive().optional(),
  start_timestamp: z.iso.datetime({ offset: true }).optional(),
  tags: z.array(z.object({ name: z.string() })).default([]),
  before: z.array(hookShape).default([]),
  after: z.array(hookShape).default([]),
  steps: z.array(stepShape).default([]),
});
const featureShape = z.object({ uri: z.string(), elements: z.array(elementShape).default([]) });
const fileShape = z.array(featureShape);

type Element = z.infer<typeof elementShape>;

/**
 * Reads Cucumber JSON, the older format that most implementations still write. It does not say when the run ended, and
 * often not when it began; `began` stands in. Throws PilotError SP4042 when the file is cut or damaged, and SP4043 when it
 * is something else or does not say enough.
 */
export function readCucumberJson(bytes: Uint8Array, place: ErrorPlace, began: Date | undefined): ForeignRecording {
  const read = fileShape.safeParse(parse(bytes, place));
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? '';
    throw notReadable(place, {
      seen: `feltet “${path}” passer ikke i Cucumber JSON`,
      expected: 'en liste af features med scenarier',
      cause: read.error,
    });
  }
  const scenarios: ForeignScenario[] = [];
  const times: number[] = began === undefined ? [] : [began.getTime()];
  for (const { uri, elements } of read.data) {
    let background: Element | undefined;
    for (const element of elements) {
      if (element.type === 'background') {
        background = element;
        continue;
      }
      const startedAt = element.start_timestamp === undefined ? began : new Date(element.start_timestamp);
      if (startedAt === undefined) throw withoutTime(place);
      const scenario = scenarioOf(uri, element, { background, startedAt });
      times.push(startedAt.getTime(), startedAt.getTime() + durationMs(scenario.results));
      scenarios.push(scenario.scenario);
      background = undefined;
    }
  }
  if (scenarios.length === 0)
    throw notReadable(place, { seen: 'der er ingen scenarier i filen', expected: 'mindst ét scenarie' });
  return {
    tool: 'Cucumber JSON',
    startedAt: momentOf(new Date(began === undefined ? Math.min(...times) : began.getTime())),
    finishedAt: momentOf(new Date(Math.max(...times))),
    scenarios,
    sources: [],
    notes: [],
  };
}

function parse(bytes: Uint8Array, place: ErrorPlace): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw notWhole(place, 'filen er ikke hel JSON');
  }
}

function scenarioOf(
  uri: string,
  element: Element,
  { background, startedAt }: { readonly background: Element | undefined; readonly startedAt: Date },
): { readonly scenario: ForeignScenario; readonly results: readonly ForeignResult[] } {
  // Hooks stand as steps of their own in one dialect (hidden, or named by their keyword alone) and beside them in others.
  const isHook = ({ hidden, keyword, name }: z.infer<typeof stepShape>): boolean =>
    hidden || (name === '' && /^(?:Before|After)\b/.test(keyword.trim()));
  const own = [...(background?.steps ?? []), ...element.steps];
  const carriedOut = [
    ...(background?.before ?? []).map(({ result }) => ({ step: undefined, result })),
    ...element.before.map(({ result }) => ({ step: undefined, result })),
    ...own.map((step) => ({ step: isHook(step) ? undefined : step, result: step.result })),
    ...element.after.map(({ result }) => ({ step: undefined, result })),
  ];
  const steps = own.filter((step) => !isHook(step));
  const results = carriedOut.flatMap(({ result }, testStep) => (result === undefined ? [] : [resultOf(result, testStep)]));
  const scenario: ForeignScenario = {
    uri,
    line: element.line,
    name: element.name,
    tags: element.tags.map(({ name }) => name),
    exampleKey: undefined,
    steps: steps.map(({ keyword, name }) => ({ keyword: keyword.trim(), text: name })),
    testSteps: carriedOut.map(({ step }) => (step === undefined ? undefined : steps.indexOf(step))),
    attempts: [
      {
        number: 0,
        startedAt: momentOf(startedAt),
        finishedAt: momentOf(new Date(startedAt.getTime() + durationMs(results))),
        willBeRetried: false,
        results,
      },
    ],
  };
  return { scenario, results };
}

function resultOf({ status, duration, error_message: message }: z.infer<typeof resultShape>, testStep: number): ForeignResult {
  return {
    testStep,
    status: status.toUpperCase(),
    duration: { seconds: Math.floor(duration / 1e9), nanos: Math.round(duration % 1e9) },
    message,
    exceptionType: classInText(message),
  };
}

function durationMs(results: readonly ForeignResult[]): number {
  return Math.round(results.reduce((sum, { duration }) => sum + duration.seconds * 1_000 + duration.nanos / 1e6, 0));
}

function withoutTime(place: ErrorPlace) {
  return notReadable(place, {
    seen: 'filen siger ikke, hvornår scenarierne blev kørt',
    expected: 'start_timestamp i hvert scenarie, eller --run-started TIDSPUNKT',
  });
}
