import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../model/verdict.ts';
import { countTransitions, transition } from './transition.ts';

const verdict = fc.constantFrom(...VERDICT_CODES);

describe('what has moved', () => {
  it.each([
    [undefined, 'passed', 'new'],
    ['passed', 'passed', 'same'],
    ['passed', 'deviation', 'regressed'],
    ['passed', 'aborted', 'regressed'],
    ['deviation', 'passed', 'fixed'],
    ['deviation', 'endpoint-error', 'changed'],
    ['deviation', 'open-question', 'changed'],
    ['open-question', 'deviation', 'changed'],
    ['passed', 'not-applicable', 'changed'],
    ['not-applicable', 'passed', 'changed'],
  ] as const)('%s → %s is %s', (before, now, expected) => {
    expect(transition(before, now)).toBe(expected);
  });

  it('is fixed only if it passes now and did not before; there and back cancel out', () => {
    fc.assert(
      fc.property(verdict, verdict, (before, now) => {
        if (transition(before, now) === 'fixed') expect([before === 'passed', now]).toEqual([false, 'passed']);
        expect(transition(before, now) === 'fixed').toBe(transition(now, before) === 'regressed');
        expect(transition(before, now) === 'same').toBe(before === now);
      }),
    );
  });

  it('is counted by kind', () => {
    expect(countTransitions(['new', 'new', 'fixed'])).toEqual({ regressed: 0, fixed: 1, changed: 0, new: 2, same: 0 });
  });
});
