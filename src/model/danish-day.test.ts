import { expect, it } from 'vitest';
import { danishDay } from './danish-day.ts';

it.each([
  ['2026-11-23T22:59:59.999Z', '2026-11-23'],
  ['2026-11-23T23:00:00.000Z', '2026-11-24'],
  ['2026-07-01T22:00:00.000Z', '2026-07-02'],
])('%s is the day %s in Denmark', (moment, day) => {
  expect(danishDay(moment)).toBe(day);
  expect(danishDay(new Date(moment))).toBe(day);
});
