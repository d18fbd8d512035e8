import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_SEGMENTS } from '../../paths.ts';
import { CHOICE_KINDS, chosenWords, type ChoiceKind, isChosen, readChoice, writeChoice } from './matrix-choice.ts';

const choice = fc
  .dictionary(fc.constantFrom(...CHOICE_KINDS), fc.string({ minLength: 1 }))
  .map(
    (some) =>
      new Map(CHOICE_KINDS.flatMap((kind) => (some[kind] === undefined ? [] : [[kind, some[kind]] as [ChoiceKind, string]]))),
  );

describe('several filters in the address', () => {
  it('are named as in the addresses of the fixed pages', () => {
    expect(CHOICE_KINDS.toSorted()).toEqual(Object.values(FILTER_SEGMENTS).toSorted());
  });

  it('read back as written and leave the rest alone', () => {
    fc.assert(
      fc.property(choice, (some) => {
        const query = writeChoice(some, '?andet=1');
        expect(readChoice(query)).toEqual(some);
        expect(new URLSearchParams(query).get('andet')).toBe('1');
      }),
    );
  });

  it('leave no bare question mark', () => {
    expect(writeChoice(new Map(), '?region=a')).toBe('');
    expect(readChoice('?region=&ukendt=1').size).toBe(0);
  });

  it('select what has all of them', () => {
    const cell = { region: ['a'], emne: ['id27'], afgoerelse: ['passed'], aarsag: [], krav: ['r1', 'r2'], snitflade: ['fhir'] };
    expect(isChosen(cell, new Map())).toBe(true);
    expect(isChosen(cell, new Map([['krav', 'r2'] as const, ['region', 'a'] as const]))).toBe(true);
    expect(isChosen(cell, new Map([['krav', 'r2'] as const, ['aarsag', 'network'] as const]))).toBe(false);
  });

  it.each([
    [0, 0, 'Ingen afprøvninger har det hele.'],
    [1, 1, 'Viser 1 afprøvning i 1 række.'],
    [12, 3, 'Viser 12 afprøvninger i 3 rækker.'],
  ])('count %i trials in %i rows', (cells, rows, expected) => {
    expect(chosenWords(cells, rows)).toBe(expected);
  });
});
