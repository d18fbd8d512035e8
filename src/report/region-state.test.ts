import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAUSE_CODES } from '../model/cause.ts';
import { VERDICT_CODES } from '../model/verdict.ts';
import { causeTally, didNotPass } from './cause-tally.ts';
import { knownTally } from './known-tally.ts';
import { markKnown } from './known.ts';
import { regionStates } from './region-state.ts';
import { type CaseSample, catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

const approvals = [
  { name: 'Navn Et', organisation: 'A', date: '2026-11-01' },
  { name: 'Navn To', organisation: 'B', date: '2026-11-01' },
];
const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }, { key: 'ID27-003' }]);
const agreed: CaseSample = {
  key: 'ID27-002',
  verdict: 'deviation',
  cause: 'system',
  fault: { type: 'Deviation', sentence: 'Niveauet mangler.' },
};
const other: CaseSample = { ...agreed, key: 'ID27-003', fault: { type: 'Deviation', sentence: 'Navnet mangler.' } };
const passed = (key: string): CaseSample => ({ key, verdict: 'passed' });
const stand = (cases: readonly CaseSample[], today = '2026-11-23') => {
  const matrix = markKnown(
    matrixSample(catalogue, [runSample({ hour: 8, cases: { a: cases } })]),
    [
      {
        id: 'niveau',
        environment: 'test1',
        region: 'a',
        case: 'ID27-002',
        failure: { sentence: 'Niveauet mangler.' },
        owner: 'Forvaltningen',
        reason: 'Rettes.',
        since: '2026-11-01',
        until: '2026-11-30',
        approvals,
      },
    ],
    today,
  );
  const [a, b] = regionStates(matrix);
  if (a === undefined || b === undefined) throw new Error('to regioner');
  return { a, b };
};

describe('the state of a region', () => {
  it.each([
    ['is passed when everything passed', [passed('ID27-001'), passed('ID27-002'), passed('ID27-003')], 'passed', 0, 0],
    ['is unfinished when everything tried passed', [passed('ID27-001')], 'unfinished', 0, 0],
    ['is open when something did not pass', [passed('ID27-001'), other], 'open', 1, 0],
    ['is open when only some of what did not pass is agreed', [agreed, other], 'open', 1, 1],
    ['is known when everything that did not pass is agreed', [passed('ID27-001'), agreed, passed('ID27-003')], 'known', 0, 1],
    ['is known rather than unfinished when something has yet to run', [agreed], 'known', 0, 1],
  ] as const)('%s', (_name, cases, state, open, known) => {
    const { a, b } = stand(cases);
    expect([a.state, a.causes.total, a.causes.known, a.known.total]).toEqual([state, open, known, known]);
    expect(b.state).toBe('untried');
  });

  it('never names what is agreed as the worst open case', () => {
    expect(stand([agreed, other]).a.worst?.row.key).toBe('ID27-003');
    expect(stand([agreed]).a.worst).toBeUndefined();
  });

  it('counts what is agreed as open again once its last day has passed', () => {
    const { a } = stand([passed('ID27-001'), agreed, passed('ID27-003')], '2026-12-01');
    expect([a.state, a.causes.total, a.known.total, a.worst?.row.key]).toEqual(['open', 1, 0, 'ID27-002']);
  });

  it('never counts what is agreed as passed', () => {
    expect(stand([agreed]).a.region.tally.counts).toMatchObject({ passed: 0, deviation: 1 });
  });
});

describe('the tally of what did not pass', () => {
  const known = { id: 'aftalt', until: '2026-12-31', owner: 'Regionen', reason: 'Rettes.', link: undefined };
  const cell = fc
    .record({
      verdict: fc.constantFrom(...VERDICT_CODES),
      cause: fc.option(fc.constantFrom(...CAUSE_CODES), { nil: undefined }),
      agreed: fc.boolean(),
    })
    .map(({ verdict, cause, agreed }) => ({ verdict, cause, ...(agreed ? { known } : {}) }));

  it('counts each trial exactly once: with a cause, without one, or as agreed', () => {
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const { counts, untold, total, known: apart } = causeTally(cells);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0) + untold).toBe(total);
        expect(total + apart).toBe(cells.filter(didNotPass).length);
        expect(knownTally(cells).total).toBe(apart);
        expect(knownTally(cells).counts.passed).toBeUndefined();
      }),
    );
  });
});
