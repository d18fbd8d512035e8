import { describe, expect, it } from 'vitest';
import { type Assumption, assumptionStanding, droppedRequirement, openGround } from './assumption.ts';
import { type Environment, environmentSchema } from './environment.ts';
import type { Settlement } from './settlement.ts';
import type { Requirement } from './vocabulary.ts';

const HELD: Settlement = { as: 'assumed', source: 'Øvelsens egne regler', date: '2026-11-23' };
const DROPPED: Settlement = { as: 'dropped', source: 'Brev fra SOR-teamet', date: '2026-12-01' };

const assumption = (id: string, settled?: Settlement): Assumption => ({
  ...{ id, text: 'Tekst.', restsOn: { why: 'Gættet.' }, settledBy: 'Et brev.', who: 'SOR-teamet.' },
  ...(settled === undefined ? {} : { settled }),
});

const environment = (fields: object): Environment =>
  environmentSchema.parse({
    ...{ id: 'test1', name: 'TEST1', description: 'Prøve.', exercise: false },
    ...{ regions: { nord: { interfaces: {}, openAssumptions: ['a', 'national'] }, syd: { interfaces: {} } } },
    ...fields,
  });

const all = [assumption('a'), assumption('b'), assumption('national', DROPPED)];

describe('how an assumption stands to a region', () => {
  it.each<[string, object, string, readonly string[], Readonly<Record<string, Settlement>>]>([
    ['open, when nobody has settled it', {}, 'syd', ['a', 'b'], { national: DROPPED }],
    ['settled by its environment', { settled: { a: HELD } }, 'syd', ['b'], { a: HELD, national: DROPPED }],
    ['settled by the environment’s own rules for all', { settlesAll: HELD }, 'syd', [], { a: HELD, b: HELD, national: DROPPED }],
    [
      'settled by itself before the rules for all',
      { settlesAll: HELD, settled: { b: DROPPED } },
      'syd',
      [],
      { a: HELD, b: DROPPED, national: DROPPED },
    ],
    [
      'kept open for the region, unless the country has settled it',
      { settlesAll: HELD },
      'nord',
      ['a'],
      { b: HELD, national: DROPPED },
    ],
    ['open to a region the environment does not have', {}, 'vest', ['a', 'b'], { national: DROPPED }],
  ])('is %s', (_what, fields, region, open, settled) => {
    expect(assumptionStanding(all, environment(fields), region)).toEqual({ open, settled, values: {} });
  });
});

describe('a requirement whose assumptions were dropped', () => {
  const requirement = (status: Requirement['status'], ...assumptions: readonly string[]): Requirement => ({
    ...{ id: 'krav', title: 'Krav', text: 'Et krav.', status, sources: [] },
    assumptions: [...assumptions],
  });
  const settled = { dropped: DROPPED, held: HELD };

  it.each<[string, readonly Requirement[], boolean]>([
    ['all it rests on is gone', [requirement('assumption', 'dropped')], true],
    ['one of several is gone', [requirement('assumption', 'dropped', 'held')], false],
    ['it is confirmed, and only some scenarios rest on what is gone', [requirement('confirmed', 'dropped')], false],
    ['all of it stands', [requirement('assumption', 'held')], false],
    ['one of a scenario’s requirements is gone', [requirement('confirmed'), requirement('assumption', 'dropped')], true],
  ])('waives its scenarios or not: %s', (_what, requirements, isWaived) => {
    expect(droppedRequirement(requirements, { settled })).toEqual(
      isWaived ? { reason: 'Antagelsen dropped gælder ikke: Brev fra SOR-teamet', date: '2026-12-01' } : undefined,
    );
  });
});

describe('what a scenario rests on with all it claims', () => {
  const requirement = (status: Requirement['status'], ...assumptions: readonly string[]): Requirement => ({
    ...{ id: 'krav', title: 'Krav', text: 'Et krav.', status, sources: [] },
    assumptions: [...assumptions],
  });
  const standing = { open: ['a', 'b'] };

  it.each<[string, readonly Requirement[], readonly string[]]>([
    ['its open assumptions', [requirement('assumption', 'b', 'c')], ['b']],
    ['those of all its requirements', [requirement('assumption', 'b'), requirement('assumption', 'a')], ['a', 'b']],
    ['nothing, where all of them are settled', [requirement('assumption', 'c')], []],
    ['nothing, where a public source confirms some of it', [requirement('assumption', 'a'), requirement('confirmed', 'b')], []],
    ['nothing, where it verifies nothing', [], []],
  ])('is %s', (_what, requirements, expected) => {
    expect(openGround(requirements, standing)).toEqual(expected);
  });
});
