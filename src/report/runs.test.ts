import { describe, expect, it } from 'vitest';
import { describeSelection } from '../model/selection.ts';
import { summariseRun } from './runs.ts';
import { runSample } from './samples.fixture.ts';

const cases = { a: [{ key: 'ID27-001', verdict: 'passed' }], b: [{ key: 'ID27-001', verdict: 'deviation' }] } as const;

describe('the summary of a run', () => {
  it('counts for each region and for all of them', () => {
    const summary = summariseRun(runSample({ hour: 8, cases }));
    expect(summary).toMatchObject({ state: 'completed', finishedAt: '2026-11-23T08:00:00.000Z', selection: 'alle scenarier' });
    expect(summary.regions.map((region) => [region.id, region.tally.passedPercent])).toEqual([
      ['a', 100],
      ['b', 0],
    ]);
    expect(summary.tally).toMatchObject({ total: 2, passedPercent: 50 });
  });

  it('is aborted without a manifest, even when everything in it passes', () => {
    const summary = summariseRun(
      runSample({ hour: 8, cases: { a: cases.a }, aborted: true, digest: { reason: 'Strømmen gik.' } }),
    );
    expect(summary).toMatchObject({ state: 'aborted', finishedAt: undefined, kept: undefined });
    expect(summary.regions[0]).toMatchObject({ state: 'aborted', reason: 'Strømmen gik.' });
  });

  it('says in words what was selected', () => {
    expect(describeSelection({ tags: '@krav:x', scenarios: ['ID27-001', 'ID27-002'], shard: '1/2' })).toBe(
      'mærker: @krav:x; scenarier: ID27-001, ID27-002; del 1/2',
    );
  });
});
