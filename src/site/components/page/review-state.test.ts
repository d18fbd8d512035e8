import { describe, expect, it } from 'vitest';
import { reviewState } from './review-state.ts';

describe('the review of a page', () => {
  it.each([
    ['2026-11-23', 6, '2026-11-23', { due: '2027-05-23', overdue: false }],
    ['2026-11-23', 6, '2027-05-23', { due: '2027-05-23', overdue: false }],
    ['2026-11-23', 6, '2027-05-24', { due: '2027-05-23', overdue: true }],
    ['2026-08-31', 6, '2026-09-01', { due: '2027-02-28', overdue: false }],
    ['2027-08-31', 6, '2027-09-01', { due: '2028-02-29', overdue: false }],
    ['2026-12-01', 1, '2027-01-02', { due: '2027-01-01', overdue: true }],
  ])('done %s and due every %i months is, on %s, %o', (reviewed, months, today, expected) => {
    expect(reviewState(reviewed, months, today)).toEqual(expected);
  });
});
