import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExtractDecoder } from './text-decoder.ts';

function read(bytes: Uint8Array, size: number): { text: string; encoding: string; damaged: boolean } {
  const decoder = createExtractDecoder();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoder.write(bytes.subarray(at, at + size));
  text += decoder.end();
  return { text, encoding: decoder.encoding, damaged: decoder.damaged };
}

describe('tegnsættet', () => {
  it('læser UTF-8 med og uden mærke, uanset hvor stykkerne er delt', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), fc.boolean(), (text, size, mark) => {
        fc.pre(!text.startsWith('\uFEFF'));
        const bytes = new TextEncoder().encode(mark ? `\uFEFF${text}` : text);
        expect(read(bytes, size)).toEqual({ text, encoding: 'utf-8', damaged: false });
      }),
    );
  });

  it('læser windows-1252, når de første byte over ASCII ikke er UTF-8', () => {
    const bytes = Uint8Array.from(
      'Ren ASCII først. Sygehus på Fyn, Øjenklinik – \u0080',
      (sign) => ({ '–': 0x96 })[sign] ?? sign.charCodeAt(0),
    );
    for (const size of [1, 3, 1000]) {
      expect(read(bytes, size)).toEqual({
        text: 'Ren ASCII først. Sygehus på Fyn, Øjenklinik – €',
        encoding: 'windows-1252',
        damaged: false,
      });
    }
  });

  it('siger til, når en UTF-8-fil har byte, der ikke er det', () => {
    expect(read(Uint8Array.of(0xc3, 0xb8, 0x41, 0xff, 0x42), 2)).toEqual({ text: 'øA\uFFFDB', encoding: 'utf-8', damaged: true });
  });
});
