import { describe, expect, it } from 'vitest';
import { runSample } from '../samples.fixture.ts';
import { baseline, lastMeeting } from './baseline.ts';

const at = (startedAt: string) => runSample({ hour: 1, cases: {}, plan: { startedAt } });
const [first, second, third] = [at('2026-11-01T10:00:00.000Z'), at('2026-11-02T22:59:00.000Z'), at('2026-11-02T23:00:00.000Z')];
const runs = [first, second, third] as const;

describe('hvad der måles fra', () => {
  it.each<[readonly string[], string | undefined]>([
    [[], undefined],
    [['2026-12-01'], undefined],
    [['2026-11-24'], undefined],
    [['2026-11-03', '2026-10-01', '2026-11-24', '2026-11-23'], '2026-11-23'],
  ])('det seneste møde før den 24. november blandt %j er %s', (meetings, day) => {
    expect(lastMeeting(meetings, '2026-11-24')).toBe(day);
  });

  it('er mødet, og kørsler fra mødedagen i Danmark regnes som kommet siden', () => {
    expect(baseline(runs, ['2026-11-03'], '2026-11-24')).toEqual({ kind: 'meeting', since: '2026-11-03', runs: [first, second] });
  });

  it('er den nyeste kørsel, når der ikke har været et møde', () => {
    expect(baseline(runs, [], '2026-11-24')).toEqual({ kind: 'run', since: third.plan.startedAt, runs: [first, second] });
  });

  it('er intet, når intet er kørt', () => {
    expect(baseline([], ['2026-11-03'], '2026-11-24')).toBeUndefined();
  });
});
