import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { danishTime, readDanishTime } from './danish-time.ts';

describe('dansk tid', () => {
  it.each([
    ['vintertid', '2026-11-23 14:30', '2026-11-23T13:30:00.000Z'],
    ['sommertid, med sekunder', '2026-07-01 14:30:05', '2026-07-01T12:30:05.000Z'],
    ['T i stedet for mellemrum', '2026-07-01T14:30', '2026-07-01T12:30:00.000Z'],
    ['med UTC', '2026-11-23T14:30:00Z', '2026-11-23T14:30:00.000Z'],
    ['med afstand til UTC', '2026-11-23T14:30+05:00', '2026-11-23T09:30:00.000Z'],
    ['timen, der kommer to gange, er den første', '2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
    ['timen, der springes over', '2026-03-29 02:30', undefined],
    ['en dag, der ikke findes', '2026-02-30 10:00', undefined],
    ['en time, der ikke findes', '2026-11-23 25:00', undefined],
    ['en dag uden klokkeslæt', '2026-11-23', undefined],
    ['en anden skrivemåde', '23.11.2026 14:30', undefined],
    ['ingenting', '', undefined],
  ])('%s', (_why, text, expected) => {
    expect(readDanishTime(text)?.toISOString()).toBe(expected);
  });

  it('kan skrives og læses igen, på minuttet', () => {
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
