import { describe, expect, it } from 'vitest';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';
import { standingOf } from './scenario-standing.ts';

describe('the standing of selected scenarios', () => {
  const catalogue = catalogueSample([
    { key: 'SHAK-001~Hospital' },
    { key: 'SHAK-001~Afsnit' },
    { key: 'SHAK-002', path: 'features/y.feature' },
    { key: 'SKRS-001', path: 'features/y.feature' },
  ]);
  const matrix = matrixSample(catalogue, [
    runSample({
      hour: 8,
      cases: {
        a: [
          { key: 'SHAK-001~Hospital', verdict: 'passed' },
          { key: 'SHAK-001~Afsnit', verdict: 'not-applicable' },
          { key: 'SKRS-001', verdict: 'deviation' },
        ],
        b: [{ key: 'SHAK-001~Hospital', verdict: 'passed' }],
      },
    }),
  ]);

  it('has only their rows and no empty groups', () => {
    const { groups } = standingOf(matrix, ['SHAK-001']);
    expect(groups.flatMap((group) => group.rows.map((row) => row.key))).toEqual(['SHAK-001~Hospital', 'SHAK-001~Afsnit']);
    expect(groups).toHaveLength(1);
  });

  it('counts a region only when everything that applies to it has passed', () => {
    const { byRegion, passedRegions } = standingOf(matrix, ['SHAK-001']);
    expect(byRegion.map(({ region, worst }) => [region, worst])).toEqual([
      ['a', 'passed'],
      ['b', 'not-run'],
    ]);
    expect(passedRegions).toBe(1);
  });

  it('is never passed without scenarios', () => {
    expect(standingOf(matrix, [])).toMatchObject({ groups: [], passedRegions: 0 });
  });
});
