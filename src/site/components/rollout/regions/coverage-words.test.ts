import { describe, expect, it } from 'vitest';
import { coverageSentence, foundSentence, sumOfWords } from './coverage-words.ts';

describe('whose units are, in words', () => {
  it('says how many are a region’s and by what, how many have other owners, and that nobody guesses of the rest', () => {
    expect(coverageSentence({ open: 2_367, found: 1_923, byOwner: 1_453, byColumn: 470, others: 400 })).toBe(
      '1.923 af 2.367 åbne enheder af alle typer er fundet i en region: 1.453 efter ejerens navn, 470 efter filens regionskode. 400 har andre ejere end regionerne. Om de sidste 44 siger filen ikke, hvem der ejer dem, og de er ikke regnet med til nogen.',
    );
  });

  it('says nothing of others when there are none', () => {
    const all = { open: 10, found: 10, byOwner: 10, byColumn: 0, others: 0 };
    expect(coverageSentence(all)).not.toMatch(/andre ejere|sidste/);
    expect(foundSentence(all)).toContain('10 åbne enheder af alle typer er fundet i regionen');
  });
});

describe('whose figures a region has', () => {
  it('are before a merger those it is made of, and after it those that still bear their old names', () => {
    expect(sumOfWords({ name: 'Ny' }, ['A', 'B'])).toBe('Lagt sammen af A og B');
    expect(sumOfWords({ name: 'Ny' }, ['A', 'Ny'])).toBe('Medregnet: A');
  });
});
