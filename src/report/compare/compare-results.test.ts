import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICT_CODES } from '../../model/verdict.ts';
import { runsOf } from '../outcomes.ts';
import { type CaseSample, catalogueSample, ENVIRONMENT, matrixSample, runSample } from '../samples.fixture.ts';
import { compareResults } from './compare-results.ts';
import { resultsOfRun, standingResults } from './compared-result.ts';
import { cellsOf } from '../matrix.ts';

const run = (hour: number, cases: Readonly<Record<string, readonly CaseSample[]>>) => runSample({ hour, cases });
const compareRuns = (a: ReturnType<typeof run>, b: ReturnType<typeof run>) => compareResults(resultsOfRun(a), resultsOfRun(b));

const keys = ['ID27-001', 'ID27-002', 'ID27-003'];
const outcome = fc.record({ key: fc.constantFrom(...keys), verdict: fc.constantFrom(...VERDICT_CODES) });
const outcomes = fc.uniqueArray(outcome, { selector: ({ key }) => key });
const cases = fc.record({ a: outcomes, b: outcomes }, { requiredKeys: [] });

describe('comparing two runs', () => {
  it('puts the most urgent first and tells what was and what is', () => {
    const before = run(1, {
      a: [
        { key: 'ID27-001', verdict: 'deviation', cause: 'system' },
        { key: 'ID27-002', verdict: 'passed' },
        { key: 'ID27-003', verdict: 'passed' },
      ],
    });
    const after = run(2, {
      a: [
        { key: 'ID27-001', verdict: 'passed' },
        { key: 'ID27-002', verdict: 'deviation', cause: 'system' },
        { key: 'ID27-004', verdict: 'passed' },
      ],
    });
    const { changes, counts } = compareRuns(before, after);
    expect(changes.map(({ key, kind, reason }) => [key, kind, reason])).toEqual([
      ['ID27-002', 'regressed', 'system'],
      ['ID27-001', 'fixed', 'system'],
      ['ID27-004', 'new', 'newly-run'],
      ['ID27-003', 'gone', undefined],
    ]);
    expect(changes[0]).toMatchObject({ before: { verdict: 'passed' }, after: { verdict: 'deviation' } });
    expect(counts).toEqual({ regressed: 1, fixed: 1, new: 1, gone: 1, same: 0, changed: 0, unstable: 0 });
  });

  it('says which regions took no part and does not call their scenarios gone', () => {
    const both = run(1, { a: [{ key: 'ID27-001', verdict: 'passed' }], b: [{ key: 'ID27-001', verdict: 'passed' }] });
    const { changes, regionsGone } = compareRuns(both, run(2, { a: [{ key: 'ID27-001', verdict: 'passed' }] }));
    expect(changes).toEqual([]);
    expect(regionsGone).toEqual(['b']);
  });

  it('finds nothing between a run and itself, and as much gone one way as new the other', () => {
    fc.assert(
      fc.property(cases, cases, (first, second) => {
        const [a, b] = [run(1, first), run(2, { a: [], ...second })];
        expect(compareRuns(a, a).changes).toEqual([]);
        const there = compareRuns(a, b);
        const back = compareRuns(b, a);
        const shared = (region: string): boolean =>
          [a, b].every(({ regions }) => regions.some((one) => one.region === region && one.cases.length > 0));
        const of = (list: typeof there.changes, kind: string) =>
          list.filter((one) => one.kind === kind && shared(one.region)).length;
        expect(of(there.changes, 'new')).toBe(of(back.changes, 'gone'));
        expect(of(there.changes, 'same')).toBe(of(back.changes, 'same'));
      }),
    );
  });
});

describe('what holds after a series of runs', () => {
  it('is what the matrix shows', () => {
    const catalogue = catalogueSample(keys.map((key) => ({ key })));
    fc.assert(
      fc.property(fc.array(cases, { maxLength: 4 }), (all) => {
        const runs = all.map((one, index) => run(index + 1, one));
        const matrix = matrixSample(catalogue, runs);
        const shown = matrix.groups.flatMap(({ rows }) =>
          rows.flatMap((row) => cellsOf(row).filter((cell) => cell.run !== undefined)),
        );
        const place = (one: { region: string; key: string; verdict: string; run: string | undefined; at: string | undefined }) =>
          [one.region, one.key, one.verdict, one.run, one.at].join(' ');
        expect(standingResults(runsOf(runs, ENVIRONMENT)).map(place).toSorted()).toEqual(shown.map(place).toSorted());
      }),
    );
  });
});
