import { TextPiece } from './text-piece.ts';

/** How many texts are remembered; a power of two, so that a place is found by masking. */
const PLACES = 1 << 11;
/** Longer texts seldom stand twice. */
const LONGEST = 64;
/** A large odd number spreads what it is multiplied with over all bits. */
const SPREAD = 0x9e3779b1;

/**
 * Gives what stands in pieces as texts of their own, each once: a register has the same days, types, towns and post codes
 * on every unit. Only so many are remembered; the newest takes the place of another.
 */
export class TextPool {
  readonly #texts: string[] = new Array<string>(PLACES).fill('');
  /** The texts again as bytes, each at its place, to be compared four at a time. */
  readonly #bytes = new DataView(new ArrayBuffer(PLACES * LONGEST));
  readonly #piece = new TextPiece();

  /** What stands from one place to another. */
  take(piece: TextPiece, from: number, to: number): string {
    const length = to - from;
    if (length > LONGEST) return piece.copy(from, to);
    if (length < 4) return this.#short(piece, from, length);
    let hash = Math.imul(piece.fourAt(to - 4) ^ length, SPREAD);
    for (let at = from; at < to - 4; at += 4) hash = Math.imul(piece.fourAt(at) ^ hash ^ (hash >>> 15), SPREAD);
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.#texts[place] ?? '';
    if (known.length === length && this.#isAt(place * LONGEST, { piece, from, to })) return known;
    const text = piece.copy(from, to);
    // Two texts that differ in signs without bytes would be taken for one.
    if (piece.isWide(from, to)) return text;
    this.#texts[place] = text;
    for (let at = 0; at < length; at += 4) this.#bytes.setInt32(place * LONGEST + at, piece.fourAt(from + at), true);
    return text;
  }

  /** A text that was put together from several pieces. */
  takeText(text: string): string {
    this.#piece.set(text);
    return this.take(this.#piece, 0, text.length);
  }

  /** A text of one to three signs is known by them alone. */
  #short(piece: TextPiece, from: number, length: number): string {
    if (length === 0) return '';
    const word = piece.fourAt(from) & ((1 << (length * 8)) - 1);
    const hash = Math.imul(word, SPREAD);
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.#texts[place] ?? '';
    if (known.length === length && this.#bytes.getInt32(place * LONGEST, true) === word) return known;
    const text = piece.text.slice(from, from + length);
    if (piece.isWide(from, from + length)) return text;
    this.#texts[place] = text;
    this.#bytes.setInt32(place * LONGEST, word, true);
    return text;
  }

  #isAt(place: number, { piece, from, to }: { readonly piece: TextPiece; readonly from: number; readonly to: number }): boolean {
    const last = to - from - 4;
    if (this.#bytes.getInt32(place + last, true) !== piece.fourAt(to - 4)) return false;
    for (let at = 0; at < last; at += 4) {
      if (this.#bytes.getInt32(place + at, true) !== piece.fourAt(from + at)) return false;
    }
    return true;
  }
}
