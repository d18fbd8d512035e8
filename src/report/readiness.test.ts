import { describe, expect, it } from 'vitest';
import type { Declaration } from '../model/config/party.ts';
import type { InterfaceName } from '../model/interfaces.ts';
import type { Verdict } from '../model/verdict.ts';
import { readinessOf, READINESS } from './readiness.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

const sample = catalogueSample([{ key: 'A-001' }, { key: 'A-002' }, { key: 'B-001' }, { key: 'C-001', marks: ['manual'] }]);
const asks: Readonly<Record<string, InterfaceName[]>> = {
  'A-001': ['journal'],
  'A-002': ['journal', 'lpr'],
  'B-001': ['lpr'],
  'C-001': [],
};
const catalogue = {
  ...sample,
  specifications: sample.specifications.map((one) => ({ ...one, interfaces: asks[one.id] ?? [] })),
};
const said = (own: Partial<Declaration> = {}): Declaration => ({ on: '2026-10-01', by: 'Leverandøren', ...own });

/** Steps by interface, for one party with these results. */
function steps(results: Readonly<Record<string, Verdict>>, declarations: readonly Declaration[] = [], today = '2026-11-30') {
  const cases = Object.entries(results).map(([key, verdict]) => ({ key, verdict }));
  const matrix = matrixSample(catalogue, cases.length === 0 ? [] : [runSample({ hour: 6, cases: { a: cases } })]);
  const found = readinessOf({ matrix, catalogue, party: { id: 'a', interfaces: ['journal', 'lpr'], declarations }, today });
  return Object.fromEntries(found.map((one) => [one.interface ?? 'by hand', one.step]));
}

const ALL = { 'A-001': 'passed', 'A-002': 'passed', 'B-001': 'passed', 'C-001': 'passed' } as const;

describe('readiness', () => {
  it('shows silence as silence', () => {
    expect(steps({})).toEqual({ journal: 'unanswered', lpr: 'unanswered', 'by hand': 'unanswered' });
  });

  it('never takes what an owner declares for tried, not even that it is in operation', () => {
    expect(steps({}, [said({ interface: 'journal', inOperation: '2026-01-01' }), said()])).toEqual({
      journal: 'declared',
      lpr: 'unanswered',
      'by hand': 'declared',
    });
  });

  it('has passed only where all that concerns the interface did, and a case of two counts for both', () => {
    expect(steps({ ...ALL, 'B-001': 'deviation' })).toEqual({ journal: 'passed', lpr: 'tried', 'by hand': 'passed' });
    expect(steps({ ...ALL, 'A-002': 'precondition' })).toEqual({ journal: 'tried', lpr: 'tried', 'by hand': 'passed' });
    expect(steps({ 'A-001': 'passed' })).toEqual({ journal: 'tried', lpr: 'unanswered', 'by hand': 'unanswered' });
  });

  it('leaves out of the account what does not apply', () => {
    expect(steps({ ...ALL, 'A-001': 'not-applicable' })['journal']).toBe('passed');
  });

  it('is in operation from the day the owner says, where all passed', () => {
    const declarations = [said({ interface: 'journal', inOperation: '2027-01-01' })];
    expect(steps(ALL, declarations, '2026-12-31')['journal']).toBe('passed');
    expect(steps(ALL, declarations, '2027-01-01')['journal']).toBe('in-operation');
    expect(steps({ ...ALL, 'A-001': 'deviation' }, declarations, '2027-01-01')['journal']).toBe('tried');
  });

  it('has a figure and a date for what it rests on', () => {
    const matrix = matrixSample(catalogue, [runSample({ hour: 6, cases: { a: [{ key: 'A-001', verdict: 'passed' }] } })]);
    const [journal] = readinessOf({
      matrix,
      catalogue,
      party: { id: 'a', interfaces: ['journal'], declarations: [] },
      today: '2026-11-30',
    });
    expect([journal!.tally.counts.passed, journal!.tally.total, journal!.at]).toEqual([1, 2, matrix.updatedAt]);
    expect(READINESS).toContain(journal!.step);
  });
});
