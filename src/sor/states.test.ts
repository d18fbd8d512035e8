import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allStates, contentOn, statesOn } from './states.ts';
import { testRegister } from './test-register.fixture.ts';

interface State {
  readonly id: string | undefined;
  readonly from: string;
  readonly to?: string;
}

const on = (states: readonly State[], date: string): readonly State[] =>
  statesOn(states, date, { id: ({ id }) => id, fromDate: ({ from }) => from });

describe('the state of a unit on a day', () => {
  const old = { id: '1', from: '2007-01-01', to: '2026-12-31' };
  const next = { id: '1', from: '2027-01-01' };

  it.each([
    ['2026-11-30', old],
    ['2026-12-31', old],
    ['2027-01-01', next],
    ['2030-01-01', next],
  ])('is on %s the one that has begun, whatever the order', (date, expected) => {
    expect(on([old, next], date)).toEqual([expected]);
    expect(on([next, old], date)).toEqual([expected]);
  });

  it('is of a closed unit the last it had', () => {
    const closed = [
      { id: '2', from: '2020-01-01', to: '2020-12-31' },
      { id: '2', from: '2021-01-01', to: '2021-12-31' },
    ];
    expect(on(closed, '2026-11-30')).toEqual([closed[1]]);
  });

  it('is before a unit has opened the first to come', () => {
    const later = { id: '1', from: '2030-01-01' };
    expect(on([later, next], '2026-11-30')).toEqual([next]);
  });

  it('is told twice when two records begin on the same day, and records that name no unit are all kept', () => {
    const nameless = { id: undefined, from: '2020-01-01' };
    expect(on([old, old, nameless, nameless], '2026-11-30')).toHaveLength(4);
  });

  it('never begins later than the day when any has begun by then', () => {
    const day = fc.integer({ min: 10, max: 99 }).map((year) => `20${year}-01-01`);
    const states = fc.array(fc.record({ id: fc.constantFrom('1', '2', '3'), from: day }), { minLength: 1 });
    fc.assert(
      fc.property(states, day, (all, date) => {
        const chosen = on(all, date);
        for (const [id, records] of Map.groupBy(all, (state) => state.id)) {
          const begun = records.map(({ from }) => from).filter((from) => from <= date);
          const expected = begun.length > 0 ? begun.toSorted().at(-1) : records.map(({ from }) => from).toSorted()[0];
          expect(new Set(chosen.filter((state) => state.id === id).map(({ from }) => from))).toEqual(new Set([expected]));
        }
      }),
    );
  });
});

describe('a register on a day', () => {
  it('loses no record and comes back as it was', () => {
    const merged = testRegister('2027-02-01', 500);
    const before = contentOn(merged, '2026-12-31');
    const moved = before.units.filter((unit) => !merged.units.includes(unit));
    expect(moved.length).toBeGreaterThan(0);
    expect(before.announced).toHaveLength(moved.length);
    expect(new Set(allStates(before))).toEqual(new Set(allStates(merged)));
    expect(new Set(contentOn(before, '2027-02-01').units)).toEqual(new Set(merged.units));
  });

  it('is itself when each unit has one record', () => {
    const content = testRegister();
    expect(contentOn(content, '2026-11-23')).toBe(content);
  });
});
