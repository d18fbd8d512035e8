import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBodyTap, rawBody } from './body-tap.ts';
import { keepBody } from './keep-body.ts';
import { createRedactor } from './redactor.ts';

const SECRET = 'hemmeligt-ord-1';
const redactor = createRedactor({ secrets: [SECRET] });
const keep = async (bytes: Uint8Array, mediaType: string, max = 1_000) => {
  const kept = await keepBody(rawBody(bytes, mediaType), redactor, max);
  return { ...kept, text: kept.chunks === undefined ? undefined : Buffer.concat(kept.chunks).toString('utf8') };
};
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('a body as evidence', () => {
  it('is whole', async () => {
    const bytes = Buffer.from('{"navn":"Øjenafdelingen"}');
    expect((await keep(bytes, 'application/json')).body).toEqual({
      mediaType: 'application/json',
      size: bytes.length,
      sha256: sha256(bytes),
      originalSha256: sha256(bytes),
      truncatedBytes: 0,
      text: true,
    });
  });

  it('is what the redactor makes of the whole text, however it arrived and was held', async () => {
    const pieces = fc.constantFrom(
      SECRET,
      Buffer.from(SECRET).toString('base64'),
      '010190-1234',
      'æøå',
      '€',
      '😀',
      'a',
      ' ',
      '9',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 }),
        fc.integer({ min: 4, max: 50 }),
        fc.constantFrom('utf8' as const, 'latin1' as const, 'utf16le' as const),
        async (parts, chunks, pieceBytes, encoding) => {
          const text = `${encoding === 'utf16le' ? '\uFEFF' : 'x'}${parts.join('')}`;
          const bytes = Buffer.from(encoding === 'latin1' ? text.replaceAll(/[€😀]/gu, 'é') : text, encoding);
          const tap = createBodyTap({ pieceBytes, plainBytes: 100 });
          let at = 0;
          for (const length of [...chunks, bytes.length]) {
            tap.add(bytes.subarray(at, at + length));
            at += length;
          }
          const kept = await keepBody(tap.finish('text/plain; charset=iso-8859-1'), redactor, 1_000_000);
          // As the text is read when it lies in one piece.
          const one =
            encoding === 'latin1' && !isUtf8(bytes)
              ? bytes.toString('latin1')
              : bytes.toString(encoding === 'utf16le' ? encoding : 'utf8');
          const expected = redactor.text(one);
          expect(Buffer.concat(kept.chunks!).toString('utf8')).toBe(expected.text);
          expect(kept.counts).toEqual(expected.counts);
          expect(kept.body).toMatchObject({ size: bytes.length, truncatedBytes: 0 });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has no digest of the original when something was masked', async () => {
    const kept = await keep(Buffer.from('cpr 0101901234'), 'text/plain');
    expect(kept.text).toBe('cpr ••••••-••••');
    expect(kept.body.originalSha256).toBeUndefined();
    expect(kept.counts).toEqual({ cpr: 1 });
  });

  it.each([
    ['zip', Buffer.from('504b030414', 'hex'), 'text/csv'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'application/json'],
    ['null bytes', Buffer.from([65, 0, 66]), 'text/plain'],
    ['null bytes far in', Buffer.concat([Buffer.alloc(3 * 1024 ** 2, 'a'), Buffer.from([0])]), 'text/plain'],
    ['a picture by its media type', Buffer.from('abc'), 'image/png'],
  ])('that is no text (%s) is kept as size and digest alone', async (_name, bytes, mediaType) => {
    const kept = await keep(bytes, mediaType);
    expect(kept.chunks).toBeUndefined();
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
    ['Windows-1252 that nobody announced', Buffer.from([0x80, 0xe6]), 'text/csv', '€æ'],
    ['UTF-16', Buffer.from('\uFEFFåben', 'utf16le'), 'text/plain', '\uFEFFåben'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFåben'), 'text/csv', '\uFEFFåben'],
    ['empty', Buffer.alloc(0), '', ''],
  ])('can be read when it is %s', async (_name, bytes, mediaType, expected) => {
    const kept = await keep(bytes, mediaType);
    expect(kept.text).toBe(expected);
    expect(kept.body.truncatedBytes).toBe(0);
  });

  it('is read in one charset, also when only its last byte tells which', async () => {
    const bytes = Buffer.concat([Buffer.from('æ'.repeat(2 * 1024 ** 2)), Buffer.from([0xe6])]);
    const kept = await keep(bytes, 'text/plain', 100 * 1024 ** 2);
    expect(kept.text?.slice(0, 4)).toBe('Ã¦Ã¦');
    expect(kept.text?.at(-1)).toBe('æ');
  });
});

describe('a body beyond the ceiling', () => {
  const GAP = /\n\[… (\d+) byte er udeladt her …\]\n/;

  it('keeps its head and its tail, and says how much stood between them', async () => {
    const kept = await keep(Buffer.from(`${'a'.repeat(60)}${'b'.repeat(60)}`), 'text/plain', 100);
    expect(kept.text).toBe(`${'a'.repeat(50)}\n[… 20 byte er udeladt her …]\n${'b'.repeat(50)}`);
    expect(kept.body).toMatchObject({
      size: 120,
      truncatedBytes: 20,
      originalSha256: sha256(`${'a'.repeat(60)}${'b'.repeat(60)}`),
    });
  });

  it('is cut at whole letters, and every byte is either kept or counted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 0, maxLength: 300 }),
        fc.integer({ min: 1, max: 200 }),
        async (text, max) => {
          const clean = text.replaceAll(/\p{Cc}/gu, '·');
          const bytes = Buffer.from(clean);
          const kept = await keep(bytes, 'text/plain', max);
          const [head = '', leftOut = '0', tail = ''] = bytes.length <= max ? [kept.text] : kept.text!.split(GAP);
          expect(clean.startsWith(head)).toBe(true);
          expect(clean.endsWith(tail)).toBe(true);
          const stored = Buffer.byteLength(head) + Buffer.byteLength(tail);
          expect(stored + Number(leftOut)).toBe(bytes.length);
          expect(stored).toBeLessThanOrEqual(max);
          expect(Math.min(max, bytes.length) - stored).toBeLessThan(8);
        },
      ),
    );
  });

  it('never shows part of a secret, wherever it is cut', async () => {
    for (let before = 0; before < 80; before += 1) {
      for (const written of [SECRET, Buffer.from(SECRET).toString('base64'), '010190-1234']) {
        for (const after of [10, 25, 40, 500]) {
          const kept = await keep(Buffer.from(`${'x'.repeat(before)}${written}${'y'.repeat(after)}`), 'text/plain', 40);
          expect(kept.text?.replace(GAP, '')).toMatch(/^x*(?:••••••(?:-••••)?)?y*$/);
        }
      }
    }
  });

  it('masks what began in the part left out', async () => {
    const text = `start ${'.'.repeat(300)}<saml:Assertion ID="1">${'hemmelig '.repeat(100)}</saml:Assertion> slut`;
    const kept = await keep(Buffer.from(text), 'text/xml', 120);
    expect(kept.text).toMatch(/^start \.+\n\[… \d+ byte er udeladt her …\]\n.*••••••<\/saml:Assertion> slut$/s);
    expect(kept.text).not.toContain('hemmelig');
  });

  it('is counted in the charset it came in', async () => {
    const kept = await keep(Buffer.from('æ'.repeat(30), 'latin1'), 'text/plain; charset=iso-8859-1', 21);
    expect(kept.text).toMatch(/^æ{5}\n\[… 20 byte er udeladt her …\]\næ{5}$/);
    expect(kept.body.truncatedBytes).toBe(20);
  });
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
