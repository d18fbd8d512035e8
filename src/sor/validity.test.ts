import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isInForce, isIsoDate, validityOn } from './validity.ts';

const DAY = '2026-11-23';

describe('open on a day', () => {
  it.each([
    ['from its first day', { firstFromDate: DAY, fromDate: DAY }, 'open'],
    ['to its last day, which counts', { firstFromDate: '2020-01-01', toDate: DAY }, 'open'],
    ['not before its first day', { firstFromDate: '2026-11-24' }, 'future'],
    ['not after its last day', { firstFromDate: '2020-01-01', toDate: '2026-11-22' }, 'closed'],
    ['by its first day though its state is newer', { firstFromDate: '2020-01-01', fromDate: '2026-11-24' }, 'open'],
    ['by the day its state began where no first day is told', { fromDate: '2026-11-24' }, 'future'],
    ['by the day its state began where the first day is empty', { firstFromDate: '', fromDate: '2026-11-24' }, 'future'],
    ['without days at all', {}, 'open'],
    ['with an empty closing day', { firstFromDate: '2020-01-01', toDate: '' }, 'open'],
    ['as the interface says, whatever the days', { firstFromDate: '2020-01-01', active: false }, 'closed'],
    ['as the interface says, after the closing day', { toDate: '2020-01-01', active: true }, 'open'],
    ['by days in Danish form', { firstFromDate: '01-01-2007', toDate: '31-12-2020' }, 'closed'],
  ])('a unit is judged %s', (_why, unit, expected) => {
    expect(validityOn(unit, DAY)).toBe(expected);
  });

  it.each([
    ['2020-01-01', undefined, true],
    [DAY, DAY, true],
    ['2026-11-24', undefined, false],
    ['2020-01-01', '2026-11-22', false],
    [undefined, '', true],
    ['2020-01-01T00:00:00+01:00', undefined, true],
  ])('a record from %s to %s is in force: %s', (fromDate, toDate, expected) => {
    expect(isInForce({ fromDate, toDate }, DAY)).toBe(expected);
  });
});

describe('the day something written stands for', () => {
  it.each([
    [DAY, DAY],
    [' 2026-11-23 ', DAY],
    ['2026-11-23T00:00:00', DAY],
    ['2026-11-23 00:00', DAY],
    ['2026-11-22T23:00:00Z', DAY],
    ['2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['2026-11-23T00:00:00+01:00', DAY],
    ['2026-11-23+01:00', DAY],
    ['2026-11-23Z', DAY],
    ['23-11-2026', DAY],
    ['23-11-2026 00:00', DAY],
    ['', ''],
    [undefined, ''],
    ['i morgen', 'i morgen'],
  ])('is of “%s” %s', (written, day) => {
    expect(dayOf(written)).toBe(day);
  });

  it('is the same when read a second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.date({ noInvalidDate: true }).map(String)), (text) => {
        expect(dayOf(dayOf(text))).toBe(dayOf(text));
      }),
    );
  });
});

describe('a day of the calendar', () => {
  it('is one that Date gives back as it was written', () => {
    const digits = (length: number) => fc.nat(10 ** length - 1).map((number) => String(number).padStart(length, '0'));
    const day = fc.tuple(digits(4), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 })).map((parts) => {
      const [year, month, date] = parts.map((part) => String(part).padStart(2, '0'));
      return `${year}-${month}-${date}`;
    });
    fc.assert(
      fc.property(fc.oneof(day, fc.string({ unit: fc.constantFrom('0', '1', '2', '-'), maxLength: 11 })), (text) => {
        const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
        expect(isIsoDate(text)).toBe(!Number.isNaN(time) && new Date(time).toISOString().startsWith(text));
      }),
      { numRuns: 1000 },
    );
  });
});
