import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../model/verdict.ts';
import { casesOf } from './samples.fixture.ts';
import { sumOfTallies, tally } from './tally.ts';

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
    expect(tally(casesOf(list))).toMatchObject({ total, judged, passedPercent });
  });

  it('leaves out of the percentage what rests on open assumptions, and counts it beside', () => {
    const assumed = Array.from({ length: 126 }, () => ({ verdict: 'passed', marks: ['assumed'] }) as const);
    const others = casesOf([...Array<'passed'>(84).fill('passed'), ...Array<'deviation'>(7).fill('deviation')]);
    const questions = casesOf(Array<'open-question'>(14).fill('open-question'));
    expect(tally([...assumed, ...others, ...questions])).toMatchObject({
      assumed: 126,
      total: 231,
      confirmed: { passed: 84, total: 91 },
      passedPercent: 92,
    });
    expect(tally(assumed)).toMatchObject({ counts: { passed: 126 }, confirmed: { passed: 0, total: 0 }, passedPercent: 0 });
  });

  it('is the same counted at once and in parts', () => {
    const one = fc.record({ verdict: fc.constantFrom(...VERDICT_CODES), marks: fc.subarray(['assumed', 'unstable'] as const) });
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (first, second) => {
        expect(sumOfTallies([tally(first), tally(second)])).toEqual(tally([...first, ...second]));
      }),
    );
  });

  it('adds up to all cells, and 100 percent means that all passed', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        const { counts, total, judged, confirmed, passedPercent } = tally(casesOf(list));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(list.length);
        expect(judged).toBeLessThanOrEqual(total);
        expect(confirmed.total).toBe(total - counts['open-question']);
        expect(passedPercent === 100).toBe(confirmed.total > 0 && counts.passed === confirmed.total);
        expect(passedPercent * confirmed.total).toBeLessThanOrEqual(100 * counts.passed);
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        expect(tally(casesOf(list.toReversed()))).toEqual(tally(casesOf(list)));
      }),
    );
  });
});
