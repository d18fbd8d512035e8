import { describe, expect, it } from 'vitest';
import { runSample } from '../report/samples.fixture.ts';
import { shareDigest, sharePlan, TextPool } from './share-texts.ts';
import { wholePart } from './types.ts';

describe('tekster, der står i mange kørsler', () => {
  const planned = { key: 'ID27-001', name: 'Navn', path: 'features/x.feature', line: 3, specification: 's' };
  const record = runSample({
    hour: 1,
    cases: {
      a: [{ key: 'ID27-001', verdict: 'deviation', marks: ['assumption'], fault: { type: 'Deviation', sentence: 'Nej.' } }],
    },
    plan: {
      regions: [wholePart('a', [{ ...planned, assumption: true, manual: false, writes: true }])],
    },
  });

  it('er de samme tekster bagefter', () => {
    const pool = new TextPool();
    const again = structuredClone(record);
    for (const { plan, regions } of [record, again]) {
      expect(sharePlan(plan, pool)).toEqual(plan);
      expect(regions.map((digest) => shareDigest(digest, pool))).toEqual(regions);
    }
  });

  it('er ét og samme sted, og ingen kan rette i dem for de andre', () => {
    const pool = new TextPool();
    const [one, other] = [record, structuredClone(record)].map(({ regions }) => shareDigest(regions[0]!, pool).cases[0]!);
    expect(one!.marks).toBe(other!.marks);
    expect(() => one!.marks.push('exercise')).toThrow(TypeError);
  });
});
