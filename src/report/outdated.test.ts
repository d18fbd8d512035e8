import { describe, expect, it } from 'vitest';
import { buildMatrix } from './matrix.ts';
import { catalogueSample, ENVIRONMENT, FINGERPRINT, REGIONS, runSample } from './samples.fixture.ts';

const catalogue = catalogueSample([{ key: 'ID27-001' }, { key: 'ID27-002' }]);
const on = (register: string | undefined) => ({
  fingerprint: { ...FINGERPRINT, ...(register === undefined ? {} : { register }) },
});
const passed = (...keys: string[]) => keys.map((key) => ({ key, verdict: 'passed' as const }));

/** The parts that moved for ID27-001 in region A, after an earlier run of both cases and a newer run of the other alone. */
function parts(then: string | undefined, now: string | undefined, registerDays?: number): readonly string[] {
  const runs = [
    runSample({ hour: 1, cases: { a: passed('ID27-001', 'ID27-002') }, digest: on(then) }),
    runSample({ hour: 2, cases: { a: passed('ID27-002') }, digest: on(now) }),
    // Another region's register is its own.
    runSample({ hour: 3, cases: { b: passed('ID27-001') }, digest: on('2030-01-01') }),
  ];
  const current = { fingerprint: FINGERPRINT, registerDays };
  const matrix = buildMatrix({ environment: ENVIRONMENT, regions: REGIONS, catalogue, runs, current });
  return matrix.groups[0]?.rows[0]?.cells[0]?.outdatedParts ?? [];
}

describe('a cell and the day of its register', () => {
  it.each<[string, string | undefined, string | undefined, number | undefined, readonly string[]]>([
    ['is outdated once the region has been tested on a newer register', '2026-11-01', '2026-11-02', undefined, ['register']],
    ['is not outdated when the register is the same', '2026-11-01', '2026-11-01', undefined, []],
    ['is not outdated when the newer run was on an older register', '2026-11-02', '2026-11-01', undefined, []],
    ['is not outdated within the agreed days', '2026-11-01', '2026-12-01', 30, []],
    ['is outdated the day after the agreed days', '2026-11-01', '2026-12-02', 30, ['register']],
    ['is not outdated when it does not say which register it was measured on', undefined, '2026-12-02', undefined, []],
    ['is not outdated when no later run says which register it used', '2026-11-01', undefined, undefined, []],
  ])('%s', (_name, then, now, days, expected) => expect(parts(then, now, days)).toEqual(expected));
});
