import { expect, it } from 'vitest';
import { danishSorType, lettersOfSorType } from './sor-type.ts';

it('knows a type of unit by its Danish and its English letters', () => {
  expect(['IE', 'SI', 'OE'].map(lettersOfSorType)).toEqual([
    ['IE', 'IO'],
    ['SI', 'HI'],
    ['OE', 'OU'],
  ]);
  for (const type of ['IE', 'SI', 'OE'])
    expect(new Set(lettersOfSorType(type).map((letters) => danishSorType(letters)))).toEqual(new Set([type]));
});

it('takes any other text for letters of its own', () => {
  expect(lettersOfSorType('XX')).toEqual(['XX']);
});
