import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lenientLine, lenientNumber, lenientText, lenientTime, withoutNulls } from './lenient.ts';

describe('a time another tool wrote', () => {
  it.each([
    ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T09:00:00.1Z', '2026-11-23T09:00:00.100Z'],
    ['2026-11-23 10:00:00,123456 +0100', '2026-11-23T09:00:00.123Z'],
    ['2026-11-23T03:30:00-05:30', '2026-11-23T09:00:00.000Z'],
    ['2026-11-23T10:00:00+01', '2026-11-23T09:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(lenientTime.parse(text).toISOString()).toBe(expected);
  });

  it.each(['2026-11-23T09:00:00', '2026-13-23T09:00:00Z', '23-11-2026 09:00:00Z', '', '1', 'i dag'])('is not “%s”', (text) => {
    expect(lenientTime.safeParse(text).success).toBe(false);
  });

  it('is the moment it stands for, in whatever offset', () => {
    const time = fc.date({ min: new Date('1970-01-02'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(time, fc.integer({ min: -14 * 60, max: 14 * 60 }), (moment, offset) => {
        const two = (number: number): string => String(number).padStart(2, '0');
        const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map(two);
        const zone = `${offset < 0 ? '-' : '+'}${hours}${minutes}`;
        expect(lenientTime.parse(`${local}${zone}`)).toEqual(moment);
      }),
    );
  });
});

it('takes a number for a text and a text for a number, and line 0 for no line', () => {
  expect([lenientText.parse(27), lenientText.parse(true), lenientNumber.parse(' 1.5 ')]).toEqual(['27', 'true', 1.5]);
  expect([lenientLine.parse('3'), lenientLine.parse(0)]).toEqual([3, undefined]);
  for (const value of ['', 'tre', '-1', -1, null, {}]) expect(lenientNumber.safeParse(value).success).toBe(false);
});

describe('a value without its nulls', () => {
  it('has every other field and every place in its lists', () => {
    const given = { a: null, b: { c: null, d: [null, { e: null, f: 1 }] } };
    expect(withoutNulls(given)).toEqual({ b: { d: [null, { f: 1 }] } });
  });

  it('can be nested without end', () => {
    let nested: unknown = null;
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    expect(withoutNulls(nested)).toBeInstanceOf(Array);
  });
});
