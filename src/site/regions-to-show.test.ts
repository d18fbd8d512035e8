import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../model/config/environment.ts';
import { regionSchema } from '../model/config/region.ts';
import type { RunRecord } from '../store/types.ts';
import { regionsToShow } from './regions-to-show.ts';

const region = (id: string, some: { validFrom?: string; validTo?: string } = {}) =>
  regionSchema.parse({ id, name: id, shortName: id, sources: ['X'], ...some });
const regions = [
  region('midtjylland'),
  region('sjaelland', { validTo: '2026-12-31' }),
  region('oestdanmark', { validFrom: '2027-01-01' }),
];
const environment = environmentSchema.parse({
  id: 'test1',
  name: 'TEST1',
  description: 'x',
  exercise: false,
  regions: Object.fromEntries(regions.map(({ id }) => [id, { interfaces: {} }])),
});
const run = (onDate: string, ids: readonly string[], id = 'test1'): RunRecord => ({
  run: '20261123T063000Z-0a1b2c3d',
  folder: '/x',
  plan: {
    schemaVersion: 1,
    run: '20261123T063000Z-0a1b2c3d',
    environment: id,
    exercise: false,
    startedAt: '2026-11-23T06:30:00Z',
    onDate,
    selection: { regions: [], scenarios: [] },
    fingerprint: { features: '', steps: '', config: '' },
    regions: [],
  },
  manifest: undefined,
  regions: ids.map((one) => ({
    schemaVersion: 1,
    run: '20261123T063000Z-0a1b2c3d',
    region: one,
    environment: id,
    exercise: false,
    state: 'completed',
    startedAt: '2026-11-23T06:30:00Z',
    fingerprint: { features: '', steps: '', config: '' },
    cases: [],
  })),
});
const shown = (runs: readonly RunRecord[], today: string): string[] =>
  regionsToShow(regions, environment, { runs, today }).map(({ id }) => id);

describe('the regions in the table of an environment', () => {
  it.each([
    ['are those of today when there are no runs', [], '2026-11-23', ['midtjylland', 'sjaelland']],
    ['include the new region after the merger', [], '2027-01-01', ['midtjylland', 'oestdanmark']],
    [
      'follow the day of the run rather than today',
      [run('2026-11-23', ['midtjylland'])],
      '2027-05-01',
      ['midtjylland', 'sjaelland'],
    ],
    [
      'keep a region that has results',
      [run('2026-11-23', ['sjaelland']), run('2027-02-01', ['oestdanmark'])],
      '2027-05-01',
      ['midtjylland', 'sjaelland', 'oestdanmark'],
    ],
    [
      'ignore the runs of other environments',
      [run('2027-02-01', ['oestdanmark'], 'test2')],
      '2026-11-23',
      ['midtjylland', 'sjaelland'],
    ],
  ])('%s', (_why, runs, today, expected) => {
    expect(shown(runs, today)).toEqual(expected);
  });
});
