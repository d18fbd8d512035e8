import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../model/verdict.ts';
import { tally } from './tally.ts';

const verdicts = fc.array(fc.constantFrom(...VERDICT_CODES));

describe('the tally', () => {
  it.each([
    [[], 0, 0, 0],
    [['passed'], 1, 1, 100],
    [['not-run'], 1, 0, 0],
    [['not-applicable', 'not-applicable'], 0, 0, 0],
    [['passed', 'not-applicable'], 1, 1, 100],
    [['passed', 'passed', 'deviation'], 3, 3, 66],
    [[...Array.from({ length: 999 }, () => 'passed' as const), 'deviation'], 1000, 1000, 99],
  ] as const)('counts verdicts, judged cells and the percentage passed (%#)', (list, total, judged, passedPercent) => {
    expect(tally(list)).toMatchObject({ total, judged, passedPercent });
  });

  it('adds up to all cells, and 100 percent means that all passed', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        const { counts, total, judged, passedPercent } = tally(list);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(list.length);
        expect(judged).toBeLessThanOrEqual(total);
        expect(passedPercent === 100).toBe(total > 0 && counts.passed === total);
        expect(passedPercent * total).toBeLessThanOrEqual(100 * counts.passed);
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        expect(tally(list.toReversed())).toEqual(tally(list));
      }),
    );
  });
});
