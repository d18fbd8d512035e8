import { describe, expect, it } from 'vitest';
import { byLooseDate, firstDay, formatLooseDate, formatLoosePeriod, hasPassed, lastDay } from './loose-date.ts';

describe('loose dates', () => {
  it.each([
    ['2024-04-16', '16. april 2024', '2024-04-16', '2024-04-16'],
    ['2024-02', 'februar 2024', '2024-02-01', '2024-02-29'],
    ['2025-12', 'december 2025', '2025-12-01', '2025-12-31'],
    ['2027', '2027', '2027-01-01', '2027-12-31'],
  ])('read %s as %s', (date, words, first, last) => {
    expect(formatLooseDate(date)).toBe(words);
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });

  it('name both ends of a period, and a single day once', () => {
    expect(formatLoosePeriod('2026-01', '2027-03')).toBe('januar 2026 – marts 2027');
    expect(formatLoosePeriod('2027-01-01', undefined)).toBe('1. januar 2027');
    expect(formatLoosePeriod('2027', '2027')).toBe('2027');
    expect(formatLoosePeriod('2019-02-01', '2019-02-03')).toBe('1.–3. februar 2019');
  });

  it('sort a month before its days and a year before its months', () => {
    const mixed = ['2024-04-16', '2023-10-09', '2024', '2023-10', '2024-01', '2019-01-01'];
    expect(mixed.toSorted(byLooseDate)).toEqual(['2019-01-01', '2023-10', '2023-10-09', '2024', '2024-01', '2024-04-16']);
  });

  it('let a month pass only with its last day', () => {
    expect(hasPassed('2026-11', '2026-11-30')).toBe(false);
    expect(hasPassed('2026-11', '2026-12-01')).toBe(true);
    expect(hasPassed('2026-11-23', '2026-11-23')).toBe(false);
  });
});
