import { describe, expect, it } from 'vitest';
import { runSample } from '../samples.fixture.ts';
import { baseline, lastMeeting } from './baseline.ts';

const at = (startedAt: string) => runSample({ hour: 1, cases: {}, plan: { startedAt } });
const [first, second, third] = [at('2026-11-01T10:00:00.000Z'), at('2026-11-02T22:59:00.000Z'), at('2026-11-02T23:00:00.000Z')];
const runs = [first, second, third] as const;

describe('the baseline', () => {
  it.each<[readonly string[], string | undefined]>([
    [[], undefined],
    [['2026-12-01'], undefined],
    [['2026-11-24'], undefined],
    [['2026-11-03', '2026-10-01', '2026-11-24', '2026-11-23'], '2026-11-23'],
  ])('the last meeting before 24 November among %j is %s', (meetings, day) => {
    expect(lastMeeting(meetings, '2026-11-24')).toBe(day);
  });

  it('is the meeting; runs from the day of the meeting in Denmark count as newer', () => {
    expect(baseline(runs, ['2026-11-03'], '2026-11-24')).toEqual({ kind: 'meeting', since: '2026-11-03', runs: [first, second] });
  });

  it('is the newest run when there has been no meeting', () => {
    expect(baseline(runs, [], '2026-11-24')).toEqual({ kind: 'run', since: third.plan.startedAt, runs: [first, second] });
  });

  it('is absent when nothing has run', () => {
    expect(baseline([], ['2026-11-03'], '2026-11-24')).toBeUndefined();
  });
});
