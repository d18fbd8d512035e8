import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../model/verdict.ts';
import { casesOf } from '../../../report/samples.fixture.ts';
import { tally } from '../../../report/tally.ts';
import type { TrendPoint } from '../../../report/trend.ts';
import { PLOT_HEIGHT, trendColumns } from './trend-columns.ts';

const point = (...verdicts: Iterable<Verdict>[]): TrendPoint => ({
  run: 'x',
  at: '2026-11-23T10:00:00.000Z',
  aborted: false,
  tally: tally(casesOf(verdicts.flatMap((one) => [...one]))),
});

describe('the columns of the trend', () => {
  it('have what passed at the bottom and fill the whole height', () => {
    const { width, parts } = trendColumns([point(['passed', 'passed', 'deviation', 'not-run']), point(['passed'])]);
    expect(parts.map(({ part, y, height }) => [part, y, height])).toEqual([
      ['passed', 500, 500],
      ['deviation', 250, 250],
      ['not-run', 0, 250],
      ['passed', 0, PLOT_HEIGHT],
    ]);
    expect(Math.max(...parts.map((part) => part.x + part.width))).toBeLessThan(width);
    expect(parts[3]?.x).toBeGreaterThan((parts[0]?.x ?? 0) + (parts[0]?.width ?? 0));
  });

  it('are empty when nothing counts', () => {
    expect(trendColumns([point(['not-applicable'])]).parts).toEqual([]);
  });
});
