import { TextPiece } from '../text-piece.ts';

/**
 * The text of a document as it comes, piece by piece: every end of line is a line feed (XML 1.0, 2.11), what could not be
 * read yet stands before what came after it, and lines are counted as far as the reader has reached.
 */
export class XmlText {
  /** The text that is read now; the same piece for all of them. */
  readonly #piece = new TextPiece();
  /** What is to be read again when there is more behind it. */
  #held = '';
  /** A return, or the first half of a surrogate pair, whose other half may come in the next piece. */
  #half = '';
  #isFirst = true;
  #isLast = false;
  #begin = 0;
  #reached = 0;
  #line = 1;
  /** Where in the source the line that was reached begins, and how many characters of it were in earlier pieces. */
  #lineStart = 0;
  #before = 0;
  #nextBreak = Infinity;

  /** Where in the text that was given last the reading is to begin. */
  get begin(): number {
    return this.#begin;
  }

  /** How many characters wait for more. */
  get held(): number {
    return this.#held.length;
  }

  /** Whether no more comes. */
  get isLast(): boolean {
    return this.#isLast;
  }

  get line(): number {
    return this.#line;
  }

  /** Characters of the line up to the place that was reached. */
  get column(): number {
    return this.#before + characters(this.#piece.text.slice(this.#lineStart, this.#reached));
  }

  /**
   * The texts to read now that a piece has come. What was held is put before the piece's first `>` and not before all of
   * it, since that would copy every piece whole.
   */
  *pieces(written: string): Generator<TextPiece, void> {
    const text = this.#inLines(written, false);
    if (text === '') return;
    let from = 0;
    if (this.#held !== '') {
      const greater = text.indexOf('>');
      // A tag without its end is not whole, however much of it there is.
      if (greater === -1 && /^<[^!?]/.test(this.#held)) {
        this.#held += text;
        return;
      }
      from = greater === -1 ? text.length : greater + 1;
      yield this.#give(this.#held + text.slice(0, from), 0);
      if (from === text.length) return;
    }
    yield this.#held === '' ? this.#give(text, from) : this.#give(this.#held + text.slice(from), 0);
  }

  /** What is left when no more comes. */
  last(): TextPiece {
    this.#isLast = true;
    return this.#give(this.#held + this.#inLines('', true), 0);
  }

  /** Told how far the text that was given last has been read; the rest comes again. */
  keepFrom(at: number): void {
    this.reach(at);
    this.#before = this.column;
    this.#held = this.#piece.text.slice(at);
    this.#lineStart = at;
  }

  /** Counts the lines up to a place, which lies no earlier than the last one. */
  reach(at: number): void {
    while (this.#nextBreak < at) {
      this.#line += 1;
      this.#lineStart = this.#nextBreak + 1;
      this.#before = 0;
      this.#nextBreak = breakFrom(this.#piece.text, this.#lineStart);
    }
    this.#reached = at;
  }

  #give(text: string, begin: number): TextPiece {
    this.#piece.set(text);
    this.#begin = begin;
    this.#reached = begin;
    this.#lineStart = begin;
    this.#nextBreak = breakFrom(text, begin);
    return this.#piece;
  }

  #inLines(written: string, isLast: boolean): string {
    let text = this.#half + written;
    this.#half = '';
    if (text === '') return '';
    if (this.#isFirst && text.startsWith('\uFEFF')) text = text.slice(1);
    this.#isFirst = false;
    if (!isLast && /[\r\uD800-\uDBFF]$/.test(text.slice(-1))) {
      this.#half = text.slice(-1);
      text = text.slice(0, -1);
    }
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
}

function breakFrom(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? Infinity : found;
}

/** How many characters a text has; a surrogate pair is one. */
function characters(text: string): number {
  let count = text.length;
  if (/[\uDC00-\uDFFF]/.test(text)) for (const sign of text) count -= sign.length - 1;
  return count;
}
