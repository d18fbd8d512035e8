import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../model/verdict.ts';
import { runsOf } from './outcomes.ts';
import { type CaseSample, catalogueSample, ENVIRONMENT, matrixSample, REGIONS, runSample } from './samples.fixture.ts';
import { thinTrend } from './thin-trend.ts';
import { type TrendPoint, trends } from './trend.ts';

const keys = ['ID27-001', 'ID27-002', 'ID27-003'];
const regions = REGIONS.map(({ id }) => id);
const run = (hour: number, cases: Readonly<Record<string, readonly CaseSample[]>>, aborted = false) =>
  runSample({ hour, cases, aborted });

describe('the trend', () => {
  it('shows what held after each run, even when the run tried only a part', () => {
    const runs = [
      run(1, { a: keys.map((key) => ({ key, verdict: 'deviation' as const })) }),
      run(2, { a: [{ key: 'ID27-002', verdict: 'passed' }] }),
      run(3, { b: [{ key: 'ID27-001', verdict: 'passed' }] }, true),
    ];
    const { whole, byRegion } = trends({ runs, regions, keys });
    const seen = (points: readonly TrendPoint[] = []) =>
      points.map(({ aborted, tally: { counts, passedPercent } }) => [
        counts.passed,
        counts.deviation,
        counts['not-run'],
        passedPercent,
        aborted,
      ]);
    expect(seen(whole)).toEqual([
      [0, 3, 3, 0, false],
      [1, 2, 3, 16, false],
      [2, 2, 2, 33, true],
    ]);
    expect(seen(byRegion.get('a'))).toEqual([
      [0, 3, 0, 0, false],
      [1, 2, 0, 33, false],
    ]);
    expect(seen(byRegion.get('b'))).toEqual([[1, 0, 2, 33, true]]);
  });

  it('ends in what the matrix shows', () => {
    const catalogue = catalogueSample(keys.map((key) => ({ key })));
    const outcome = fc.record({ key: fc.constantFrom(...keys, 'UKENDT-001'), verdict: fc.constantFrom(...VERDICT_CODES) });
    const outcomes = fc.uniqueArray(outcome, { selector: ({ key }) => key });
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: outcomes, b: outcomes }, { requiredKeys: [] }), { minLength: 1, maxLength: 5 }),
        (all) => {
          const runs = all.map((cases, index) => run(index + 1, cases));
          const matrix = matrixSample(catalogue, runs);
          const { whole, byRegion } = trends({ runs: runsOf(runs, ENVIRONMENT), regions, keys });
          if (whole.length > 0) expect(whole.at(-1)?.tally).toEqual(matrix.tally);
          for (const { id, tally } of matrix.regions)
            if (byRegion.get(id)?.length !== 0) expect(byRegion.get(id)?.at(-1)?.tally).toEqual(tally);
        },
      ),
    );
  });
});

describe('a long trend', () => {
  const tally = {
    counts: Object.fromEntries(VERDICT_CODES.map((code) => [code, 0])),
    total: 0,
    judged: 0,
    passedPercent: 0,
  } as TrendPoint['tally'];
  const at = (time: string): TrendPoint => ({ run: time, at: time, aborted: false, tally });
  const days = (count: number, first = '2026-01-01T10:00:00.000Z'): TrendPoint[] =>
    Array.from({ length: count }, (_, index) => at(new Date(Date.parse(first) + index * 86_400_000).toISOString()));

  it('shows every run as long as there is room', () => {
    const points = [at('2026-01-01T08:00:00.000Z'), at('2026-01-01T09:00:00.000Z')];
    expect(thinTrend(points, 2)).toEqual({ step: 'run', points });
  });

  it('otherwise shows the last run of each day, as days go in Denmark', () => {
    const points = [at('2026-01-01T08:00:00.000Z'), at('2026-01-01T22:59:00.000Z'), at('2026-01-01T23:00:00.000Z')];
    expect(thinTrend(points, 2)).toEqual({ step: 'day', points: points.slice(1) });
  });

  it.each([
    [60, 'week', 9],
    [200, 'week', 29],
    [400, 'month', 14],
    [2000, 'month', 40],
  ] as const)('over %i days shows the last run of each %s: %i points', (count, step, expected) => {
    const thinned = thinTrend(days(count), 40);
    expect([thinned.step, thinned.points.length]).toEqual([step, expected]);
    expect(thinned.points.at(-1)).toEqual(days(count).at(-1));
  });
});
