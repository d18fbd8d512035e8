import { describe, expect, it } from 'vitest';
import { columnsOf, labelledRows, wrap, wrapLines } from './terminal-text.ts';

describe('a line', () => {
  it('is broken at spaces, with what follows under it', () => {
    expect(wrap('en to tre fire', { width: 10, indent: 2, hanging: 4 })).toEqual(['  en to', '    tre', '    fire']);
  });

  it('keeps a word that is longer than it whole', () => {
    expect(wrap('se https://eksempel.dk/en/lang/sti nu', { width: 12, indent: 0 })).toEqual([
      'se',
      'https://eksempel.dk/en/lang/sti',
      'nu',
    ]);
  });

  it('keeps a command whole, so that it can be copied', () => {
    expect(wrap('Ryd op med “npx sor-pilot cleanup X”.', { width: 20, indent: 0 })).toEqual([
      'Ryd op med',
      '“npx sor-pilot cleanup X”.',
    ]);
  });

  it('keeps its indentation when it is broken, and stands behind its bullet', () => {
    expect(wrapLines('kort\n  • en lang linje her', 14)).toBe('kort\n  • en lang\n    linje her');
    expect(wrapLines('  en lang linje', 10)).toBe('  en lang\n  linje');
  });

  it.each([20, 40, 60, 80, 100])('is never longer than %i columns where it can be broken', (width) => {
    const text = 'Regionens system svarede, og svaret er forkert eller en fejl. '.repeat(9);
    for (const line of wrap(text, { width, indent: 4 })) expect(line.length).toBeLessThanOrEqual(width);
  });
});

it('rows have their texts under each other', () => {
  expect(
    labelledRows(
      [
        ['Sted:', 'her'],
        ['Forventet:', 'en to tre'],
      ],
      { width: 19, indent: 2 },
    ),
  ).toEqual(['  Sted:      her', '  Forventet: en to', '             tre']);
});

describe('the columns', () => {
  it.each([
    [undefined, undefined, 80],
    [undefined, 0, 80],
    [undefined, 72, 72],
    [undefined, 200, 100],
    [undefined, 20, 40],
    ['60', undefined, 60],
    ['60', 120, 60],
    ['mange', 90, 90],
  ])('of COLUMNS %s in a terminal of %s are %i', (said, terminal, columns) => {
    expect(columnsOf(said, terminal)).toBe(columns);
  });
});
