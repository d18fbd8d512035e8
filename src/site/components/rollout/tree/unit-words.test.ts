import { describe, expect, it } from 'vitest';
import { isShown } from './shown-units.ts';
import { levelWords } from './unit-words.ts';

describe('a unit’s level in words', () => {
  it.each([
    [{ code: '27', name: 'Afsnit' }, 'both', 'Afsnit, 27'],
    [{ code: '28', name: 'Afsnit', wrong: true as const }, 'wrong', 'Ikke i klassifikationen: Afsnit, 28'],
    [{ code: '27', name: '' }, 'one', 'Kun kode: 27'],
    [{ code: '', name: 'Afsnit' }, 'one', 'Kun navn: Afsnit'],
    [{ code: '', name: '' }, 'none', 'Intet niveau'],
    [undefined, 'none', 'Intet niveau'],
  ])('of %j says which of the two fields there is', (level, state, words) => {
    expect(levelWords(level)).toMatchObject({ state, words });
  });

  it('has a sign of its own for each state, so that colour never stands alone', () => {
    const signs = [
      { code: '1', name: 'A' },
      { code: '1', name: 'A', wrong: true as const },
      { code: '1', name: '' },
      undefined,
    ].map((level) => levelWords(level).sign);
    expect(new Set(signs).size).toBe(4);
  });
});

describe('a unit on its hospital’s page', () => {
  it('stands there to its last day, with that day', () => {
    expect(
      [undefined, '2026-11-23', '2026-11-22'].map((closes) => isShown(closes === undefined ? {} : { closes }, '2026-11-23')),
    ).toEqual([true, true, false]);
  });
});
