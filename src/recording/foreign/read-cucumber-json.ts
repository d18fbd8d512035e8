import type { ErrorPlace } from '../../model/pilot-error.ts';
import { withoutNulls } from '../lenient.ts';
import { momentOf } from '../moment.ts';
import { cucumberJson, type JsonElement, type JsonFeature, type JsonResult, type JsonStep, toolBehind } from './cucumber-json.ts';
import { type DurationUnit, durationUnit } from './duration-unit.ts';
import { classInText } from './exception-class.ts';
import type { ForeignRecording, ForeignResult, ForeignScenario } from './foreign-recording.ts';
import { misshapen, notReadable, notWhole, withoutUri } from './refusals.ts';

/** A scenario of the file with what a background before it did. */
interface Found {
  readonly uri: string;
  readonly line: number | undefined;
  readonly element: JsonElement;
  readonly background: JsonElement | undefined;
}

/** One thing that was to be carried out; `step` is undefined for a hook. */
interface CarriedOut {
  readonly step: JsonStep | undefined;
  readonly result: JsonResult | undefined;
}

/**
 * Reads Cucumber JSON, the older format that most implementations still write, each in its own dialect. It does not say
 * when the run ended, and often not when it began; `began` stands in. Throws PilotError SP4042 when the file is cut or
 * damaged, and SP4043 when it is something else or does not say enough.
 */
export function readCucumberJson(bytes: Uint8Array, place: ErrorPlace, began: Date | undefined): ForeignRecording {
  const file = withoutNulls(parse(bytes, place));
  const tool = toolBehind(file);
  const read = cucumberJson.safeParse(file);
  if (!read.success) throw misshapen(place, { file, error: read.error, tool });
  const found = read.data.flatMap((feature, at) => scenariosOf(feature, { at, place, tool }));
  if (found.length === 0) throw notReadable(place, { seen: 'der er ingen scenarier i filen', expected: 'mindst ét scenarie' });
  const unit = durationUnit({
    steps: found.flatMap(({ element }) =>
      element.steps.flatMap((step) => (!isHook(step) && hasRun(step.result) ? [step.result.duration] : [])),
    ),
    scenarios: found.map((one) => ({ startedAt: one.element.start_timestamp, total: totalOf(one) })),
    tool,
    withoutUri: read.data.every(({ uri }) => uri === undefined),
  });
  const times: number[] = began === undefined ? [] : [began.getTime()];
  const scenarios = found.map((one) => {
    const startedAt = one.element.start_timestamp ?? began;
    if (startedAt === undefined) throw withoutTime(place);
    const scenario = scenarioOf(one, { startedAt, unit });
    times.push(startedAt.getTime(), startedAt.getTime() + milliseconds(scenario.attempts[0]?.results ?? []));
    return scenario;
  });
  return {
    tool: 'Cucumber JSON',
    startedAt: momentOf(new Date(began === undefined ? Math.min(...times) : began.getTime())),
    finishedAt: momentOf(new Date(Math.max(...times))),
    scenarios,
    sources: [],
    notes: [],
    remarks: unit.remark === undefined ? [] : [unit.remark],
  };
}

function parse(bytes: Uint8Array, place: ErrorPlace): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw notWhole(place, 'filen er ikke hel JSON');
  }
}

/** The scenarios of one feature, each with the background that stands before it. */
function scenariosOf(
  { uri, location, name, elements }: JsonFeature,
  { at, place, tool }: { readonly at: number; readonly place: ErrorPlace; readonly tool: string | undefined },
): readonly Found[] {
  const found: Found[] = [];
  let background: JsonElement | undefined;
  for (const element of elements) {
    if (element.type === 'background') {
      background = element;
      continue;
    }
    const told = placeIn(element.location ?? location);
    const path = uri ?? told?.path;
    if (path === undefined) throw withoutUri(place, { field: `[${at}].uri`, name, tool });
    found.push({
      uri: path,
      line: element.line ?? (element.location === undefined ? undefined : told?.line),
      element,
      // Where the background's steps stand among the scenario's own, what it says beside them is only its text.
      background: background?.steps.some(({ result }) => result !== undefined) === true ? background : undefined,
    });
    background = undefined;
  }
  return found;
}

/** `features/a.feature:3`, by which behave tells a place. */
function placeIn(location: string | undefined): { readonly path: string; readonly line: number | undefined } | undefined {
  const [, path, line] = /^(.+?)(?::(\d+))?$/.exec(location ?? '') ?? [];
  return path === undefined ? undefined : { path, line: line === undefined || line === '0' ? undefined : Number(line) };
}

/** Hooks stand as steps of their own in one dialect (hidden, or named by their keyword alone) and beside them in others. */
const isHook = ({ hidden, keyword, name }: JsonStep): boolean =>
  hidden || (name === '' && /^(?:Before|After)\b/.test(keyword.trim()));

/** Everything that was to be carried out, in its order. */
function carriedOut({ element, background }: Pick<Found, 'element' | 'background'>): readonly CarriedOut[] {
  const asHooks = (hooks: JsonElement['before']): readonly CarriedOut[] =>
    hooks.map(({ result }) => ({ step: undefined, result }));
  const all = [
    ...asHooks(background?.before ?? []),
    ...asHooks(element.before),
    ...[...(background?.steps ?? []), ...element.steps].flatMap((step) => [
      ...asHooks(step.before),
      { step: isHook(step) ? undefined : step, result: step.result },
      ...asHooks(step.after),
    ]),
    ...asHooks(background?.after ?? []),
    ...asHooks(element.after),
  ];
  const fell = all.findIndex(({ result }) => result !== undefined && statusOf(result) !== 'PASSED');
  const told = all.map((one, at) =>
    // A step after one that fell was not reached, and some tools then say nothing of it.
    fell >= 0 && at > fell && one.step !== undefined ? { ...one, result: one.result ?? NOT_REACHED } : one,
  );
  return fell < 0 && FAILED.has(element.status?.toUpperCase() ?? '') ? [...told, { step: undefined, result: FELL }] : told;
}

const NOT_REACHED: JsonResult = { status: 'skipped', duration: 0 };
/** Nothing that is told failed, and yet the scenario did: a hook of which the tool tells only what it came to. */
const FELL: JsonResult = {
  status: 'failed',
  duration: 0,
  error_message: 'Filen siger, at scenariet fejlede, men ikke i hvilket trin eller hvilken krog.',
};

function scenarioOf(one: Found, { startedAt, unit }: { readonly startedAt: Date; readonly unit: DurationUnit }): ForeignScenario {
  const { uri, line, element } = one;
  const all = carriedOut(one);
  const steps = all.flatMap(({ step }) => step ?? []);
  const results = all.flatMap(({ result }, testStep) => (result === undefined ? [] : [resultOf(result, testStep, unit)]));
  return {
    uri,
    line,
    name: element.name,
    tags: element.tags.map(({ name }) => (name.startsWith('@') ? name : `@${name}`)),
    exampleKey: undefined,
    steps: steps.map(({ keyword, name }) => ({ keyword: keyword.trim(), text: name })),
    testSteps: all.map(({ step }) => (step === undefined ? undefined : steps.indexOf(step))),
    attempts: [
      {
        number: 0,
        startedAt: momentOf(startedAt),
        finishedAt: momentOf(new Date(startedAt.getTime() + milliseconds(results))),
        willBeRetried: false,
        results,
      },
    ],
  };
}

/** What behave calls a step that broke down, which Cucumber calls failed as well. */
const FAILED: ReadonlySet<string> = new Set(['FAILED', 'ERROR', 'HOOK_ERROR', 'CLEANUP_ERROR']);

function statusOf({ status }: JsonResult): string {
  const told = status.trim().toUpperCase();
  return FAILED.has(told) ? 'FAILED' : told === 'UNTESTED' ? 'SKIPPED' : told;
}

/** Whether a step was carried out, so that its duration is the time something took. */
function hasRun(result: JsonResult | undefined): result is JsonResult {
  return result !== undefined && ['PASSED', 'FAILED'].includes(statusOf(result));
}

function resultOf(result: JsonResult, testStep: number, { nanos }: DurationUnit): ForeignResult {
  const message = result.error_message;
  const duration = Math.round(result.duration * nanos);
  const brokeDown = /^(?:hook_|cleanup_)?error$/i.test(result.status.trim());
  return {
    testStep,
    status: statusOf(result),
    duration: { seconds: Math.floor(duration / 1e9), nanos: duration % 1e9 },
    message,
    exceptionType: classInText(message) ?? (brokeDown ? 'Error' : undefined),
  };
}

/** Sum of all a scenario's durations, as numbers in the file. */
function totalOf(one: Found): number {
  return carriedOut(one).reduce((sum, { result }) => sum + (result?.duration ?? 0), 0);
}

function milliseconds(results: readonly ForeignResult[]): number {
  return Math.round(results.reduce((sum, { duration }) => sum + duration.seconds * 1_000 + duration.nanos / 1e6, 0));
}

function withoutTime(place: ErrorPlace) {
  return notReadable(place, {
    seen: 'filen siger ikke, hvornår scenarierne blev kørt',
    expected: 'start_timestamp i hvert scenarie, eller --run-started TIDSPUNKT',
  });
}
