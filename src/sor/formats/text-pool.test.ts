import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleOf, TextPiece } from './text-piece.ts';
import { TextPool } from './text-pool.ts';

/** Signs without a byte of their own, and the one whose byte stands for them. */
const WIDE = ['–', '—', 'ā', '𐍈', '\u0001'];
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ø', 'æ', ' ', ...WIDE), maxLength: 90 });

function pieceOf(written: string): TextPiece {
  const piece = new TextPiece();
  piece.set(written);
  return piece;
}

describe('texts taken from pieces', () => {
  it('are what stands there, whatever was taken before', () => {
    const pool = new TextPool();
    fc.assert(
      fc.property(text, fc.nat(90), fc.nat(90), (written, one, other) => {
        const [from, to] = [Math.min(one, other, written.length), Math.min(Math.max(one, other), written.length)];
        expect(pool.take(pieceOf(written), from, to)).toBe(written.slice(from, to));
        expect(pool.takeText(written)).toBe(written);
      }),
    );
  });

  it('tell signs apart that have no byte', () => {
    const pool = new TextPool();
    const taken = ['Øst–Vest', 'Øst—Vest', '–', '—', 'Øst\u0001Vest'].map((written) => pool.takeText(written));
    expect(taken).toEqual(['Øst–Vest', 'Øst—Vest', '–', '—', 'Øst\u0001Vest']);
  });
});

describe('a text that is looked for in a piece', () => {
  it('is found where it stands and nowhere else', () => {
    fc.assert(
      fc.property(
        text,
        fc.oneof(text, fc.string({ unit: fc.constantFrom('a', 'ø'), maxLength: 12 })),
        fc.nat(40),
        (before, sought, at) => {
          const written = `${before}${sought}`;
          const sample = sampleOf(sought);
          // What is short, or has a sign without a byte, is never found, and is read instead.
          expect(sample.length).toBe(sought.length < 4 || WIDE.some((sign) => sought.includes(sign)) ? 0 : sought.length);
          if (sample.length > 0) expect(pieceOf(written).has(sample, at)).toBe(written.startsWith(sought, at));
        },
      ),
    );
  });
});
