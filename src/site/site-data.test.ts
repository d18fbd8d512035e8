import { describe, expect, it } from 'vitest';
import type { RegionPreflight } from '../model/preflight.ts';
import { catalogueSample, matrixSample, runSample } from '../report/samples.fixture.ts';
import {
  cellsOfScenario,
  cellViews,
  elsewhere,
  newestOutcomes,
  newestPreflight,
  type SiteData,
  specificationOf,
} from './site-data.ts';

describe('the latest preflight of a region', () => {
  const found = (region: string, at: string): RegionPreflight => ({
    schemaVersion: 1,
    environment: 'test1',
    exercise: false,
    region,
    at,
    durationMs: 1,
    interfaces: [],
  });
  const looked: Readonly<Record<string, RegionPreflight>> = {
    '2 a': found('a', '2026-11-23T12:00:00Z'),
    '1 a': found('a', '2026-11-22T12:00:00Z'),
    '4 a': found('a', '2026-11-24T12:00:00Z'),
  };
  const runs = [
    ['4', 'test2'],
    ['3', 'test1'],
    ['2', 'test1'],
    ['1', 'test1'],
  ].map(([run, environment]) => ({ run, environment }) as SiteData['runs'][number]);
  const site = { runs, preflight: ({ run, region }: { run: string; region: string }) => looked[`${run} ${region}`] };

  it('is the newest in the environment, even after a later run without one', () => {
    expect(newestPreflight(site, { environment: 'test1', region: 'a' })?.at).toBe('2026-11-23T12:00:00Z');
  });

  it('is absent when no run has looked at the region', () => {
    expect(newestPreflight(site, { environment: 'test1', region: 'b' })).toBeUndefined();
  });
});

describe('the cells of an environment', () => {
  const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002~Afsnit' }, { key: 'ID27-002~Center' }]);
  const runs = [runSample({ hour: 1, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } })];
  const matrix = matrixSample(catalogue, runs);
  const places = (views: ReturnType<typeof cellViews>): string[] => views.map(({ cell, region }) => `${cell.key} ${region.id}`);

  it('are listed once each, with the row they stand in', () => {
    expect(places(cellViews(matrix))).toEqual([
      'ID27-001 a',
      'ID27-001 b',
      ...['Afsnit', 'Center'].flatMap((row) => [`ID27-002~${row} a`, `ID27-002~${row} b`]),
    ]);
    expect(cellViews(matrix)).toBe(cellViews(matrix));
  });

  it('can be found for one scenario, and for the same case in the other regions', () => {
    for (const id of ['ID27-001', 'ID27-002', 'ID27-003'])
      expect(cellsOfScenario(matrix, id)).toEqual(cellViews(matrix).filter(({ row }) => row.id === id));
    for (const view of cellViews(matrix))
      expect(elsewhere(view)).toEqual(
        cellViews(matrix).filter(({ cell, region }) => cell.key === view.cell.key && region.id !== view.region.id),
      );
  });

  it('count towards the run that last tested them', () => {
    const again = runSample({ hour: 2, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } });
    const both = matrixSample(catalogue, [...runs, again]);
    expect([newestOutcomes(matrix, runs[0]!.run), newestOutcomes(both, runs[0]!.run), newestOutcomes(both, again.run)]).toEqual([
      1, 0, 1,
    ]);
  });

  it('belong to a specification found by its id', () => {
    expect(specificationOf(catalogue, 'ID27-001')).toBe(catalogue.specifications[0]);
    expect(specificationOf(catalogue, 'ID27-009')).toBeUndefined();
  });
});
