import { describe, expect, it } from 'vitest';
import { searchTerms } from './search-term.ts';

describe('the term looked up', () => {
  it.each([
    ['leaves a word as it is', 'niveau', ['niveau']],
    ['reduces a question to the words that carry it', 'Hvilket niveau har et center?', ['niveau center']],
    ['tries folded letters as æ, ø and å first', 'Region Oestdanmark', ['Region østdanmark', 'Region Oestdanmark']],
    ['unfolds all three letters', 'naeste proeve aaben', ['næste prøve åben', 'naeste proeve aaben']],
    ['leaves codes and tags alone', 'ID27-012 900010031000016003', ['ID27-012 900010031000016003']],
    ['looks up small words as they are when there is nothing else', 'hvad er det', ['hvad er det']],
    ['is empty for nothing', '  ', ['']],
  ])('%s', (_, written, terms) => {
    expect(searchTerms(written)).toEqual(terms);
  });
});
