import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../evidence/redactor.ts';
import type { RunPlan } from '../../model/run-plan.ts';
import { wholePart } from '../../model/run-plan.ts';
import { digestRegion } from '../digest/digest-region.ts';
import { foreignMessages } from './foreign-messages.ts';
import type { ForeignRecording } from './foreign-recording.ts';
import { identify } from './identify.ts';
import { readCucumberJson } from './read-cucumber-json.ts';
import { readMessageStream } from './read-messages.ts';

const PLACE = { file: 'optagelse' };
const json = (features: unknown, began?: Date): ForeignRecording =>
  readCucumberJson(new TextEncoder().encode(JSON.stringify(features)), PLACE, began);
const stream = (...messages: readonly object[]): ForeignRecording =>
  readMessageStream(new TextEncoder().encode(messages.map((one) => `${JSON.stringify(one)}\n`).join('')), PLACE);

/** Every case of a recording as it is judged when it has been taken in: key, verdict, marks and attempts. */
function judged(recording: ForeignRecording): readonly string[] {
  const scenarios = identify(recording.scenarios, { specifications: [], cases: [] });
  const meta = {
    protocolVersion: '34',
    implementation: { name: 'x' },
    runtime: { name: '' },
    os: { name: '' },
    cpu: { name: '' },
  };
  const first = new Map(scenarios.toReversed().map((one) => [one.key, one]));
  const flags = { specification: '', assumption: false, manual: false, writes: false, timed: false };
  const cases = [...first.values()].map(({ key, name, path, line }) => ({ key, name, path, line, ...flags }));
  const plan = {
    ...{ schemaVersion: 1, run: 'r', environment: 'e', exercise: false, startedAt: '', onDate: '', selection: {} },
    ...{ fingerprint: { features: '', steps: '', config: '' }, regions: [wholePart('nord', cases)] },
  } as unknown as RunPlan;
  const envelopes = foreignMessages(recording, scenarios, { meta, redactor: createRedactor({ secrets: [] }) });
  const { details } = digestRegion({ plan, region: 'nord', envelopes, regionEnd: undefined });
  return details.map(({ key, verdict, marks, attempts }) => [key, verdict, ...marks, attempts].join(' ')).toSorted();
}

const AT = '2026-11-23T09:00:00.000Z';
const passed = { status: 'passed', duration: 2_000_000 };
const failed = { status: 'failed', duration: 2_000_000, error_message: 'java.lang.AssertionError: ventede A' };
const step = (result: unknown, beside: object = {}): object => ({ keyword: 'Så ', name: 'er det der', result, ...beside });
const scenario = (id: string, steps: readonly object[], beside: object = {}): object => ({
  ...{ type: 'scenario', name: id, line: 3, start_timestamp: AT, tags: [{ name: `@${id}` }], steps },
  ...beside,
});
const feature = (...elements: readonly object[]): object => ({ uri: 'features/a.feature', elements });

describe('a hook around a step in Cucumber JSON', () => {
  const broken = { status: 'failed', error_message: 'java.lang.IllegalStateException: ingen browser' };
  it.each([
    ['before', 'ID27-001 tool-error 1'],
    ['after', 'ID27-001 tool-error 1'],
  ])('that fails %s it is a fault of the tool', (where, expected) => {
    const steps = [step(passed, { [where]: [{ result: passed }, { result: broken }] })];
    expect(judged(json([feature(scenario('ID27-001', steps))]))).toEqual([expected]);
  });

  it('is as in a message stream', () => {
    const [at, duration] = [
      { seconds: 1, nanos: 0 },
      { seconds: 0, nanos: 0 },
    ];
    const ended = (testStepId: string, result: object): object => ({
      testStepFinished: { testCaseStartedId: 'a', testStepId, testStepResult: { duration, ...result } },
    });
    const recording = stream(
      { testRunStarted: { timestamp: at } },
      { pickle: { id: 'p', uri: 'a.feature', name: 'A', tags: [{ name: '@ID27-001' }], steps: [{ id: 'ps', text: 'x' }] } },
      { testCase: { id: 'c', pickleId: 'p', testSteps: [{ id: 'h' }, { id: 's', pickleStepId: 'ps' }] } },
      { testCaseStarted: { id: 'a', testCaseId: 'c', timestamp: at } },
      ended('h', { status: 'FAILED', message: 'ingen browser' }),
      ended('s', { status: 'PASSED' }),
      { testCaseFinished: { testCaseStartedId: 'a', timestamp: at } },
      { testRunFinished: { timestamp: at } },
    );
    expect(judged(recording)).toEqual(['ID27-001 tool-error 1']);
  });

  it('that passes changes nothing', () => {
    const steps = [step(passed, { before: [{ result: passed }], after: [{ result: passed }] })];
    expect(judged(json([feature(scenario('ID27-001', steps))]))).toEqual(['ID27-001 passed 1']);
  });
});

describe('a scenario that occurs several times in one recording', () => {
  const run = (result: object, beside: object = {}): object => scenario('ID27-001', [step(result)], beside);
  const later = (seconds: number): object => ({ start_timestamp: `2026-11-23T09:00:0${seconds}.000Z` });

  it.each([
    ['that passed at last is unstable', [run(failed), run(passed, later(1))], 'ID27-001 passed unstable 2'],
    ['that fell at last fell', [run(passed), run(failed, later(1))], 'ID27-001 deviation 1'],
    ['that fell each time fell', [run(failed), run(failed, later(1))], 'ID27-001 deviation 2'],
    ['that passed each time passed', [run(passed), run(passed, later(1))], 'ID27-001 passed 1'],
    ['counts them by time, not by their order in the file', [run(passed, later(1)), run(failed)], 'ID27-001 passed unstable 2'],
    ['in two places is as bad as the worst', [run(failed), run(passed, { line: 9, ...later(1) })], 'ID27-001 deviation 1'],
    ['without a line is as bad as the worst', [run(failed, { line: 0 }), run(passed, { line: 0 })], 'ID27-001 deviation 1'],
    [
      'as rows at one line is as bad as the worst',
      [run(failed), scenario('ID27-001', [{ keyword: 'Så ', name: 'en anden række', result: passed }])],
      'ID27-001 deviation 1',
    ],
  ])('%s', (_what, runs, expected) => {
    expect(judged(json([feature(...runs)]))).toEqual([expected]);
  });
});

describe('Cucumber JSON as real tools write it', () => {
  it('may have null for what is not there, numbers as text and text as numbers', () => {
    const one = scenario('ID27-001', [step({ status: 'PASSED', duration: '2000000', error_message: null }, { before: null })], {
      ...{ line: '3', name: 27, before: null, after: null, description: null },
    });
    expect(judged(json([{ ...feature(one), tags: null }]))).toEqual(['ID27-001 passed 1']);
    expect(json([feature(one)]).scenarios[0]).toMatchObject({ line: 3, name: '27' });
  });

  it.each(['+0100', '+01:00', '+01'])('may have an offset written as %s', (offset) => {
    const one = scenario('ID27-001', [step(passed)], { start_timestamp: `2026-11-23T10:00:00.123456${offset}` });
    expect(json([feature(one)]).startedAt).toEqual({ seconds: Date.parse(AT) / 1_000, nanos: 123_000_000 });
  });

  /** behave tells place by `location`, tags by name, seconds, errors as lines, and says nothing of a step not reached. */
  const behave = (...steps: readonly object[]): object[] => [
    {
      location: 'features/a.feature:1',
      elements: [
        { type: 'background', location: 'features/a.feature:2', steps: [{ step_type: 'given', name: 'et udtræk' }] },
        {
          ...{ type: 'scenario', name: 'A', location: 'features/a.feature:5', tags: ['ID27-001'] },
          steps: [{ step_type: 'given', name: 'et udtræk', result: { status: 'passed', duration: 1.5 } }, ...steps],
        },
      ],
    },
  ];

  it('may be from behave', () => {
    const fell = {
      step_type: 'then',
      name: 'x',
      result: { status: 'failed', duration: 0.25, error_message: ['Assertion', 'Failed'] },
    };
    const recording = json(behave(fell, { step_type: 'then', name: 'y' }), new Date(AT));
    expect(judged(recording)).toEqual(['ID27-001 deviation 1']);
    expect(recording.scenarios[0]).toMatchObject({ uri: 'features/a.feature', line: 5, tags: ['@ID27-001'] });
    expect(recording.finishedAt.nanos).toBe(750_000_000);
  });

  it('does not make a pass of a step nobody has told of', () => {
    expect(judged(json(behave({ step_type: 'then', name: 'y' }), new Date(AT)))).toEqual(['ID27-001 tool-error 1']);
  });

  it('does not make a pass of a scenario that is said to have failed, though no step did', () => {
    const one = scenario('ID27-001', [step(passed)], { status: 'hook_error' });
    expect(judged(json([feature(one)]))).toEqual(['ID27-001 tool-error 1']);
  });
});

describe('the unit of durations', () => {
  const js = { hidden: false };
  const took = (duration: number, beside: object = {}): object => step({ status: 'passed', duration }, beside);
  const at = (second: number): object => ({ line: 3 + second, start_timestamp: `2026-11-23T09:00:0${second}.000Z` });
  const seconds = (features: object[]): number => {
    const { scenarios } = json(features);
    return scenarios[0]!.attempts[0]!.results.reduce((sum, { duration }) => sum + duration.seconds + duration.nanos / 1e9, 0);
  };

  it('is nanoseconds, as the format says', () => {
    const features = [feature(scenario('ID27-001', [took(2_500_000_000)]))];
    expect(seconds(features)).toBe(2.5);
    expect(json(features).remarks).toEqual([]);
  });

  it('is milliseconds when JavaScript would else have run a step in less than a microsecond', () => {
    const features = [feature(scenario('ID27-001', [took(2_500, js), took(40, js)]))];
    expect(seconds(features)).toBeCloseTo(2.54);
    expect(json(features).remarks).toEqual([expect.stringContaining('millisekunder')]);
  });

  it('is milliseconds when the scenarios then fill the time between their beginnings', () => {
    const features = [
      feature(
        scenario('ID27-001', [took(900)], at(0)),
        scenario('ID27-002', [took(1_900)], at(1)),
        scenario('ID27-003', [took(5)], at(3)),
      ),
    ];
    expect(seconds(features)).toBeCloseTo(0.9);
  });

  it('is nanoseconds when the scenarios would last longer than the time there was', () => {
    const features = [feature(scenario('ID27-001', [took(900_000)], at(0)), scenario('ID27-002', [took(900_000)], at(1)))];
    expect(seconds(features)).toBeCloseTo(0.000_9);
  });

  it('stays nanoseconds where nothing tells, and that is said', () => {
    const features = [feature(scenario('ID27-001', [took(300)]))];
    expect(seconds(features)).toBeLessThan(0.001);
    expect(json(features).remarks).toEqual([expect.stringContaining('måske')]);
  });
});

describe('a message stream as real tools write it', () => {
  const messages = (changes: object = {}): readonly object[] => [
    { meta: { implementation: { name: 'reqnroll', version: 2 } } },
    { testRunStarted: { timestamp: { seconds: '1', nanos: '0' } } },
    {
      gherkinDocument: {
        feature: { children: [{ background: null, scenario: { id: 'n', location: { line: 0 }, steps: null } }] },
      },
    },
    {
      pickle: {
        ...{ id: 1, uri: 'a.feature', name: null, location: { line: 0 }, tags: [{ name: '@ID27-001' }], astNodeIds: ['n'] },
        steps: [{ id: 2, text: 'x', astNodeIds: null }],
        ...changes,
      },
    },
    { testCase: { id: 'c', pickleId: '1', testSteps: [{ id: 's', pickleStepId: '2' }] } },
    { testCaseStarted: { id: 'a', testCaseId: 'c', attempt: '0', timestamp: { seconds: 1, nanos: null } } },
    {
      testStepFinished: {
        ...{ testCaseStartedId: 'a', testStepId: 's' },
        testStepResult: { status: 'PASSED', message: null, exception: null, duration: null },
      },
    },
    { attachment: null, testCaseFinished: { testCaseStartedId: 'a', timestamp: { seconds: 2 }, willBeRetried: null } },
    { testRunFinished: { message: null, exception: null, timestamp: { seconds: 2, nanos: 0 } } },
  ];

  it('may have null for what is not there, numbers as text and line 0', () => {
    expect(judged(stream(...messages()))).toEqual(['ID27-001 passed 1']);
    expect(stream(...messages()).scenarios[0]?.line).toBeUndefined();
  });

  it.each([JSON.stringify({ ExecutionTime: 1, ExecutionResults: [] }, null, 2), '{"features":[]}\n'])(
    'is told from the report of another tool: %s',
    (text) => {
      const read = (): unknown => readMessageStream(new TextEncoder().encode(text), PLACE);
      expect(read).toThrow(/^SP4043 .*filen er ét JSON-objekt med felter som “(?:ExecutionTime|features)”/);
    },
  );

  it('is refused by field, line and tool', () => {
    expect(() => stream(...messages({ uri: null }))).toThrow('beskeden “pickle” fra reqnroll 2 har ikke den rette form (uri)');
  });
});

describe('a refusal of Cucumber JSON', () => {
  it.each<[string, unknown, string]>([
    [
      'names the field, its scenario and the tool',
      [
        feature(
          scenario('ID27-001', [step({ status: { a: 1 } }, { match: { location: 'Trin.java:3', arguments: [] }, hidden: true })]),
        ),
      ],
      'feltet “[0].elements[0].steps[0].result.status” (“ID27-001”) er et objekt, og det passer ikke i Cucumber JSON; filen ligner en fra cucumber-js',
    ],
    [
      'names a time without an offset',
      [feature(scenario('ID27-001', [], { start_timestamp: '2026-11-23T09:00:00' }))],
      'feltet “[0].elements[0].start_timestamp” (“ID27-001”) er teksten “2026-11-23T09:00:00”',
    ],
    ['names what is missing', [{ name: 'Opslag', elements: [scenario('ID27-001', [])] }], 'feltet “[0].uri” (“Opslag”) mangler'],
    ['names a file of another form', [1], 'feltet “[0]” er 1'],
  ])('%s', (_what, features, expected) => {
    expect(() => json(features)).toThrow(expected);
  });
});
