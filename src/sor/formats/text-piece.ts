/** What stands for a sign that has no single byte; no text of the register can have it itself. */
const WIDE = 0x01;
const STAND_IN = '\u0001';
const SHORTEST_VIEW = 13;
// eslint-disable-next-line no-control-regex -- all that one byte can hold
const WIDE_SIGNS = /[^\u0000-\u00FF]/g;

/** How signs become bytes and text again, a byte each. */
export interface SignBytes {
  readonly alloc: (length: number) => Uint8Array;
  readonly write: (codes: Uint8Array, text: string) => void;
  readonly read: (codes: Uint8Array, from: number, to: number) => string;
}

/** Node's own, which is many times as fast as a loop. */
export const nodeSigns = (): SignBytes => ({
  alloc: (length) => Buffer.alloc(length),
  write: (codes, text) => void (codes as Buffer).write(text, 0, 'latin1'),
  read: (codes, from, to) => (codes as Buffer).toString('latin1', from, to),
});

/** The same where there is no Node: in a browser. */
export const loopSigns: SignBytes = {
  alloc: (length) => new Uint8Array(length),
  write: (codes, text) => {
    for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
  },
  read: (codes, from, to) => {
    let text = '';
    for (let begin = from; begin < to; begin += AT_ONCE)
      text += String.fromCharCode(...codes.subarray(begin, Math.min(to, begin + AT_ONCE)));
    return text;
  },
};

/** So many signs are made into text at a time: each is an argument of a call. */
const AT_ONCE = 4096;

const signs = typeof Buffer === 'undefined' ? loopSigns : nodeSigns();

/**
 * A piece of text with its signs as bytes beside it. Danish has a byte for each sign (ISO 8859-1), and bytes are compared
 * four at a time, which is a third of what it costs to compare texts. A sign beyond them is a byte no text can have, so what
 * is the same in bytes, and has no such byte, is the same in text.
 */
export class TextPiece {
  text = '';
  /** A byte for each sign, and some beyond the end. */
  codes: Uint8Array = signs.alloc(0);
  #view = new DataView(this.codes.buffer);

  set(text: string): void {
    if (text.length + 4 > this.codes.length) {
      this.codes = signs.alloc(Math.ceil(text.length * 1.25) + 64);
      this.#view = new DataView(this.codes.buffer, this.codes.byteOffset, this.codes.length);
    }
    this.text = text;
    signs.write(this.codes, text.search(WIDE_SIGNS) === -1 ? text : text.replace(WIDE_SIGNS, STAND_IN));
  }

  /** Four bytes from a place, as one number. */
  fourAt(at: number): number {
    return this.#view.getInt32(at, true);
  }

  /** Whether a text stands at a place. */
  has(sample: Sample, at: number): boolean {
    const { length, words } = sample;
    const last = words.length - 1;
    if (length < 4 || at + length > this.text.length) return false;
    // The ends of names differ more than their beginnings.
    if (this.#view.getInt32(at + length - 4, true) !== words[last]) return false;
    for (let word = 0, from = at; word < last; word += 1, from += 4) {
      if (this.#view.getInt32(from, true) !== words[word]) return false;
    }
    return true;
  }

  /** Whether a sign that has no byte stands between two places. */
  isWide(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.codes[at] === WIDE) return true;
    return false;
  }

  /**
   * What stands from one place to another, as a text that shares no memory with the piece: V8 lets a slice of 13 signs or
   * more be a view of the text it was cut from, so that one code kept would keep the whole piece.
   */
  copy(from: number, to: number): string {
    if (to - from < SHORTEST_VIEW) return this.text.slice(from, to);
    return this.isWide(from, to) ? flat(this.text.slice(from, to)) : signs.read(this.codes, from, to);
  }
}

/** A text that pieces are looked through for. */
export interface Sample {
  /** Its signs; 0 when it cannot be looked for, since it is short or has a sign that is no byte. */
  readonly length: number;
  /** Its bytes by fours, the last four last, which may be some of those before. */
  readonly words: Int32Array;
}

/** Makes a text into what pieces can be looked through for. */
export function sampleOf(text: string): Sample {
  if (text.length < 4 || text.includes(STAND_IN) || text.search(WIDE_SIGNS) !== -1)
    return { length: 0, words: new Int32Array(0) };
  const piece = new TextPiece();
  piece.set(text);
  const words: number[] = [];
  for (let at = 0; at < text.length - 4; at += 4) words.push(piece.fourAt(at));
  return { length: text.length, words: Int32Array.from([...words, piece.fourAt(text.length - 4)]) };
}

/** A text that shares no memory with any it was cut from. */
export function flat(text: string): string {
  let copy = '';
  for (let begin = 0; begin < text.length; begin += AT_ONCE) {
    copy += String.fromCharCode(
      ...Array.from({ length: Math.min(AT_ONCE, text.length - begin) }, (_, at) => text.charCodeAt(begin + at)),
    );
  }
  return copy;
}
