import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import { catalogueSample, matrixSample, runSample } from '../report/samples.fixture.ts';
import { cli, unbroken } from '../../test/support/cli.ts';
import { GOLDEN_OUTCOMES, goldenResults } from './freeze/golden-results.fixture.ts';
import { questionedDecisions, staleDecisions } from './stale-decisions.ts';
import { toolRoot } from './places.ts';

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
const matrix = (verdict: 'passed' | 'deviation' | 'open-question' | 'not-run', sentence: string) =>
  matrixSample(catalogueSample([{ key: 'ID27-001' }]), [
    runSample({ hour: 6, cases: { a: [{ key: 'ID27-001', verdict, fault: { type: 'Deviation', sentence } }] } }),
  ]);

const placeOf = () => ({ file: 'x.yaml', line: 7, column: 5, what: 'knownDeviations[0]' });

describe('stale agreements', () => {
  it.each([
    ['none when the agreement holds', matrix('deviation', 'Niveauet mangler.'), '2026-11-30', 0],
    ['one when it has expired', matrix('deviation', 'Niveauet mangler.'), '2026-12-01', 1],
    ['one when it concerns another fault', matrix('deviation', 'Navnet mangler.'), '2026-11-30', 1],
    ['one when it concerns something that passes', matrix('passed', 'x'), '2026-11-30', 1],
    ['none when it concerns what has become an open question', matrix('open-question', 'Niveauet mangler.'), '2026-11-30', 0],
    ['none when it concerns something nobody has tried', matrix('not-run', 'x'), '2026-11-30', 0],
  ])('are %s', (_name, one, today, count) => {
    const found = staleDecisions({ deviations: [deviation], today, matrices: [one], placeOf });
    for (const { place } of found) {
      expect(place).toEqual({ file: 'x.yaml', line: 7, column: 5, what: 'den kendte afvigelse niveau' });
    }
    expect(found.map(({ code }) => code)).toEqual(Array.from({ length: count }, () => 'SP1050'));
  });
});

describe('an agreement whose case has become an open question', () => {
  const held = { deviations: [deviation], matrices: [matrix('open-question', 'Niveauet mangler.')] };

  it('is noticed while it lasts, and no error', () => {
    expect(questionedDecisions({ ...held, today: '2026-11-30' })).toEqual([
      'Bemærk: ID27-001 i a er nu et åbent spørgsmål, så den kendte afvigelse niveau dækker intet. Fjern posten, hvis antagelsen ikke ventes bekræftet.',
    ]);
    expect(questionedDecisions({ ...held, today: '2026-12-01' })).toEqual([]);
  });

  it('is not noticed while the deviation is there', () => {
    const matrices = [matrix('deviation', 'Niveauet mangler.')];
    expect(questionedDecisions({ ...held, matrices, today: '2026-11-30' })).toEqual([]);
  });
});

describe('sor-pilot lint', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'aftaler-'));
    cpSync(join(toolRoot, 'decisions'), join(dir, 'decisions'), { recursive: true });
    goldenResults(join(dir, 'results'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** A post with so many lines between it and the one before. */
  const post = (id: string, key: string, until: string): string => `  # ${id}
  - id: ${id}
    environment: ${GOLDEN_OUTCOMES.environment}
    region: ${GOLDEN_OUTCOMES.region}
    case: ${key}
    failure: { sentence: ${GOLDEN_OUTCOMES.sentence} }
    owner: Ejer
    reason: Grund
    since: 2026-11-01
    until: ${until}
    approvals:
      - { name: Et, organisation: A, date: 2026-11-01 }
      - { name: To, organisation: B, date: 2026-11-01 }
`;

  it('points at the line where each stale agreement begins, and at no other', { timeout: 60_000 }, async () => {
    const { deviation: failing, passed } = GOLDEN_OUTCOMES;
    const posts = [
      post('gaelder', failing, '2999-12-31'),
      post('udloebet', failing, '2026-11-02'),
      post('bestaar', passed, '2999-12-31'),
    ];
    writeFileSync(join(dir, 'decisions', 'known-deviations.yaml'), `knownDeviations:\n${posts.join('')}`);
    const { code, stderr } = await cli(['lint', '--decisions', join(dir, 'decisions'), '--results', join(dir, 'results')]);
    expect(code).toBe(3);
    const told = unbroken(stderr);
    const places = Array.from(told.matchAll(/known-deviations\.yaml:(\d+:\d+) · den kendte afvigelse (\S+)/g), ([, at, id]) => [
      at,
      id,
    ]);
    expect(places).toEqual([
      ['16:5', 'udloebet'],
      ['29:5', 'bestaar'],
    ]);
    expect(stderr).not.toContain('gaelder\n');
  });
});
