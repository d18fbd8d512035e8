import { describe, expect, it } from 'vitest';
import type { Verdict } from '../model/verdict.ts';
import { exitCode, failOnOption } from './exit-codes.ts';

const rows: readonly [readonly Verdict[], number, string][] = [
  [[], 4, 'intet kørt er aldrig grønt'],
  [['passed', 'passed'], 0, 'alt bestod'],
  [['passed', 'not-applicable'], 0, 'ikke relevant tæller ikke imod'],
  [['not-applicable'], 4, 'kun ikke relevante er ikke en afprøvning'],
  [['passed', 'deviation'], 1, 'en afvigelse'],
  [['passed', 'precondition'], 1, 'en manglende forudsætning er ikke bestået'],
  [['passed', 'open-question'], 1, 'et åbent spørgsmål er ikke bestået'],
  [['passed', 'unspecified'], 1, 'et manglende trin er ikke bestået'],
  [['deviation', 'endpoint-error'], 2, 'en teknisk fejl går forud for en afvigelse'],
  [['passed', 'tool-error'], 2, 'en fejl i værktøjet'],
  [['passed', 'aborted'], 2, 'en afbrudt kørsel'],
];

describe('afslutningskoden', () => {
  it.each(rows)('%j giver %i: %s', (verdicts, code) => expect(exitCode(verdicts)).toBe(code));
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

  it('is refused for anything else than the two that there are', () => {
    expect([failOnOption(undefined), failOnOption('any'), failOnOption('deviation')]).toEqual(['any', 'any', 'deviation']);
    expect(() => failOnOption('deviations')).toThrowErrorMatchingInlineSnapshot(
      `[PilotError: SP1021 Valget har en ugyldig værdi: “deviations”]`,
    );
  });
});
