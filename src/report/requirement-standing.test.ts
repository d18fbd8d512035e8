import { describe, expect, it } from 'vitest';
import type { Requirement } from '../model/config/vocabulary.ts';
import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import type { Verdict } from '../model/verdict.ts';
import { countStates, requirementStandings } from './requirement-standing.ts';
import { markKnown } from './known.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

const requirement = (id: string): Requirement => ({ id, title: id, text: id, status: 'confirmed', sources: [] });
const catalogue = catalogueSample([
  { key: 'ID27-001', requirements: ['r1'] },
  { key: 'ID27-002', requirements: ['r1'] },
]);
const deviation = (key: string): KnownDeviation => ({
  id: key.toLowerCase(),
  environment: 'test1',
  region: 'a',
  case: key,
  failure: { sentence: 'Niveauet mangler.' },
  owner: 'Forvaltningen',
  reason: 'Rettes.',
  since: '2026-11-01',
  until: '2026-11-30',
  approvals: [
    { name: 'Navn Et', organisation: 'A', date: '2026-11-01' },
    { name: 'Navn To', organisation: 'B', date: '2026-11-01' },
  ],
});
const stand = (a: readonly Verdict[], b: readonly Verdict[]) => {
  const cases = (verdicts: readonly Verdict[]) => verdicts.map((verdict, index) => ({ key: `ID27-00${index + 1}`, verdict }));
  const matrix = matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases(a), b: cases(b) } })]);
  return requirementStandings(matrix, catalogue, [requirement('r1'), requirement('r2')]);
};

describe('the state of a requirement in an environment', () => {
  it.each([
    ['is passed when it passes everywhere', ['passed', 'passed'], ['passed', 'passed'], 'passed'],
    ['is passed when it passes wherever it applies', ['passed', 'not-applicable'], ['passed', 'passed'], 'passed'],
    ['is open when it does not pass in one place', ['passed', 'passed'], ['passed', 'deviation'], 'open'],
    ['is unfinished when it has not run in one place', ['passed', 'passed'], ['passed'], 'unfinished'],
    [
      'is unfinished when it applies nowhere',
      ['not-applicable', 'not-applicable'],
      ['not-applicable', 'not-applicable'],
      'unfinished',
    ],
  ] as const)('%s', (_name, a, b, expected) => {
    expect(stand(a, b).map(({ state }) => state)).toEqual([expected, 'without-scenario']);
  });

  it.each([
    ['is known when everything that did not pass is agreed', ['ID27-001', 'ID27-002'], 'known', 2],
    ['is open when only some of what did not pass is agreed', ['ID27-002'], 'open', 1],
  ] as const)('%s', (_name, agreed, expected, known) => {
    const fault = { type: 'Deviation', sentence: 'Niveauet mangler.' };
    const cases = ['ID27-001', 'ID27-002'].map((key) => ({ key, verdict: 'deviation' as const, fault }));
    const matrix = matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases } })]);
    const marked = markKnown(matrix, agreed.map(deviation), '2026-11-23');
    const [standing] = requirementStandings(marked, catalogue, [requirement('r1')]);
    expect(standing?.state).toBe(expected);
    expect(standing?.coverage.byRegion[0]?.known).toEqual({ total: known, counts: { deviation: known } });
    expect(standing?.coverage.tally.counts.passed).toBe(0);
  });

  it('is counted once', () => {
    expect(countStates(stand(['passed', 'deviation'], []))).toEqual({
      open: 1,
      known: 0,
      unfinished: 0,
      passed: 0,
      'without-scenario': 1,
    });
  });
});
