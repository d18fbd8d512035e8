import { describe, expect, it } from 'vitest';
import { trialTime } from '../../step-definitions/support/trial-time.ts';

describe('the time of a trial', () => {
  it.each([
    ['2026-12-01', '2026-11-30T23:30:00Z', '2026-11-30T23:30:00Z', 'is now in the first hour of a Danish day'],
    ['2026-07-01', '2026-06-30T22:30:00Z', '2026-06-30T22:30:00Z', 'is now in the second hour of a summer day'],
    ['2026-11-30', '2026-11-30T12:00:00Z', '2026-11-30T12:00:00Z', 'is now in the middle of the day'],
    ['2027-01-01', '2026-11-30T12:00:00Z', '2027-01-01T23:59:59Z', 'is the end of the day of a trial held for another day'],
    ['2026-11-30', '2026-11-30T23:30:00Z', '2026-11-30T23:59:59Z', 'is the end of yesterday once it is tomorrow in Denmark'],
  ])('%s at %s is %s: %s', (onDate, now, expected) => {
    expect(trialTime({ onDate }, new Date(now))).toBe(Date.parse(expected));
  });
});
