import { describe, expect, it } from 'vitest';
import { coverage } from './coverage.ts';
import { catalogueSample, matrixSample, runSample } from './samples.fixture.ts';

describe('coverage of requirements', () => {
  const catalogue = catalogueSample([
    { key: 'ID27-001', requirements: ['niveau'] },
    { key: 'ID27-002', requirements: ['niveau', 'shak'] },
  ]);
  const matrix = matrixSample(catalogue, [
    runSample({
      hour: 8,
      cases: {
        a: [
          { key: 'ID27-001', verdict: 'passed' },
          { key: 'ID27-002', verdict: 'deviation' },
        ],
        b: [{ key: 'ID27-002', verdict: 'passed' }],
      },
    }),
  ]);

  it('covers a requirement by the common scenarios alone', () => {
    const mixed = catalogueSample([
      { key: 'ID27-001', requirements: ['niveau'] },
      { key: 'EGEN-001', requirements: ['niveau'], origin: 'own' },
    ]);
    const [niveau] = coverage({ matrix: matrixSample(mixed, []), catalogue: mixed, ids: ['niveau'], kind: 'requirements' });
    expect(niveau?.rows.map(({ key }) => key)).toEqual(['ID27-001']);
  });

  it('lists requirements in the given order, with scenarios and the worst verdict of each region', () => {
    const [shak, niveau, ukendt] = coverage({ matrix, catalogue, ids: ['shak', 'niveau', 'ukendt'], kind: 'requirements' });
    expect(shak).toMatchObject({
      id: 'shak',
      worst: 'deviation',
      byRegion: [
        { region: 'a', worst: 'deviation' },
        { region: 'b', worst: 'passed' },
      ],
    });
    expect(niveau!.rows.map((row) => row.key)).toEqual(['ID27-001', 'ID27-002']);
    expect(niveau!.byRegion.map((one) => one.worst)).toEqual(['deviation', 'not-run']);
    expect(niveau!.tally).toMatchObject({ total: 4, passedPercent: 50 });
    expect(ukendt).toMatchObject({ rows: [], worst: 'not-run', tally: { total: 0, passedPercent: 0 } });
  });

  it('leaves a requirement without scenarios untried in every region', () => {
    expect(
      coverage({ matrix, catalogue, ids: ['niveau'], kind: 'usageSituations' })[0]!.byRegion.map((one) => one.worst),
    ).toEqual(['not-run', 'not-run']);
  });
});
