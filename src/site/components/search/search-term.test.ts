import { describe, expect, it } from 'vitest';
import { searchTerms } from './search-term.ts';

describe('det, der slås op', () => {
  it.each([
    ['et ord står, som det er', 'niveau', ['niveau']],
    ['et spørgsmål bliver til de ord, der bærer det', 'Hvilket niveau har et center?', ['niveau center']],
    ['foldede bogstaver prøves først som æ, ø og å', 'Region Oestdanmark', ['Region østdanmark', 'Region Oestdanmark']],
    ['alle tre bogstaver foldes ud', 'naeste proeve aaben', ['næste prøve åben', 'naeste proeve aaben']],
    ['koder og mærker røres ikke', 'ID27-012 900010031000016003', ['ID27-012 900010031000016003']],
    ['småord alene slås op, som de er', 'hvad er det', ['hvad er det']],
    ['ingenting er ingenting', '  ', ['']],
  ])('%s', (_, written, terms) => {
    expect(searchTerms(written)).toEqual(terms);
  });
});
