import { describe, expect, it } from 'vitest';
import type { ExchangeBody } from '../../../model/exchange.ts';
import { SHOWN_CHARACTERS, characterShare, codesIn, shownBody } from './evidence-text.ts';

const body = (some: Partial<ExchangeBody> = {}): ExchangeBody => ({
  mediaType: 'text/csv',
  size: 1,
  truncatedBytes: 0,
  text: true,
  ...some,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('en krop som tekst', () => {
  it('vises ikke, når den ikke er tekst eller ikke er gemt', () => {
    expect(shownBody(body({ text: false }), bytes('x'), SHOWN_CHARACTERS)).toBeUndefined();
    expect(shownBody(body(), undefined, SHOWN_CHARACTERS)).toBeUndefined();
  });

  it('skæres til det, en side kan bære, og siger hvor meget der mangler', () => {
    const shown = shownBody(body(), bytes('a'.repeat(SHOWN_CHARACTERS + 5)), SHOWN_CHARACTERS);
    expect(shown?.text).toHaveLength(SHOWN_CHARACTERS);
    expect(shown?.hiddenCharacters).toBe(5);
  });

  it('rykker JSON på én linje ind og lader alt andet stå', () => {
    expect(shownBody(body({ mediaType: 'application/fhir+json' }), bytes('{"a":1}'), SHOWN_CHARACTERS)?.text).toBe(
      '{\n  "a": 1\n}',
    );
    expect(shownBody(body({ mediaType: 'application/fhir+json' }), bytes('{"a":'), SHOWN_CHARACTERS)?.text).toBe('{"a":');
    expect(shownBody(body(), bytes('{"a":1}'), SHOWN_CHARACTERS)?.text).toBe('{"a":1}');
  });

  it('viser ugyldig UTF-8 som erstatningstegn', () => {
    expect(shownBody(body(), Uint8Array.of(0x61, 0xff), SHOWN_CHARACTERS)?.text).toBe('a\ufffd');
  });
});

describe('hvor meget en side viser', () => {
  it.each([
    [0, 12_000],
    [1, 12_000],
    [5, 12_000],
    [10, 6_000],
    [100, 600],
    [10_000, 400],
  ])('%d kroppe får hver %d tegn', (bodies, characters) => {
    expect(characterShare(bodies)).toBe(characters);
  });
});

describe('koder i en krop', () => {
  it('er SOR-koder, hver én gang', () => {
    expect(codesIn('<id>270019999999104</id> 270019999999104 12345 1234567890123456789 441481000016003')).toEqual([
      '270019999999104',
      '441481000016003',
    ]);
  });
});
