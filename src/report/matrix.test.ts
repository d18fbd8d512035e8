import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Verdict, VERDICT_CODES, worst } from '../model/verdict.ts';
import { buildMatrix, cellsOf } from './matrix.ts';
import { regionStates } from './region-state.ts';
import {
  catalogueSample,
  ENVIRONMENT,
  FINGERPRINT,
  matrixSample,
  NO_BASIS,
  partsOf,
  REGIONS,
  runSample,
} from './samples.fixture.ts';
import type { Cell, Matrix } from './types.ts';

const one = catalogueSample([{ key: 'ID27-001' }]);
const cellOf = (matrix: Matrix, region = 0): Cell => matrix.groups[0]!.rows[0]!.cells[region]!;

describe('the matrix', () => {
  it('shows the newest outcome, the history oldest first, and what moved', () => {
    const runs = [
      runSample({ hour: 10, cases: { a: [{ key: 'ID27-001', verdict: 'passed', startedAt: '2026-11-23T10:05:00.000Z' }] } }),
      runSample({ hour: 8, cases: { a: [{ key: 'ID27-001', verdict: 'deviation', marks: ['unstable'] }] } }),
    ];
    const matrix = matrixSample(one, runs);
    expect(cellOf(matrix)).toMatchObject({ verdict: 'passed', transition: 'fixed', at: '2026-11-23T10:05:00.000Z' });
    expect(cellOf(matrix).history.map(({ at, verdict, marks }) => [at, verdict, marks])).toEqual([
      ['2026-11-23T08:00:00.000Z', 'deviation', ['unstable']],
      ['2026-11-23T10:05:00.000Z', 'passed', []],
    ]);
    expect(matrix.updatedAt).toBe('2026-11-23T10:05:00.000Z');
    expect(matrix.regions[0]).toMatchObject({ transitions: { fixed: 1 }, tally: { passedPercent: 100 }, code: '1081' });
  });

  it('leaves a cell that was never planned untried, even when others have run', () => {
    const matrix = matrixSample(catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002', marks: ['assumption', 'manual'] }]), [
      runSample({ hour: 8, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } }),
    ]);
    expect(cellOf(matrix, 1)).toMatchObject({ verdict: 'not-run', run: undefined, transition: 'same', history: [] });
    expect(matrix.groups[0]!.rows[1]!.cells[0]!.marks).toEqual(['assumption', 'manual']);
    expect(matrix.groups[0]!.rows[0]!.worst).toBe('not-run');
    expect(matrix.tally).toMatchObject({ total: 4, judged: 1, passedPercent: 25 });
    expect(matrix.regions[1]!.latest).toBeUndefined();
  });

  it('counts own specifications apart, and never among the common', () => {
    const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'EGEN-001', path: 'features/egne/x.feature', origin: 'own' }]);
    const matrix = matrixSample(catalogue, [
      runSample({
        hour: 8,
        cases: {
          a: [
            { key: 'ID27-001', verdict: 'passed' },
            { key: 'EGEN-001', verdict: 'deviation' },
          ],
        },
      }),
    ]);
    expect(matrix.groups.map(({ rows }) => rows.map(({ key, own }) => [key, own]))).toEqual([
      [['ID27-001', undefined]],
      [['EGEN-001', true]],
    ]);
    expect(matrix.tally).toMatchObject({ total: 2, passedPercent: 50 });
    expect(matrix.regions[0]!.tally).toMatchObject({ total: 1, passedPercent: 100 });
    expect(matrix.ownTally).toMatchObject({ total: 2, judged: 1, passedPercent: 0 });
    expect(regionStates(matrix)[0]).toMatchObject({ state: 'passed', causes: { total: 0 }, worst: undefined });
    expect(matrixSample(one, []).ownTally).toBeUndefined();
  });

  it('never mixes two environments, nor exercise with reality', () => {
    const cases = { a: [{ key: 'ID27-001', verdict: 'passed' }] } as const;
    const runs = [
      runSample({ hour: 8, cases, plan: { environment: 'test2' } }),
      runSample({ hour: 9, cases, plan: { exercise: true } }),
    ];
    expect(cellOf(matrixSample(one, runs)).verdict).toBe('not-run');
    expect(matrixSample(one, runs).updatedAt).toBeUndefined();
    const exercise = matrixSample(one, [], { ...ENVIRONMENT, exercise: true });
    expect(cellOf(exercise).marks).toEqual(['exercise']);
  });

  it('takes how a region ended from the newest run that touched it', () => {
    const runs = [
      runSample({ hour: 8, cases: { a: [], b: [] } }),
      runSample({
        hour: 9,
        cases: { a: [{ key: 'ID27-001', verdict: 'aborted' }] },
        aborted: true,
        digest: { reason: 'Afbrudt.' },
      }),
    ];
    const { regions } = matrixSample(one, runs);
    expect(regions[0]!.latest).toMatchObject({ state: 'aborted', reason: 'Afbrudt.', at: '2026-11-23T09:00:00.000Z' });
    expect(regions[1]!.latest).toMatchObject({ state: 'completed' });
  });

  it('orders two runs from the same moment consistently', () => {
    const first = runSample({ hour: 8, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } });
    const second = {
      ...runSample({ hour: 8, cases: { a: [{ key: 'ID27-001', verdict: 'deviation' }] } }),
      run: '20261123T080000Z-ffffffff',
    };
    expect(cellOf(matrixSample(one, [second, first]))).toEqual(cellOf(matrixSample(one, [first, second])));
    expect(cellOf(matrixSample(one, [second, first])).verdict).toBe('deviation');
    expect(cellOf(matrixSample(one, [first, first])).verdict).toBe('passed');
  });

  it.each([
    ['nothing', {}, {}, []],
    ['the text', { specification: 'gammel' }, {}, ['specification']],
    ['the steps', {}, { steps: '0'.repeat(64) }, ['steps']],
    ['the configuration', {}, { config: '0'.repeat(64) }, ['config']],
    ['another specification', {}, { features: '0'.repeat(64) }, []],
    ['the register', {}, { register: '2026-10-31' }, ['register']],
    [
      'everything',
      { specification: 'gammel' },
      { steps: '0'.repeat(64), config: '0'.repeat(64), register: '2026-10-31' },
      ['specification', 'steps', 'config', 'register'],
    ],
  ] as const)('judges what is outdated when %s has moved', (_what, result, fingerprint, parts) => {
    const run = runSample({
      hour: 8,
      cases: { a: [{ key: 'ID27-001', verdict: 'passed', marks: ['unstable', 'exercise'], ...result }] },
      digest: { fingerprint: { ...FINGERPRINT, ...fingerprint } },
    });
    const current = { fingerprint: { ...FINGERPRINT, register: '2026-11-01' }, basis: NO_BASIS };
    const cell = cellOf(buildMatrix({ environment: ENVIRONMENT, regions: REGIONS, catalogue: one, runs: [run], current }));
    expect(partsOf(cell)).toEqual(parts);
    expect(cell.marks).toEqual(parts.length === 0 ? ['unstable', 'exercise'] : ['unstable', 'outdated', 'exercise']);
  });

  it('never marks not applicable as outdated, and prefers a given fingerprint to that of the catalogue', () => {
    const stale = { specification: 'gammel' };
    const runs = [
      runSample({
        hour: 8,
        cases: {
          a: [{ key: 'ID27-001', verdict: 'not-applicable', ...stale }],
          b: [{ key: 'ID27-001', verdict: 'passed', ...stale }],
        },
      }),
    ];
    const specificationFingerprints = new Map([['ID27-001', 'gammel']]);
    expect(partsOf(cellOf(matrixSample(one, runs)))).toEqual([]);
    expect(partsOf(cellOf(matrixSample(one, runs), 1))).toEqual(['specification']);
    const current = { fingerprint: FINGERPRINT, specificationFingerprints };
    const cell = cellOf(buildMatrix({ environment: ENVIRONMENT, regions: REGIONS, catalogue: one, runs, current }), 1);
    expect(partsOf(cell)).toEqual([]);
  });

  it('follows the catalogue order, groups rows by feature and skips unknown scenarios', () => {
    const catalogue = catalogueSample([
      { key: 'ID27-003', path: 'features/b.feature' },
      { key: 'ID27-001', path: 'features/a.feature' },
      { key: 'ID27-002', path: 'features/b.feature' },
    ]);
    const orphan = { ...catalogue.cases[0]!, key: 'ID27-999', id: 'ID27-999' };
    const matrix = matrixSample({ ...catalogue, cases: [...catalogue.cases, orphan] }, []);
    expect(matrix.groups.map((group) => [group.path, group.rows.map((row) => row.key)])).toEqual([
      ['features/b.feature', ['ID27-003', 'ID27-002']],
      ['features/a.feature', ['ID27-001']],
    ]);
  });

  it('tallies every cell, gives each row its worst, and passes nothing without a run, whatever the runs', () => {
    const keys = ['ID27-001', 'ID27-002~x', 'ID27-002~y'];
    const catalogue = catalogueSample(keys.map((key) => ({ key })));
    const results = fc
      .subarray(keys)
      .chain((some) =>
        fc.tuple(...some.map((key) => fc.record({ key: fc.constant(key), verdict: fc.constantFrom<Verdict>(...VERDICT_CODES) }))),
      );
    const run = fc.record({ hour: fc.nat({ max: 23 }), cases: fc.record({ a: results, b: results }, { requiredKeys: [] }) });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (samples) => {
        const runs = samples.map((sample) => runSample({ hour: sample.hour, cases: sample.cases }));
        const matrix = matrixSample(catalogue, runs);
        const rows = matrix.groups.flatMap((group) => group.rows);
        const cells = rows.flatMap(cellsOf);
        expect(Object.values(matrix.tally.counts).reduce((sum, count) => sum + count, 0)).toBe(keys.length * REGIONS.length);
        for (const row of rows) expect(row.worst).toBe(worst(cellsOf(row).map((cell) => cell.verdict)));
        for (const cell of cells) {
          expect(cell.run === undefined).toBe(cell.history.length === 0);
          if (cell.run === undefined) expect(cell.verdict).toBe('not-run');
          expect(cell.history.at(-1)?.verdict ?? 'not-run').toBe(cell.verdict);
          expect(cell.history.map((point) => point.at)).toEqual(cell.history.map((point) => point.at).sort());
        }
      }),
    );
  });
});
