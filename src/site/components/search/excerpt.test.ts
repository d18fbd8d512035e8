import { describe, expect, it } from 'vitest';
import { excerptParts } from './excerpt.ts';

describe('an excerpt in the search', () => {
  it('separates matches from the rest', () => {
    expect(excerptParts('på en <mark>sygehusafdeling</mark> i')).toEqual([
      { text: 'på en ', hit: false },
      { text: 'sygehusafdeling', hit: true },
      { text: ' i', hit: false },
    ]);
  });

  it('shows markup from a response as the text it is, decoded once', () => {
    expect(excerptParts('&lt;img onerror&gt; &amp;lt; <mark>&quot;x&#39;</mark>')).toEqual([
      { text: '<img onerror> &lt; ', hit: false },
      { text: `"x'`, hit: true },
    ]);
  });

  it('is empty when there is nothing to show', () => {
    expect(excerptParts('')).toEqual([]);
  });
});
