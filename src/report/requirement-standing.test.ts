import { describe, expect, it } from 'vitest';
import type { Requirement } from '../model/config/vocabulary.ts';
import type { Verdict } from '../model/verdict.ts';
import { countStates, requirementStandings } from './requirement-standing.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

const requirement = (id: string): Requirement => ({ id, title: id, text: id, status: 'confirmed', sources: [] });
const catalogue = catalogueSample([
  { key: 'ID27-001', requirements: ['r1'] },
  { key: 'ID27-002', requirements: ['r1'] },
]);
const stand = (a: readonly Verdict[], b: readonly Verdict[]) => {
  const cases = (verdicts: readonly Verdict[]) => verdicts.map((verdict, index) => ({ key: `ID27-00${index + 1}`, verdict }));
  const matrix = matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases(a), b: cases(b) } })]);
  return requirementStandings(matrix, catalogue, [requirement('r1'), requirement('r2')]);
};

describe('et kravs tilstand i et miljø', () => {
  it.each([
    ['bestået overalt', ['passed', 'passed'], ['passed', 'passed'], 'passed'],
    ['bestået, hvor det gælder', ['passed', 'not-applicable'], ['passed', 'passed'], 'passed'],
    ['ikke bestået ét sted', ['passed', 'passed'], ['passed', 'deviation'], 'open'],
    ['ikke kørt ét sted', ['passed', 'passed'], ['passed'], 'unfinished'],
    ['gælder intet sted', ['not-applicable', 'not-applicable'], ['not-applicable', 'not-applicable'], 'unfinished'],
  ] as const)('%s', (_name, a, b, expected) => {
    expect(stand(a, b).map(({ state }) => state)).toEqual([expected, 'without-scenario']);
  });

  it('tælles én gang', () => {
    expect(countStates(stand(['passed', 'deviation'], []))).toEqual({
      open: 1,
      unfinished: 0,
      passed: 0,
      'without-scenario': 1,
    });
  });
});
