import { describe, expect, it } from 'vitest';
import { countWords, nextDirection, rowMatches, sortRows } from './table-rows.ts';

describe('the rows of a code list', () => {
  it.each([
    ['550851000005109 Klinisk enhed', '', true],
    ['550851000005109 Klinisk enhed', 'klinisk', true],
    ['550851000005109 Klinisk enhed', '  ENHED 5508 ', true],
    ['550851000005109 Klinisk enhed', 'klinisk afdeling', false],
    ['Hospitalsområde', 'OMRÅDE', true],
    ['Bosted', 'tø', false],
  ])('match %j against the search %j: %s', (text, query, found) => {
    expect(rowMatches(text, query)).toBe(found);
  });

  it('sort by the Danish alphabet, numbers by size, and empty ones last', () => {
    const sorted = (texts: string[], direction: 'ascending' | 'descending'): string[] =>
      sortRows(texts, (text) => text, direction);
    expect(sorted(['Ørelæge', 'zoo', '', 'Æble', 'abe', 'Ål'], 'ascending')).toEqual(['abe', 'zoo', 'Æble', 'Ørelæge', 'Ål', '']);
    expect(sorted(['Ørelæge', 'zoo', '', 'abe'], 'descending')).toEqual(['Ørelæge', 'zoo', 'abe', '']);
    expect(sorted(['1085', '1', '22232009'], 'ascending')).toEqual(['1', '1085', '22232009']);
  });

  it('sort ascending first, then descending', () => {
    expect([null, 'none', 'ascending', 'descending'].map(nextDirection)).toEqual([
      'ascending',
      'ascending',
      'descending',
      'ascending',
    ]);
  });

  it('are counted in words', () => {
    expect(countWords(68, 68)).toBe('68 rækker.');
    expect(countWords(0, 68)).toBe('0 af 68 rækker vises.');
  });
});
