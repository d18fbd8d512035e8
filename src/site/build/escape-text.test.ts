import { describe, expect, it } from 'vitest';
import { escapeText } from './escape-text.ts';

describe('tekst i HTML', () => {
  it.each([
    ['Enheden på niveau <niveau>', 'Enheden på niveau &lt;niveau&gt;'],
    ['</title><script>alert(1)</script>', '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['A & B &lt;', 'A &amp; B &amp;lt;'],
  ])('%s', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });
});
