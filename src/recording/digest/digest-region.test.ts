import { describe, expect, it } from 'vitest';
import { type Comparison, COMPARISON_MEDIA_TYPE } from '../../model/comparison.ts';
import { EXCHANGE_MEDIA_TYPE, type Exchange } from '../../model/exchange.ts';
import { CONTAMINATED_MEDIA_TYPE } from '../../model/run.ts';
import { type RunPlan, wholePart } from '../../model/run-plan.ts';
import { digestRegion, type DigestInput, type DigestOutput } from './digest-region.ts';

const plan: RunPlan = {
  schemaVersion: 1,
  run: '20261123T063000Z-0a1b2c3d',
  environment: 'test1',
  exercise: false,
  startedAt: '2026-11-23T06:30:00.000Z',
  onDate: '2026-11-23',
  selection: { regions: ['a'], scenarios: [] },
  fingerprint: { features: 'a'.repeat(64), steps: 'b'.repeat(64), config: 'c'.repeat(64) },
  regions: [
    wholePart('a', [
      {
        key: 'ID27-001',
        name: 'Navn',
        path: 'features/a.feature',
        line: 3,
        specification: 's',
        assumption: true,
        manual: true,
        writes: false,
        timed: false,
      },
    ]),
  ],
};

interface AttemptSample {
  /** Undefined leaves the step without a result. */
  readonly result?: object;
  readonly id?: string;
  readonly number?: number;
  readonly finished?: boolean;
  readonly willBeRetried?: boolean;
  readonly contaminated?: boolean;
  readonly attachments?: readonly object[];
}

const PASSED = { status: 'PASSED', duration: { seconds: 0, nanos: 4_600_000 } };
const at = (seconds: number): object => ({ seconds: 1_795_415_400 + seconds, nanos: 0 });

const head = (uri = 'features/a.feature', tag = '@ID27-001'): object[] => [
  { testRunStarted: { timestamp: at(0) } },
  {
    pickle: {
      id: 'p',
      uri,
      location: { line: 3 },
      tags: [{ name: tag }],
      steps: [{ id: 'ps', text: 'noget', astNodeIds: ['n'] }],
    },
  },
  {
    testCase: {
      id: 'tc',
      pickleId: 'p',
      testSteps: [
        { id: 'hook', hookId: 'h' },
        { id: 'ts', pickleStepId: 'ps' },
      ],
    },
  },
];

function attempt(sample: AttemptSample): object[] {
  const { id = 'a', number = 0, result, finished = true, willBeRetried = false, contaminated = false, attachments = [] } = sample;
  return [
    { testCaseStarted: { id, testCaseId: 'tc', attempt: number, timestamp: at(1) } },
    { testStepFinished: { testCaseStartedId: id, testStepId: 'hook', testStepResult: PASSED } },
    ...(result === undefined ? [] : [{ testStepFinished: { testCaseStartedId: id, testStepId: 'ts', testStepResult: result } }]),
    ...attachments.map((one) => ({
      attachment: { testCaseStartedId: id, testStepId: 'ts', contentEncoding: 'IDENTITY', ...one },
    })),
    ...(contaminated
      ? [{ attachment: { testCaseStartedId: id, mediaType: CONTAMINATED_MEDIA_TYPE, body: '{}', contentEncoding: 'IDENTITY' } }]
      : []),
    ...(finished ? [{ testCaseFinished: { testCaseStartedId: id, timestamp: at(3), willBeRetried } }] : []),
  ];
}

function digest(envelopes: object[] | undefined, regionEnd?: DigestInput['regionEnd']): DigestOutput {
  return digestRegion({ plan, region: 'a', envelopes, regionEnd });
}
const only = (...samples: AttemptSample[]): DigestOutput['details'][number] =>
  digest([...head(), ...samples.flatMap(attempt)]).details[0]!;
const failed = (exception: object | undefined, message?: string): object => ({ ...PASSED, status: 'FAILED', exception, message });

describe('the outcome of one scenario', () => {
  it('carries marks, times and steps', () => {
    expect(only({ result: PASSED })).toMatchObject({
      verdict: 'passed',
      marks: ['assumption', 'manual'],
      startedAt: '2026-11-23T06:30:01.000Z',
      durationMs: 2000,
      steps: [{ keyword: '', text: 'noget', status: 'passed', durationMs: 5 }],
    });
  });

  it.each([
    [
      'the class name in front',
      { type: 'Deviation', message: 'Deviation: Forkert.\nForventet: x\nModtaget: y' },
      undefined,
      { type: 'Deviation', sentence: 'Forkert.', expected: 'x', received: 'y' },
    ],
    [
      'nothing but a stack trace',
      undefined,
      'Error: Av\n    at fil.ts:1:2\n    at node:internal',
      { type: 'Error', sentence: 'Av' },
    ],
    ['no text', { type: 'TypeError' }, undefined, { type: 'TypeError', sentence: 'Der fulgte ingen tekst med fejlen.' }],
    [
      'a text that is far too long',
      { type: 'Error', message: 'x'.repeat(5000) },
      undefined,
      { type: 'Error', sentence: `${'x'.repeat(2000)}…` },
    ],
  ])('has its fault read from a message with %s', (_what, exception, message, fault) => {
    expect(only({ result: failed(exception, message) }).fault).toEqual(fault);
  });

  it('is that of the worse of two results for the same step', () => {
    const envelopes = [
      ...head(),
      ...attempt({ result: PASSED }),
      { testStepFinished: { testCaseStartedId: 'a', testStepId: 'ts', testStepResult: failed({ type: 'Deviation' }) } },
    ];
    expect(digest(envelopes).details[0]!.verdict).toBe('deviation');
  });

  it('is never passed with a step without a result or of unknown status', () => {
    expect(only({}).fault).toEqual({
      type: 'IncompleteRecording',
      sentence: 'Optagelsen af scenariet er ikke hel, så udfaldet kan ikke læses.',
    });
    expect(only({ result: { ...PASSED, status: 'GREAT' } })).toMatchObject({ verdict: 'tool-error', fault: { type: 'Unknown' } });
  });

  it('is not taken from a recording of another place or another id', () => {
    for (const other of [head('features/b.feature'), head(undefined, '@ID27-002')]) {
      expect(digest([...other, ...attempt({ result: PASSED })]).details[0]!.verdict).toBe('aborted');
    }
    expect(digest([...head('features\\a.feature'), ...attempt({ result: PASSED })]).details[0]!.verdict).toBe('passed');
  });
});

describe('several attempts', () => {
  const fails = { result: failed({ type: 'EndpointError', message: 'Brudt.' }), willBeRetried: true };

  it('are unstable when the second passes', () => {
    expect(only(fails, { id: 'b', number: 1, result: PASSED })).toMatchObject({
      verdict: 'passed',
      attempts: 2,
      marks: ['unstable', 'assumption', 'manual'],
    });
  });

  it('count neither as failed nor as unstable when one was spoilt by another scenario', () => {
    expect(only({ ...fails, contaminated: true }, { id: 'b', number: 1, result: PASSED })).toMatchObject({
      verdict: 'passed',
      attempts: 1,
      marks: ['assumption', 'manual'],
    });
  });

  it('are not unstable when a crash cut the first short', () => {
    expect(only({ result: PASSED, finished: false }, { id: 'b', result: PASSED })).toMatchObject({
      verdict: 'passed',
      attempts: 1,
    });
  });

  it('are aborted when one was to be retried and was not', () => {
    expect(only(fails)).toMatchObject({ verdict: 'aborted', steps: [{ status: 'failed' }] });
    expect(only({ ...fails, contaminated: true })).toMatchObject({ verdict: 'aborted', attempts: 1 });
  });

  it('are unstable when a number says that one is missing', () => {
    expect(only({ result: PASSED, number: 1 }).marks).toContain('unstable');
  });

  it('count by the worse of two final ones', () => {
    expect(only({ result: failed({ type: 'Deviation' }) }, { id: 'b', result: PASSED }).verdict).toBe('deviation');
  });
});

describe('exchanges', () => {
  const exchange: Exchange = {
    interface: 'fhir',
    sequence: 1,
    purpose: 'Læs',
    reused: false,
    startedAt: '2026-11-23T06:30:01.000Z',
    durationMs: 3,
    request: { method: 'GET', url: 'http://x/', headers: [] },
    fault: { code: 'ECONNRESET', message: 'Brudt.' },
    redactions: {},
  };
  const body = JSON.stringify(exchange);

  it('are read in both encodings, belong to their step, and are counted when invalid', () => {
    const attachments = [
      { mediaType: EXCHANGE_MEDIA_TYPE, body },
      { mediaType: EXCHANGE_MEDIA_TYPE, body: '{' },
      { mediaType: EXCHANGE_MEDIA_TYPE, body: '{}' },
      { mediaType: EXCHANGE_MEDIA_TYPE, body: Buffer.from(body).toString('base64'), contentEncoding: 'BASE64' },
      { mediaType: EXCHANGE_MEDIA_TYPE, body, testStepId: undefined },
      { mediaType: 'text/plain', body: 'hej' },
    ];
    const { details, dropped } = digest([...head(), ...attempt({ result: PASSED, attachments })]);
    expect(details[0]!.exchanges).toEqual([exchange, exchange, exchange]);
    expect(details[0]!.steps[0]!.exchanges).toEqual([0, 1]);
    expect(dropped).toEqual({ messages: 0, exchanges: 2 });
  });
});

describe('the region', () => {
  const done = { state: 'completed', finishedAt: '2026-11-23T06:31:00.000Z' } as const;

  it('is aborted when never started, aborted with or without a reason, or reported finished too early', () => {
    const reasons = [
      digest(undefined),
      digest([]),
      digest([], { ...done, state: 'aborted', reason: 'Hukommelsen slap op.' }),
      digest([], done),
    ];
    expect(reasons.map((one) => one.digest.state)).toEqual(Array.from(reasons, () => 'aborted'));
    expect(reasons.map((one) => one.digest.reason)).toMatchInlineSnapshot(`
      [
        "Regionen blev aldrig startet.",
        "Kørslen sluttede, før regionen var færdig.",
        "Hukommelsen slap op.",
        "Optagelsen mangler scenarier, selv om regionen blev meldt færdig.",
      ]
    `);
  });

  it('is completed when every scenario has ended', () => {
    expect(digest([...head(), ...attempt({ result: PASSED })], done).digest).toMatchObject({
      state: 'completed',
      startedAt: '2026-11-23T06:30:00.000Z',
      finishedAt: done.finishedAt,
    });
  });

  it('holds nothing outside the plan', () => {
    expect(digestRegion({ plan, region: 'b', envelopes: [], regionEnd: undefined }).details).toEqual([]);
  });

  it('leaves out times that cannot be real', () => {
    const envelopes = [...head(), ...attempt({ result: PASSED })].map((envelope) =>
      'testCaseStarted' in envelope
        ? { testCaseStarted: { ...(envelope.testCaseStarted as object), timestamp: { seconds: 1e15, nanos: 0 } } }
        : envelope,
    );
    const [detail] = digest(envelopes).details;
    expect(detail).toMatchObject({ verdict: 'passed', durationMs: 0 });
    expect(detail!.startedAt).toBeUndefined();
  });
});

describe('what comes with the region', () => {
  it('is the day of the register its own preflight found, and what a reader should know of the run', () => {
    const regionEnd = { state: 'completed', note: 'Ét ad gangen.', finishedAt: '2026-11-23T06:31:00.000Z' } as const;
    const { digest: found } = digestRegion({ plan, region: 'a', envelopes: [], regionEnd, register: '2026-11-22' });
    expect(found.fingerprint).toEqual({ ...plan.fingerprint, register: '2026-11-22' });
    expect(found.note).toBe('Ét ad gangen.');
  });

  it('is left out when there is nothing to say', () => {
    const { digest: found } = digestRegion({ plan, region: 'a', envelopes: [], regionEnd: undefined });
    expect(found.fingerprint).toEqual(plan.fingerprint);
    expect(found).not.toHaveProperty('note');
  });
});

describe('comparisons', () => {
  const comparison: Comparison = {
    unit: { sorIdentifier: '1', words: 'testenhed' },
    onDate: '2026-11-23',
    sources: [{ name: 'FHIR', state: 'read', place: 'entry[0]' }],
    fields: [{ name: 'EntityName', asked: true, differs: false, cells: [{ state: 'value', value: 'Afsnit A', differs: false }] }],
  };
  const attached = (body: string): object => ({ mediaType: COMPARISON_MEDIA_TYPE, body });

  it('reach the site whatever the outcome', () => {
    const attachments = [attached(JSON.stringify(comparison))];
    expect(only({ result: PASSED, attachments }).comparisons).toEqual([comparison]);
    expect(only({ result: failed({ type: 'Deviation' }), attachments }).comparisons).toEqual([comparison]);
  });

  it('are left out when the scenario has none', () => {
    expect(only({ result: PASSED })).not.toHaveProperty('comparisons');
  });

  it('count as dropped when they cannot be read, and leave the outcome alone', () => {
    const { details, dropped } = digest([...head(), ...attempt({ result: PASSED, attachments: [attached('{"unit":1}')] })]);
    expect(details[0]).toMatchObject({ verdict: 'passed' });
    expect(details[0]).not.toHaveProperty('comparisons');
    expect(dropped.exchanges).toBe(1);
  });
});
