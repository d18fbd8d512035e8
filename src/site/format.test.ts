import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDuration,
  formatList,
  formatNumber,
  formatPercent,
  formatPrecise,
  formatShortDate,
  plural,
} from './format.ts';

describe('dates and numbers in Danish', () => {
  it.each([
    ['give the time in winter time', formatDateTime('2026-11-23T06:42:11Z'), '23. november 2026 kl. 07.42'],
    ['give the time in summer time', formatDateTime('2026-07-01T06:42:11Z'), '1. juli 2026 kl. 08.42'],
    ['keep a date without a time on its day', formatDate('2027-01-01'), '1. januar 2027'],
    ['shorten a date', formatShortDate('2026-11-23T06:42:11Z'), '23. nov.'],
    ['give evidence seconds and a time zone', formatPrecise('2026-11-23T06:42:11Z'), '23. november 2026 kl. 07.42.11 CET'],
    ['separate thousands', formatNumber(12345), '12.345'],
    ['space the percent sign', formatPercent(99), '99 %'],
    ['list with commas and og', formatList(['Nordjylland', 'Sjælland', 'Syddanmark']), 'Nordjylland, Sjælland og Syddanmark'],
    ['use the singular for one', plural(1, 'scenarie', 'scenarier'), '1 scenarie'],
    ['use the plural for many', plural(1200, 'scenarie', 'scenarier'), '1.200 scenarier'],
  ])('%s', (_why, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it.each([
    [0, '0 ms'],
    [840.4, '840 ms'],
    [4_230, '4,2 s'],
    [59_940, '59,9 s'],
    [59_990, '1 min. 0 s'],
    [185_000, '3 min. 5 s'],
  ])('write %d ms as %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_400, '1,4 kB'],
    [999_960, '1 MB'],
    [3_000_000, '3 MB'],
  ])('write %d bytes as %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});
