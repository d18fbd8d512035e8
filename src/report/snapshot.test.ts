import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { snapshotSchema } from '../model/decisions/snapshot.ts';
import { exportMatrix } from './export/export-world.fixture.ts';
import { catalogueSample, FINGERPRINT, matrixSample, runSample } from './samples.fixture.ts';
import { differencesSince, snapshotOf } from './snapshot.ts';

const freezing = {
  id: 'november',
  at: '2026-11-23T12:00:00.000Z',
  fingerprint: { ...FINGERPRINT, features: 'a'.repeat(64), steps: 'b'.repeat(64) },
};
const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }]);
const one = (verdict: 'passed' | 'deviation') => runSample({ hour: 6, cases: { a: [{ key: 'ID27-001', verdict }] } });

describe('a frozen set of results', () => {
  it('has the form the file must have, and every cell', () => {
    const matrix = exportMatrix();
    const snapshot = snapshotOf([matrix], freezing);
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.rows.flatMap((row) => row.cells)).toHaveLength(
      matrix.groups.flatMap((group) => group.rows.flatMap((row) => row.cells)).length,
    );
  });

  it('says its version, so that a reader of the one before calls it newer and not damaged', () => {
    expect(snapshotOf([exportMatrix()], freezing).schemaVersion).toBe(2);
  });

  it('of version 1 is held against today like any other', () => {
    const frozen = snapshotSchema.parse(
      JSON.parse(readFileSync(new URL('../../test/golden/version-1/snapshot.json', import.meta.url), 'utf8')),
    );
    expect(frozen.schemaVersion).toBe(1);
    expect(differencesSince(frozen, [exportMatrix()]).filter((one) => one.frozen !== undefined)).toEqual([]);
  });

  it('equals today when nothing has happened', () => {
    const matrix = exportMatrix();
    expect(differencesSince(snapshotOf([matrix], freezing), [matrix])).toEqual([]);
  });

  it('says which verdicts differ, what is new and what is gone', () => {
    const then = snapshotOf([matrixSample(catalogue, [one('deviation')])], freezing);
    const now = matrixSample(catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-003' }]), [one('passed')]);
    const place = differencesSince(then, [now]).map(({ key, region, frozen, now: today }) => [key, region, frozen, today]);
    expect(place).toEqual([
      ['ID27-001', 'a', 'deviation', 'passed'],
      ['ID27-002', 'a', 'not-run', undefined],
      ['ID27-002', 'b', 'not-run', undefined],
      ['ID27-003', 'a', undefined, 'not-run'],
      ['ID27-003', 'b', undefined, 'not-run'],
    ]);
  });
});
