import { describe, expect, it } from 'vitest';
import type { Verdict } from '../model/verdict.ts';
import { exitCode } from './exit-codes.ts';

const rows: readonly [readonly Verdict[], number, string][] = [
  [[], 4, 'intet kørt er aldrig grønt'],
  [['passed', 'passed'], 0, 'alt bestod'],
  [['passed', 'not-applicable'], 0, 'ikke relevant tæller ikke imod'],
  [['not-applicable'], 4, 'kun ikke relevante er ikke en afprøvning'],
  [['passed', 'deviation'], 1, 'en afvigelse'],
  [['passed', 'precondition'], 1, 'en manglende forudsætning er ikke bestået'],
  [['passed', 'unspecified'], 1, 'et manglende trin er ikke bestået'],
  [['deviation', 'endpoint-error'], 2, 'en teknisk fejl går forud for en afvigelse'],
  [['passed', 'tool-error'], 2, 'en fejl i værktøjet'],
  [['passed', 'aborted'], 2, 'en afbrudt kørsel'],
];

describe('afslutningskoden', () => {
  it.each(rows)('%j giver %i: %s', (verdicts, code) => expect(exitCode(verdicts)).toBe(code));
});
