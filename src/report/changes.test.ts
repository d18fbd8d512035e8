import { describe, expect, it } from 'vitest';
import { whatChanged } from './changes.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

describe('what changed last', () => {
  it('is listed by kind, newest first, without what stayed the same', () => {
    const catalogue = catalogueSample(['ID27-001', 'ID27-002', 'ID27-003', 'ID27-004'].map((key) => ({ key })));
    const matrix = matrixSample(catalogue, [
      runSample({
        hour: 8,
        cases: {
          a: [
            { key: 'ID27-001', verdict: 'passed' },
            { key: 'ID27-002', verdict: 'passed' },
            { key: 'ID27-003', verdict: 'passed' },
          ],
          b: [{ key: 'ID27-001', verdict: 'deviation' }],
        },
      }),
      runSample({
        hour: 9,
        cases: {
          a: [
            { key: 'ID27-001', verdict: 'deviation' },
            { key: 'ID27-003', verdict: 'passed' },
          ],
          b: [{ key: 'ID27-001', verdict: 'passed' }],
        },
      }),
      runSample({
        hour: 10,
        cases: {
          a: [
            { key: 'ID27-002', verdict: 'endpoint-error' },
            { key: 'ID27-004', verdict: 'passed' },
          ],
        },
      }),
    ]);
    const changes = whatChanged(matrix);
    const show = (list: readonly { key: string; cell: { region: string } }[]): string[] =>
      list.map(({ key, cell }) => `${key} ${cell.region}`);
    expect(show(changes.regressed)).toEqual(['ID27-002 a', 'ID27-001 a']);
    expect(show(changes.fixed)).toEqual(['ID27-001 b']);
    expect(show(changes.new)).toEqual(['ID27-004 a']);
    expect(changes.changed).toEqual([]);
  });

  it('is nothing when nothing has run', () => {
    expect(whatChanged(matrixSample(catalogueSample([{ key: 'ID27-001' }]), []))).toEqual({
      regressed: [],
      fixed: [],
      changed: [],
      new: [],
    });
  });
});
