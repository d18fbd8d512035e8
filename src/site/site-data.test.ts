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

describe('den nyeste forundersøgelse af en region', () => {
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

  it('er den nyeste i miljøet, også når en kørsel uden forundersøgelse er kommet til siden', () => {
    expect(newestPreflight(site, { environment: 'test1', region: 'a' })?.at).toBe('2026-11-23T12:00:00Z');
  });

  it('mangler, når ingen kørsel har set på regionen', () => {
    expect(newestPreflight(site, { environment: 'test1', region: 'b' })).toBeUndefined();
  });
});

describe('cellerne i et miljø', () => {
  const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002~Afsnit' }, { key: 'ID27-002~Center' }]);
  const runs = [runSample({ hour: 1, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } })];
  const matrix = matrixSample(catalogue, runs);
  const places = (views: ReturnType<typeof cellViews>): string[] => views.map(({ cell, region }) => `${cell.key} ${region.id}`);

  it('står én gang hver, med rækken, de står i', () => {
    expect(places(cellViews(matrix))).toEqual([
      'ID27-001 a',
      'ID27-001 b',
      ...['Afsnit', 'Center'].flatMap((row) => [`ID27-002~${row} a`, `ID27-002~${row} b`]),
    ]);
    expect(cellViews(matrix)).toBe(cellViews(matrix));
  });

  it('kan findes for ét scenarie, og for samme tilfælde i de andre regioner', () => {
    for (const id of ['ID27-001', 'ID27-002', 'ID27-003'])
      expect(cellsOfScenario(matrix, id)).toEqual(cellViews(matrix).filter(({ row }) => row.id === id));
    for (const view of cellViews(matrix))
      expect(elsewhere(view)).toEqual(
        cellViews(matrix).filter(({ cell, region }) => cell.key === view.cell.key && region.id !== view.region.id),
      );
  });

  it('tælles hos den kørsel, hvor de sidst blev afprøvet', () => {
    const again = runSample({ hour: 2, cases: { a: [{ key: 'ID27-001', verdict: 'passed' }] } });
    const both = matrixSample(catalogue, [...runs, again]);
    expect([newestOutcomes(matrix, runs[0]!.run), newestOutcomes(both, runs[0]!.run), newestOutcomes(both, again.run)]).toEqual([
      1, 0, 1,
    ]);
  });

  it('hører til en specifikation, som findes på sit id', () => {
    expect(specificationOf(catalogue, 'ID27-001')).toBe(catalogue.specifications[0]);
    expect(specificationOf(catalogue, 'ID27-009')).toBeUndefined();
  });
});
