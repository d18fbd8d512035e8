import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactPieces } from './redact-pieces.ts';
import { createRedactor, type Redactor } from './redactor.ts';
import { SECRET_MASK } from './rules.ts';

const SECRETS = ['k/"1', 'sor', 'ab-ab;ab', 'æ 😀 i'];
const redactor = createRedactor({ secrets: SECRETS, approvedCpr: ['0202901234'], shownFields: ['exp'] });

/** What a body may be made of: secrets in several forms, proofs of access whole and torn, numbers, tags, and what is beside them. */
const PARTS = [
  ...SECRETS,
  ...SECRETS.map((secret) => Buffer.from(secret).toString('base64')),
  ...SECRETS.map((secret) => encodeURIComponent(secret)),
  'Authorization: Bearer abc123def456',
  'Bearer ',
  'eyJhbGciOi.eyJzdWIiOiI.c2ln',
  '{"access_token" : "',
  'client_secret=',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  '<saml:Assertion ID="x">',
  '<Assertion\n  ID="1"\n  Version="2.0">',
  '</saml:Assertion>',
  '</Assertion>',
  '<saml:Assert',
  'ion ID="x">',
  '0101901234',
  '010190',
  '-1234',
  '0202901234',
  '010190&nbsp;1234',
  '01–01–90–1234',
  '&#48;&#49;',
  '%30%31',
  '01 01 90 ',
  '"exp":1801468800',
  '<exp>',
  'cpr: ',
  '"system":"urn:oid:1.2.208.176.1.2"',
  '{',
  '}',
  '=',
  '\u00a0',
  Buffer.from('cpr 0101901234 Ø').toString('base64'),
  Buffer.from('cpr 0101901234 Ø').toString('base64').replace(/.{8}/g, '$&\r\n '),
  Buffer.from('brev til patient 01019').toString('base64url'),
  '&#13;&#10;',
  '\\n',
  'ab-',
  'abc',
  '"',
  "'",
  '<',
  '>',
  ' ',
  '\n',
  ';',
  '&',
  '😀',
  '9',
];

function shown(pieces: Iterable<string>, by: Redactor, options?: Parameters<typeof redactPieces>[2]) {
  const counts: Record<string, number> = {};
  let text = '';
  let original = '';
  for (const part of redactPieces(pieces, by, options)) {
    text += part.text;
    original += part.original;
    if (part.rule !== undefined && part.text !== '') counts[part.rule] = (counts[part.rule] ?? 0) + 1;
  }
  return { redacted: { text, counts }, original };
}

const textArbitrary = fc.array(fc.constantFrom(...PARTS), { maxLength: 400, size: 'max' }).map((parts) => parts.join(''));

/** A text in pieces, parted at any place, also within a letter of two units. */
const partedArbitrary = textArbitrary.chain((text) =>
  fc.array(fc.nat(Math.max(0, text.length)), { maxLength: 30 }).map((cuts) => {
    const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
    return { text, pieces: places.slice(1).map((end, at) => text.slice(places[at], end)) };
  }),
);

describe('a text redacted in pieces', () => {
  it('is what it is redacted whole, wherever it is parted and however small the window', () => {
    fc.assert(
      fc.property(partedArbitrary, fc.integer({ min: 1, max: 200 }), ({ text, pieces }, window) => {
        const { redacted, original } = shown(pieces, redactor, { window });
        expect(redacted).toEqual(redactor.text(text));
        expect(original).toBe(text);
      }),
      { numRuns: 600 },
    );
  });

  it('is so in the midst of long texts too', () => {
    const filler = 'linje;med;900010011000016009;Øjenafdelingen\n'.repeat(200);
    fc.assert(
      fc.property(fc.array(textArbitrary, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 3_000 }), (parts, step) => {
        const text = parts.join(filler);
        const pieces = Array.from({ length: Math.ceil(text.length / step) }, (_, at) => text.slice(at * step, (at + 1) * step));
        expect(shown(pieces, redactor, { window: 500 }).redacted).toEqual(redactor.text(text));
      }),
      { numRuns: 200 },
    );
  });

  it('knows an assertion by its tag, however long the tag is', () => {
    const text = `x;\n<saml:Assertion ${'a="b;c" '.repeat(150)}>hemmelig;tekst</saml:Assertion>${';y'.repeat(400)}`;
    for (let step = 50; step < 1_500; step += 7) {
      const pieces = Array.from({ length: Math.ceil(text.length / step) }, (_, at) => text.slice(at * step, (at + 1) * step));
      expect(shown(pieces, redactor, { window: 1 }).redacted).toEqual(redactor.text(text));
    }
  });

  it('masks a proof of access that never ends as one, to the end of the text', () => {
    const pieces = ['før <Assertion ID="1">', ...Array.from({ length: 50 }, () => 'hemmelig tekst '.repeat(100)), 'mere'];
    const { redacted, original } = shown(pieces, redactor, { window: 100, longest: 10_000 });
    expect(redacted).toEqual({ text: `før <Assertion ID="1">${SECRET_MASK}`, counts: { hemmelighed: 1 } });
    expect(original).toBe(pieces.join(''));
  });

  it('holds no more than a window when letters never pause', () => {
    const pieces = Array.from({ length: 200 }, () => 'QUJD'.repeat(100));
    expect(shown(pieces, redactor, { window: 100, longest: 5_000 }).redacted.text).toBe(pieces.join(''));
  });
});
