import { describe, expect, it } from 'vitest';
import type { Target } from '../../model/decisions/target.ts';
import { countsOf, countsWithoutLevels } from './rollout.fixture.ts';
import { targetDistances } from './targets.ts';

const target = (more: Partial<Target> = {}): Target => ({
  figure: 'med-niveau',
  percent: 100,
  by: '2027-06-30',
  setBy: 'Styregruppen',
  ...more,
});
const distance = (one: Target, counts = countsOf(80, 20)) =>
  targetDistances([one], { region: one.region, counts, day: '2027-06-01' }).map(({ missing, daysLeft }) => [missing, daysLeft]);

describe('a target', () => {
  it('is as far away as the units that are yet to change, and the days that are left', () => {
    expect(distance(target())).toEqual([[20, 29]]);
    expect(distance(target({ percent: 85 }))).toEqual([[5, 29]]);
    expect(distance(target({ percent: 80, by: '2027-05-31' }))).toEqual([[0, -1]]);
  });

  it('needs the unit that a rounded share would leave out', () => {
    expect(distance(target({ percent: 99 }), countsOf(80, 21))).toEqual([[20, 29]]);
  });

  it('of what is to be few is reached from above', () => {
    expect(distance(target({ figure: 'uden-niveau', percent: 5 }))).toEqual([[15, 29]]);
    expect(distance(target({ figure: 'uden-niveau', percent: 20 }))).toEqual([[0, 29]]);
  });

  it('is no distance away where the figure was not measured, or is of no units', () => {
    expect(distance(target(), countsWithoutLevels(4))).toEqual([[undefined, 29]]);
    expect(distance(target(), countsOf(0, 0))).toEqual([[undefined, 29]]);
  });

  it('is a region’s own or the country’s, and the soonest comes first', () => {
    const all = [target(), target({ by: '2027-01-01' }), target({ region: 'nordjylland' })];
    const of = (region: string | undefined) =>
      targetDistances(all, { region, counts: countsOf(1), day: '2026-12-01' }).map(({ target: { by } }) => by);
    expect(of(undefined)).toEqual(['2027-01-01', '2027-06-30']);
    expect(of('nordjylland')).toEqual(['2027-06-30']);
  });
});
