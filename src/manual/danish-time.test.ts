import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { danishTime, readDanishTime } from './danish-time.ts';

describe('Danish time', () => {
  it.each([
    ['winter time', '2026-11-23 14:30', '2026-11-23T13:30:00.000Z'],
    ['summer time, with seconds', '2026-07-01 14:30:05', '2026-07-01T12:30:05.000Z'],
    ['a T for the space', '2026-07-01T14:30', '2026-07-01T12:30:00.000Z'],
    ['UTC', '2026-11-23T14:30:00Z', '2026-11-23T14:30:00.000Z'],
    ['an offset from UTC', '2026-11-23T14:30+05:00', '2026-11-23T09:30:00.000Z'],
    ['the hour that comes twice, as the first of them', '2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
    ['no time in the hour that is skipped', '2026-03-29 02:30', undefined],
    ['no time on a day that does not exist', '2026-02-30 10:00', undefined],
    ['no time in an hour that does not exist', '2026-11-23 25:00', undefined],
    ['no time for a day alone', '2026-11-23', undefined],
    ['no time in another notation', '23.11.2026 14:30', undefined],
    ['no time in nothing', '', undefined],
  ])('reads %s', (_why, text, expected) => {
    expect(readDanishTime(text)?.toISOString()).toBe(expected);
  });

  it('can be written and read back, to the minute', () => {
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const minutes = Math.floor(moment.getTime() / 60_000) * 60_000;
        const back = readDanishTime(danishTime(moment))?.getTime() ?? 0;
        // In the hour that comes twice, the first is meant.
        expect([0, 3_600_000]).toContain(minutes - back);
      }),
    );
  });
});
