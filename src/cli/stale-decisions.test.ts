import { describe, expect, it } from 'vitest';
import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import { catalogueSample, matrixSample, runSample } from '../report/samples.fixture.ts';
import { staleDecisions } from './stale-decisions.ts';

const deviation: KnownDeviation = {
  id: 'niveau',
  environment: 'test1',
  region: 'a',
  case: 'ID27-001',
  failure: { sentence: 'Niveauet mangler.' },
  owner: 'Ejer',
  reason: 'Grund',
  since: '2026-11-01',
  until: '2026-11-30',
  approvals: [],
};
const matrix = (verdict: 'passed' | 'deviation' | 'not-run', sentence: string) =>
  matrixSample(catalogueSample([{ key: 'ID27-001' }]), [
    runSample({ hour: 6, cases: { a: [{ key: 'ID27-001', verdict, fault: { type: 'Deviation', sentence } }] } }),
  ]);

describe('forældede aftaler', () => {
  it.each([
    ['passer', matrix('deviation', 'Niveauet mangler.'), '2026-11-30', 0],
    ['er løbet ud', matrix('deviation', 'Niveauet mangler.'), '2026-12-01', 1],
    ['handler om en anden fejl', matrix('deviation', 'Navnet mangler.'), '2026-11-30', 1],
    ['handler om noget, der består', matrix('passed', 'x'), '2026-11-30', 1],
    ['handler om noget, ingen har prøvet', matrix('not-run', 'x'), '2026-11-30', 0],
  ])('en aftale, der %s', (_name, one, today, count) => {
    const found = staleDecisions({ deviations: [deviation], today, matrices: [one], file: 'x.yaml' });
    expect(found.map(({ code }) => code)).toEqual(Array.from({ length: count }, () => 'SP1050'));
  });
});
