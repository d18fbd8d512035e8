import { describe, expect, it } from 'vitest';
import { ASSUMPTION_MEDIA_TYPE } from '../../model/assumption-outcome.ts';
import type { Basis } from '../../model/basis.ts';
import { readRecording } from '../read-recording.ts';
import { judgeCase } from './judge-case.ts';

/** One attempt at a case of one step that ended so, with an attachment for each assumption it met. */
function judged(result: object, ...outcomes: readonly (readonly [id: string, outcome: string])[]) {
  const recording = readRecording([
    { pickle: { id: 'p', uri: 'a.feature', location: { line: 3 }, tags: [], steps: [{ id: 'ps', text: 'x', astNodeIds: [] }] } },
    { testCase: { id: 'tc', pickleId: 'p', testSteps: [{ id: 'ts', pickleStepId: 'ps' }] } },
    { testCaseStarted: { id: 'a', testCaseId: 'tc', attempt: 0, timestamp: { seconds: 1, nanos: 0 } } },
    {
      testStepFinished: {
        testCaseStartedId: 'a',
        testStepId: 'ts',
        testStepResult: { duration: { seconds: 0, nanos: 0 }, ...result },
      },
    },
    ...outcomes.map(([assumption, outcome]) => ({
      attachment: {
        ...{ testCaseStartedId: 'a', testStepId: 'ts', contentEncoding: 'IDENTITY', mediaType: ASSUMPTION_MEDIA_TYPE },
        body: JSON.stringify({ assumption, outcome }),
      },
    })),
    { testCaseFinished: { testCaseStartedId: 'a', timestamp: { seconds: 2, nanos: 0 }, willBeRetried: false } },
  ]);
  const planned = { key: 'A-001', name: 'A', path: 'a.feature', line: 3, specification: 's' };
  const flags = { assumption: false, manual: false, writes: false, timed: false };
  const known = { attempt: recording.attempts[0]!, testCase: recording.testCases[0]!, pickle: recording.pickles.get('p')! };
  return judgeCase({
    planned: { ...planned, ...flags },
    attempts: [known],
    recording,
    exercise: false,
    basis: undefined,
    abortReason: '',
  }).detail;
}

describe('a case that meets an open assumption', () => {
  it('is marked when it passed as assumed', () => {
    const { verdict, marks, assumptions } = judged({ status: 'PASSED' }, ['et-niveau', 'as-assumed']);
    expect({ verdict, marks, assumptions }).toEqual({
      verdict: 'passed',
      marks: ['assumed'],
      assumptions: [{ id: 'et-niveau', outcome: 'as-assumed' }],
    });
  });

  it('is an open question when it differed, and bears no mark of a pass', () => {
    const exception = { type: 'OpenQuestion', message: 'To niveauer.\nAntagelse: et-niveau' };
    const differed = judged({ status: 'FAILED', exception }, ['et-niveau', 'differs'], ['shak', 'as-assumed']);
    expect(differed).toMatchObject({ verdict: 'open-question', cause: 'unsettled', marks: [] });
    expect(differed.assumptions).toEqual([
      { id: 'et-niveau', outcome: 'differs' },
      { id: 'shak', outcome: 'as-assumed' },
    ]);
  });

  it('is told from one that met none', () => {
    expect(judged({ status: 'PASSED' })).not.toHaveProperty('assumptions');
    expect(judged({ status: 'PASSED' }).marks).toEqual([]);
  });
});

describe('what a case used', () => {
  const basis: Basis = {
    steps: ['', 'noget andet', 'x'].map((pattern, at) => ({ pattern, digest: 'abc'.charAt(at).repeat(24) })),
    regions: {},
    judging: 0,
  };
  const planned = { key: 'A-001', name: 'A', path: 'a.feature', line: 3, specification: 's' };
  const flags = { assumption: false, manual: false, writes: false, timed: false };

  function usedOf({ ended, kept }: { readonly ended: boolean; readonly kept: Basis | undefined }) {
    const recording = readRecording([
      { stepDefinition: { id: 'sd', pattern: { source: 'x', type: 'CUCUMBER_EXPRESSION' } } },
      {
        pickle: { id: 'p', uri: 'a.feature', location: { line: 3 }, tags: [], steps: [{ id: 'ps', text: 'x', astNodeIds: [] }] },
      },
      { testCase: { id: 'tc', pickleId: 'p', testSteps: [{ id: 'ts', pickleStepId: 'ps', stepDefinitionIds: ['sd'] }] } },
      { testCaseStarted: { id: 'a', testCaseId: 'tc', attempt: 0, timestamp: { seconds: 1, nanos: 0 } } },
      ...(ended
        ? [{ testCaseFinished: { testCaseStartedId: 'a', timestamp: { seconds: 2, nanos: 0 }, willBeRetried: false } }]
        : []),
    ]);
    const known = { attempt: recording.attempts[0]!, testCase: recording.testCases[0]!, pickle: recording.pickles.get('p')! };
    const input = { planned: { ...planned, ...flags }, attempts: [known], recording, exercise: false, abortReason: '' };
    return judgeCase({ ...input, basis: kept }).detail.used;
  }

  it('is the definitions of its steps and what surrounds every scenario, by their place in the plan', () => {
    expect(usedOf({ ended: true, kept: basis })).toEqual({ steps: [0, 2], interfaces: [] });
  });

  it('is left out of a case that never ended, and of a run whose plan has no basis', () => {
    expect(usedOf({ ended: false, kept: basis })).toBeUndefined();
    expect(usedOf({ ended: true, kept: undefined })).toBeUndefined();
  });
});
