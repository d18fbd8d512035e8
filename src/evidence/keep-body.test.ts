import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawBody } from './body-tap.ts';
import { headBytes, keepBody } from './keep-body.ts';
import { createRedactor } from './redactor.ts';

const SECRET = 'hemmeligt-ord-1';
const redactor = createRedactor({ secrets: [SECRET] });
const keep = (bytes: Uint8Array, mediaType: string, max = 1_000) => {
  const kept = keepBody(rawBody(bytes, mediaType, headBytes(redactor, max)), redactor, max);
  return { ...kept, text: kept.bytes === undefined ? undefined : Buffer.from(kept.bytes).toString('utf8') };
};
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('a body as evidence', () => {
  it('is whole when it is short enough', () => {
    const bytes = Buffer.from('{"navn":"Øjenafdelingen"}');
    expect(keep(bytes, 'application/json').body).toEqual({
      mediaType: 'application/json',
      size: bytes.length,
      sha256: sha256(bytes),
      originalSha256: sha256(bytes),
      truncatedBytes: 0,
      text: true,
    });
  });

  it('is cut at a whole character, and the rest is counted and covered by the digest', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 0, maxLength: 300 }), fc.integer({ min: 1, max: 200 }), (text, max) => {
        const clean = text.replaceAll(/\p{Cc}/gu, '·');
        const bytes = Buffer.from(clean);
        const kept = keep(bytes, 'text/plain', max);
        const stored = Buffer.from(kept.bytes!);
        expect(clean.startsWith(kept.text!)).toBe(true);
        expect(stored.length + kept.body.truncatedBytes).toBe(bytes.length);
        expect(stored.length).toBeLessThanOrEqual(max);
        expect(max - stored.length).toBeLessThan(bytes.length <= max ? max + 1 : 4);
        expect(kept.body.originalSha256).toBe(sha256(bytes));
      }),
    );
  });

  it('never shows part of a secret, wherever it is cut', () => {
    for (let before = 0; before < 60; before += 1) {
      for (const written of [SECRET, Buffer.from(SECRET).toString('base64'), '010190-1234']) {
        const kept = keep(Buffer.from(`${'x'.repeat(before)}${written}${'y'.repeat(500)}`), 'text/plain', 40);
        expect(kept.text).toMatch(/^x*(?:••••••(?:-••••)?)?y*$/);
      }
    }
  });

  it('has no digest of the original when anything is hidden', () => {
    const kept = keep(Buffer.from('cpr 0101901234'), 'text/plain');
    expect(kept.text).toBe('cpr ••••••-••••');
    expect(kept.body.originalSha256).toBeUndefined();
    expect(kept.counts).toEqual({ cpr: 1 });
  });

  it.each([
    ['zip', Buffer.from('504b030414', 'hex'), 'text/csv'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'application/json'],
    ['NUL bytes', Buffer.from([65, 0, 66]), 'text/plain'],
    ['an image by its media type', Buffer.from('abc'), 'image/png'],
  ])('that is not text (%s) is kept only as size and digest', (_name, bytes, mediaType) => {
    const kept = keep(bytes, mediaType);
    expect(kept.bytes).toBeUndefined();
    expect(kept.body).toEqual({
      mediaType,
      size: bytes.length,
      originalSha256: sha256(bytes),
      truncatedBytes: bytes.length,
      text: false,
    });
  });

  it.each([
    ['ISO-8859-1', Buffer.from('SOR;Øre', 'latin1'), 'text/csv; charset=ISO-8859-1', 'SOR;Øre'],
    ['undeclared Windows-1252', Buffer.from([0x80, 0xe6]), 'text/csv', '€æ'],
    ['UTF-16', Buffer.from('\uFEFFåben', 'utf16le'), 'text/plain', '\uFEFFåben'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFåben'), 'text/csv', '\uFEFFåben'],
    ['empty', Buffer.alloc(0), '', ''],
  ])('can be read when it is %s', (_name, bytes, mediaType, expected) => {
    const kept = keep(bytes, mediaType);
    expect(kept.text).toBe(expected);
    expect(kept.body.truncatedBytes).toBe(0);
  });

  it('counts right when text in an older charset is cut', () => {
    const kept = keep(Buffer.from('æ'.repeat(30), 'latin1'), 'text/plain; charset=iso-8859-1', 21);
    expect(kept.text).toBe('æ'.repeat(10));
    expect(kept.body.truncatedBytes).toBe(20);
  });
});
