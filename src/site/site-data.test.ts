import { describe, expect, it } from 'vitest';
import type { RegionPreflight } from '../model/preflight.ts';
import { newestPreflight, type SiteData } from './site-data.ts';

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
