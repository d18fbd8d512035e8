import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../model/config/environment.ts';
import { regionAsParty } from '../model/config/party.ts';
import { regionSchema } from '../model/config/region.ts';
import type { RunRecord } from '../store/types.ts';
import { otherPartySchema } from '../model/config/party.ts';
import { buildMatrices, partiesToShow } from './matrices.ts';
import { catalogueSample } from './samples.fixture.ts';

const region = (id: string, some: { validFrom?: string; validTo?: string } = {}) =>
  regionAsParty(regionSchema.parse({ id, name: id, shortName: id, sources: ['X'], ...some }));
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
  partiesToShow(regions, environment, { runs, today }).map(({ id }) => id);

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

describe('the matrices of an environment', () => {
  const product = (id: string, interfaces: readonly string[]) => ({
    ...otherPartySchema.parse({
      id,
      kind: 'produkt',
      name: id,
      shortName: id,
      product: { vendor: 'A', name: id },
      roles: ['viser', 'slaar-op'],
      interfaces,
    }),
    exercise: false,
  });
  const parties = [...regions, product('kopi', ['skrs']), product('journal', ['journal'])];
  const sample = catalogueSample([{ key: 'A-001' }, { key: 'A-002' }, { key: 'A-003' }]);
  const interfaces = [['skrs'], ['journal'], ['fhir']];
  const catalogue = {
    ...sample,
    specifications: sample.specifications.map((one, index) => ({
      ...one,
      tags: [one.id],
      interfaces: interfaces[index] ?? [],
    })),
  };
  const set = {
    ...environment,
    parties: { kopi: { interfaces: {} }, journal: { interfaces: {} } },
  } as unknown as typeof environment;
  const made = buildMatrices({
    environment: set,
    parties,
    catalogue,
    runs: [],
    current: { fingerprint: { features: '', steps: '', config: '' } },
    today: '2026-11-23',
  });

  it('are one a kind of party, the regions’ first, so that figures of two kinds are never one', () => {
    expect(made.map(({ kind, regions: shown }) => [kind, shown.map(({ id }) => id)])).toEqual([
      ['region', ['midtjylland', 'sjaelland']],
      ['produkt', ['kopi', 'journal']],
    ]);
    expect(made.map(({ tally }) => tally.total)).toEqual([6, 2]);
  });

  it('have a place for each party, empty where the case does not concern it, and no row for what concerns nobody', () => {
    const [, products] = made;
    const rows = products!.groups.flatMap((group) => group.rows);
    expect(rows.map(({ key, cells }) => [key, cells.map((cell) => cell?.verdict)])).toEqual([
      ['A-001', ['not-run', undefined]],
      ['A-002', [undefined, 'not-run']],
    ]);
  });
});
