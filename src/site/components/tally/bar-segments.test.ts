import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES, type Verdict } from '../../../model/verdict.ts';
import { tallyOfCounts } from '../../../report/tally.ts';
import type { Tally } from '../../../report/types.ts';
import { barSegments } from './bar-segments.ts';

const tallyOf = (counts: Partial<Record<Verdict | 'assumed', number>>): Tally =>
  tallyOfCounts([new Map(Object.entries(counts) as [Verdict | 'assumed', number][])]);

describe('the segments of the bar', () => {
  it('begin with what passed and end with the mildest', () => {
    expect(barSegments(tallyOf({ passed: 3, deviation: 1, 'not-applicable': 9 }), VERDICT_CODES)).toEqual([
      { part: 'passed', x: 0, width: 750 },
      { part: 'deviation', x: 750, width: 250 },
    ]);
  });

  it('set passes as assumed apart from those on confirmed ground', () => {
    expect(barSegments(tallyOf({ passed: 3, assumed: 1, 'open-question': 1 }), VERDICT_CODES)).toEqual([
      { part: 'passed', x: 0, width: 500 },
      { part: 'assumed', x: 500, width: 250 },
      { part: 'open-question', x: 750, width: 250 },
    ]);
  });

  it('set what is agreed apart, between what is open and what has never run', () => {
    const known = { total: 2, counts: { deviation: 2 } };
    expect(barSegments(tallyOf({ passed: 5, deviation: 3, 'not-run': 2 }), VERDICT_CODES, known)).toEqual([
      { part: 'passed', x: 0, width: 500 },
      { part: 'deviation', x: 500, width: 100 },
      { part: 'known', x: 600, width: 200 },
      { part: 'not-run', x: 800, width: 200 },
    ]);
  });

  it('are absent when there is nothing to show', () => {
    expect(barSegments(tallyOf({ 'not-applicable': 2 }), VERDICT_CODES)).toEqual([]);
  });

  it('always fill the whole width without gaps', () => {
    const counts = fc.record(Object.fromEntries(VERDICT_CODES.map((code) => [code, fc.nat(500)])));
    fc.assert(
      fc.property(counts, (some) => {
        const segments = barSegments(tallyOf(some), VERDICT_CODES);
        let end = 0;
        for (const segment of segments) {
          expect(segment.x).toBe(end);
          end += segment.width;
        }
        expect([0, 1000]).toContain(end);
      }),
    );
  });
});
