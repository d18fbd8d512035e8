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

describe('datoer og tal på dansk', () => {
  it.each([
    ['vintertid', formatDateTime('2026-11-23T06:42:11Z'), '23. november 2026 kl. 07.42'],
    ['sommertid', formatDateTime('2026-07-01T06:42:11Z'), '1. juli 2026 kl. 08.42'],
    ['en dato uden klokkeslæt bliver på sin dag', formatDate('2027-01-01'), '1. januar 2027'],
    ['kort dato', formatShortDate('2026-11-23T06:42:11Z'), '23. nov.'],
    ['bevis har sekunder og zone', formatPrecise('2026-11-23T06:42:11Z'), '23. november 2026 kl. 07.42.11 CET'],
    ['tusinder', formatNumber(12345), '12.345'],
    ['procent', formatPercent(99), '99 %'],
    ['opremsning', formatList(['Nordjylland', 'Sjælland', 'Syddanmark']), 'Nordjylland, Sjælland og Syddanmark'],
    ['ental', plural(1, 'scenarie', 'scenarier'), '1 scenarie'],
    ['flertal', plural(1200, 'scenarie', 'scenarier'), '1.200 scenarier'],
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
  ])('%d ms er %s', (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_400, '1,4 kB'],
    [999_960, '1 MB'],
    [3_000_000, '3 MB'],
  ])('%d byte er %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});
