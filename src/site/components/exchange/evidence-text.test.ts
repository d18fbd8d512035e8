import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../evidence/redactor.ts';
import type { ExchangeBody } from '../../../model/exchange.ts';
import { SHOWN_CHARACTERS, characterShare, codesIn, mayHideSome, shownBody, withMarkedLines } from './evidence-text.ts';

const body = (some: Partial<ExchangeBody> = {}): ExchangeBody => ({
  mediaType: 'text/csv',
  size: 1,
  truncatedBytes: 0,
  text: true,
  ...some,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a body as text', () => {
  it('is not shown when it is not text or not stored', () => {
    expect(shownBody(body({ text: false }), bytes('x'), SHOWN_CHARACTERS)).toBeUndefined();
    expect(shownBody(body(), undefined, SHOWN_CHARACTERS)).toBeUndefined();
  });

  it('is cut to what a page can carry, and says how much is missing', () => {
    const shown = shownBody(body(), bytes('a'.repeat(SHOWN_CHARACTERS + 5)), SHOWN_CHARACTERS);
    expect(shown?.text).toHaveLength(SHOWN_CHARACTERS);
    expect(shown?.hiddenCharacters).toBe(5);
  });

  it('indents JSON on one line and leaves all else alone', () => {
    expect(shownBody(body({ mediaType: 'application/fhir+json' }), bytes('{"a":1}'), SHOWN_CHARACTERS)?.text).toBe(
      '{\n  "a": 1\n}',
    );
    expect(shownBody(body({ mediaType: 'application/fhir+json' }), bytes('{"a":'), SHOWN_CHARACTERS)?.text).toBe('{"a":');
    expect(shownBody(body(), bytes('{"a":1}'), SHOWN_CHARACTERS)?.text).toBe('{"a":1}');
  });

  it('is known by its size wherever some of it is hidden, so that all of it is there to be fetched', () => {
    const json = fc.array(fc.json({ maxDepth: 2 }), { maxLength: 60 }).map((values) => `[${values.join(',')}]`);
    const text = fc
      .array(fc.constantFrom('kort', 'hemmelig', '€', '\n'), { minLength: 40, maxLength: 160 })
      .map((words) => words.join(';'));
    const kept = fc.oneof(
      fc.tuple(fc.constant('application/json'), json),
      fc.tuple(fc.constantFrom('text/csv', 'application/xml'), text),
    );
    const redactor = createRedactor({ secrets: ['t', 'lig'] });
    fc.assert(
      fc.property(kept, fc.constantFrom(1, 80, 120, 160), ([mediaType, content], bodies) => {
        const redacted = redactor.text(content);
        const one = body({ mediaType, size: bytes(content).length });
        const hidden = shownBody(one, bytes(redacted.text), characterShare(bodies))?.hiddenCharacters ?? 0;
        expect(hidden === 0 || mayHideSome({ redactions: redacted.counts }, one, characterShare(bodies))).toBe(true);
      }),
    );
    expect(mayHideSome({ redactions: {} }, body({ size: SHOWN_CHARACTERS }), SHOWN_CHARACTERS)).toBe(false);
  });

  it('shows invalid UTF-8 as replacement characters', () => {
    expect(shownBody(body(), Uint8Array.of(0x61, 0xff), SHOWN_CHARACTERS)?.text).toBe('a\ufffd');
  });
});

describe('a body with lines that a fault rests on', () => {
  const shown = (text: string, mediaType = 'text/csv') => shownBody(body({ mediaType }), bytes(text), SHOWN_CHARACTERS)!;

  it('has them marked, line break outside, and the rest whole', () => {
    const stretches = withMarkedLines(shown('a\nb\r\nc'), [2]);
    expect(stretches).toEqual([
      { text: 'a\n', marked: false },
      { text: 'b', marked: true },
      { text: '\r\nc', marked: false },
    ]);
  });

  it('has none where they are not shown, or the lines are not those that were kept', () => {
    expect(withMarkedLines(shown('a\nb'), [9])).toEqual([{ text: 'a\nb', marked: false }]);
    expect(withMarkedLines(shown('{"a":1}', 'application/json'), [1])).toEqual([{ text: '{\n  "a": 1\n}', marked: false }]);
    expect(withMarkedLines(shown('a\nb'), [])).toEqual([{ text: 'a\nb', marked: false }]);
  });
});

describe('how much a page shows', () => {
  it.each([
    [0, 12_000],
    [1, 12_000],
    [5, 12_000],
    [10, 6_000],
    [100, 600],
    [10_000, 400],
  ])('gives each of %d bodies %d characters', (bodies, characters) => {
    expect(characterShare(bodies)).toBe(characters);
  });
});

describe('the codes in a body', () => {
  it('are SOR codes, each once', () => {
    expect(codesIn('<id>270019999999104</id> 270019999999104 12345 1234567890123456789 441481000016003')).toEqual([
      '270019999999104',
      '441481000016003',
    ]);
  });
});
