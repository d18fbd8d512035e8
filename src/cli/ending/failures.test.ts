import { describe, expect, it } from 'vitest';
import { caseSample, exchangeSample } from './ending.fixture.ts';
import { failuresOf } from './failures.ts';

const closed = { type: 'EndpointError', sentence: 'FHIR kunne ikke nås, da kørslen begyndte.' };
const wrong = { type: 'Deviation', sentence: 'Navnet er forkert.', place: '9000', expected: 'A', received: 'B' };

describe('what did not pass', () => {
  it('leaves out what passed, was not tried or does not concern the region', () => {
    const cases = [
      caseSample('A-001'),
      caseSample('A-002', { verdict: 'not-run' }),
      caseSample('A-003', { verdict: 'not-applicable' }),
    ];
    expect(failuresOf('midtjylland', cases)).toEqual([]);
  });

  it('is told once for one closed way, whatever address was tried', () => {
    const cases = ['a', 'b', 'c'].map((place, index) =>
      caseSample(`A-00${index}`, { verdict: 'endpoint-error', fault: { ...closed, place } }),
    );
    const groups = failuresOf('midtjylland', cases);
    expect(groups.map(({ failures }) => failures.map(({ key }) => key))).toEqual([['A-000', 'A-001', 'A-002']]);
  });

  it.each([
    ['the place', { place: '9001' }],
    ['what was expected', { expected: 'C' }],
    ['what was received', { received: 'C' }],
    ['the sentence', { sentence: 'Navnet mangler.' }],
  ])('is two wrong answers when they differ in %s', (_what, other) => {
    const of = (fault: object): number =>
      failuresOf('midtjylland', [
        caseSample('A-001', { verdict: 'deviation', fault: wrong }),
        caseSample('A-002', { verdict: 'deviation', fault: { ...wrong, ...fault } }),
      ]).length;
    expect(of(other)).toBe(2);
    expect(of({})).toBe(1);
  });

  it('stands with the worst first, and what explains most before what explains less', () => {
    const cases = [
      caseSample('A-001', { verdict: 'deviation', fault: wrong }),
      caseSample('A-002', { verdict: 'endpoint-error', fault: { type: 'EndpointError', sentence: 'Andet.' } }),
      caseSample('A-003', { verdict: 'endpoint-error', fault: closed }),
      caseSample('A-004', { verdict: 'endpoint-error', fault: closed }),
    ];
    expect(failuresOf('midtjylland', cases).map(({ failures }) => failures[0].key)).toEqual(['A-003', 'A-002', 'A-001']);
  });

  it('rests on the last answer that was kept in the step that failed', () => {
    const steps = [
      { keyword: 'Når', text: 'x', status: 'passed', durationMs: 1, exchanges: [0] },
      { keyword: 'Så', text: 'y', status: 'failed', durationMs: 1, exchanges: [1, 2] },
      { keyword: 'Og', text: 'z', status: 'skipped', durationMs: 0, exchanges: [] },
    ] as const;
    const evidenceOf = (exchanges: ReturnType<typeof exchangeSample>[]): unknown =>
      failuresOf('midtjylland', [
        caseSample('A-001', {
          verdict: 'deviation',
          fault: wrong,
          steps: steps.map((step) => ({ ...step, exchanges: [...step.exchanges] })),
          exchanges,
        }),
      ])[0]?.failures[0].evidence;
    expect(evidenceOf([exchangeSample(1, 'a'), exchangeSample(2, 'b'), exchangeSample(3)])).toBe('b');
    expect(evidenceOf([exchangeSample(1, 'a'), exchangeSample(2), exchangeSample(3)])).toBe('a');
    expect(evidenceOf([exchangeSample(1), exchangeSample(2), exchangeSample(3)])).toBeUndefined();
  });
});
