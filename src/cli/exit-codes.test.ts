import { describe, expect, it } from 'vitest';
import type { Verdict } from '../model/verdict.ts';
import { exitCode } from './exit-codes.ts';

const rows: readonly [readonly Verdict[], number, string][] = [
  [[], 4, 'nothing run is never green'],
  [['passed', 'passed'], 0, 'everything passed'],
  [['passed', 'not-applicable'], 0, 'not relevant does not count against'],
  [['not-applicable'], 4, 'only not relevant is no trial'],
  [['passed', 'deviation'], 1, 'a deviation'],
  [['passed', 'precondition'], 1, 'a missing precondition has not passed'],
  [['passed', 'open-question'], 1, 'an open question has not passed'],
  [['passed', 'unspecified'], 1, 'a missing step has not passed'],
  [['deviation', 'endpoint-error'], 2, 'a technical fault outranks a deviation'],
  [['passed', 'tool-error'], 2, 'a fault in the tool'],
  [['passed', 'aborted'], 2, 'an aborted run'],
];

describe('the exit code', () => {
  it.each(rows)('of %j is %i: %s', (verdicts, code) => expect(exitCode(verdicts)).toBe(code));
});

describe('the exit code of a run with --fail-on deviation', () => {
  it.each<[readonly Verdict[], number]>([
    [['passed', 'open-question', 'precondition', 'unspecified'], 0],
    [['open-question'], 0],
    [['open-question', 'deviation'], 1],
    [['open-question', 'endpoint-error'], 2],
    [['passed', 'postponed' as Verdict], 1],
    [['not-applicable', 'not-run'], 4],
    [[], 4],
  ])('of %j is %i', (verdicts, code) => expect(exitCode(verdicts, 'deviation')).toBe(code));
});
