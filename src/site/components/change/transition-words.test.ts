import { describe, expect, it } from 'vitest';
import { movementSummary } from './transition-words.ts';

const none = { new: 0, regressed: 0, fixed: 0, changed: 0, same: 0 };

describe('what has changed', () => {
  it.each([
    [{ ...none, new: 4, same: 9 }, undefined],
    [{ ...none, fixed: 2, regressed: 1 }, '2 rettet, 1 forværret'],
    [{ ...none, changed: 3 }, '3 ændret'],
  ])('%j reads “%s”', (transitions, expected) => {
    expect(movementSummary(transitions)).toBe(expected);
  });
});
