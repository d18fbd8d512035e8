import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile } from './percentile.ts';

describe('a percentile', () => {
  it.each([
    [[15, 20, 35, 40, 50], 30, 20],
    [[15, 20, 35, 40, 50], 100, 50],
    [[15, 20, 35, 40, 50], 0, 15],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 95, 10],
    [[7], 95, 7],
  ])('of %j at %i is %i', (values, percent, expected) => {
    expect(percentile(values, percent)).toBe(expected);
  });

  it('is one of the measurements, and at least as many as asked for do not exceed it', () => {
    const values = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 100 }), (measured, percent) => {
        const found = percentile(measured, percent);
        expect(measured).toContain(found);
        expect(measured.filter((value) => value <= found).length).toBeGreaterThanOrEqual((percent / 100) * measured.length);
      }),
    );
  });

  it.each([
    [[], 95, 'Der er ingen målinger'],
    [[1], 101, 'En percentil er fra 0 til 100, ikke 101'],
    [[1], Number.NaN, 'En percentil er fra 0 til 100, ikke NaN'],
  ])('of %j at %d cannot be computed', (values, percent, message) => {
    expect(() => percentile(values, percent)).toThrow(new RangeError(message));
  });
});
