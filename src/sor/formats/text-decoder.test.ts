import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExtractDecoder, type LostByte } from './text-decoder.ts';

function read(bytes: Uint8Array, size: number): { text: string; encoding: string; lost: readonly LostByte[] } {
  const decoder = createExtractDecoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.write(bytes.subarray(at, at + size));
  text += decoder.end();
  return { text, encoding: decoder.encoding, lost: decoder.takeLost() };
}

describe('the encoding of an extract', () => {
  it('is UTF-8 with and without a mark, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (text, size, mark) => {
        fc.pre(!text.startsWith('\uFEFF'));
        const bytes = new TextEncoder().encode(mark ? `\uFEFF${text}` : text);
        expect(read(bytes, size)).toEqual({ text, encoding: 'utf-8', lost: [] });
      }),
    );
  });

  it('is windows-1252 when what stands beyond ASCII is no UTF-8', () => {
    const bytes = Uint8Array.from(
      'Ren ASCII først. Sygehus på Fyn, Øjenklinik – \u0080',
      (sign) => ({ '–': 0x96 })[sign] ?? sign.charCodeAt(0),
    );
    for (const size of [1, 3, 1000]) {
      expect(read(bytes, size)).toEqual({
        text: 'Ren ASCII først. Sygehus på Fyn, Øjenklinik – €',
        encoding: 'windows-1252',
        lost: [],
      });
    }
  });

  it('is UTF-16 by its mark, or by the empty bytes of its first characters', () => {
    const little = Buffer.from('SorId;Navn\n1;Ærø', 'utf16le');
    const marked = Buffer.concat([Buffer.of(0xff, 0xfe), little]);
    for (const bytes of [little, marked, Buffer.from(little).swap16(), Buffer.from(marked).swap16()]) {
      for (const size of [1, 3, 1000]) {
        expect(read(bytes, size)).toEqual({ text: 'SorId;Navn\n1;Ærø', encoding: 'utf-16', lost: [] });
      }
    }
  });

  const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];

  it.each([1, 2, 7, 1000])('loses one character to a byte that is no UTF-8, in pieces of %s', (size) => {
    const bytes = Uint8Array.from([...bytesOf('Prøve\r\nÆrø;Øjenafdeling Å\nAfsnit '), 0xe6, ...bytesOf('1;å\r'), 0xff]);
    expect(read(bytes, size)).toEqual({
      text: 'Prøve\r\nÆrø;Øjenafdeling Å\nAfsnit \uFFFD1;å\r\uFFFD',
      encoding: 'utf-8',
      lost: [
        { line: 3, byte: 0xe6 },
        { line: 4, byte: 0xff },
      ],
    });
  });

  it('is no windows-1252 because the first byte beyond ASCII is lost', () => {
    const bytes = Uint8Array.from([...bytesOf('Afsnit '), 0xe6, ...bytesOf('1\nÆrø Å')]);
    expect(read(bytes, 3)).toMatchObject({ text: 'Afsnit \uFFFD1\nÆrø Å', encoding: 'utf-8' });
  });

  it('loses overlong forms, surrogates and cut sequences, byte by byte', () => {
    const bytes = Uint8Array.from([...bytesOf('øøøøøøøø'), 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf5, 0xe2, 0x82]);
    expect(read(bytes, 5)).toMatchObject({ text: `øøøøøøøø${'\uFFFD'.repeat(8)}`, encoding: 'utf-8' });
  });

  it('keeps every other line of a long file where it was, whichever byte is lost', () => {
    const line = 'Øjenafdeling å;Ærø\n';
    const bytes = Uint8Array.from(bytesOf(line.repeat(9000)));
    fc.assert(
      fc.property(fc.nat(8999), fc.integer({ min: 1000, max: 70_000 }), (number, size) => {
        const spoilt = bytes.slice();
        spoilt[number * bytesOf(line).length + 4] = 0xe6;
        const { text, lost } = read(spoilt, size);
        const lines = text.split('\n');
        expect(lost).toEqual([{ line: number + 1, byte: 0xe6 }]);
        expect(lines[number]).toBe('Øje\uFFFDafdeling å;Ærø');
        expect(lines.filter((one) => one !== 'Øjenafdeling å;Ærø')).toHaveLength(2);
      }),
      { numRuns: 10 },
    );
  });
});
