import { describe, expect, it } from 'vitest';
import { excerptParts } from './excerpt.ts';

describe('uddrag i søgningen', () => {
  it('skiller fund fra resten', () => {
    expect(excerptParts('på en <mark>sygehusafdeling</mark> i')).toEqual([
      { text: 'på en ', hit: false },
      { text: 'sygehusafdeling', hit: true },
      { text: ' i', hit: false },
    ]);
  });

  it('viser opmærkning fra et svar som den tekst, den er, afkodet én gang', () => {
    expect(excerptParts('&lt;img onerror&gt; &amp;lt; <mark>&quot;x&#39;</mark>')).toEqual([
      { text: '<img onerror> &lt; ', hit: false },
      { text: `"x'`, hit: true },
    ]);
  });

  it('er tomt for et tomt uddrag', () => {
    expect(excerptParts('')).toEqual([]);
  });
});
