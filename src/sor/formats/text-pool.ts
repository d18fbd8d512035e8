/** How many texts are remembered; a power of two, so that a place is found by masking. */
const PLACES = 1 << 15;
/** Longer texts seldom stand twice. */
const LONGEST = 64;

/**
 * Gives pieces of larger texts as texts of their own. V8 lets a slice of a dozen signs or more share the text it was cut
 * from, so that one code kept keeps 64 kB of the file alive; and a register has the same days, types, towns and post codes
 * on every unit, which here are one text in memory. Only so many are remembered: the newest takes the place of another.
 */
export class TextPool {
  readonly #texts: string[] = new Array<string>(PLACES).fill('');

  /** What stands from one place to another. */
  take(source: string, from: number, to: number): string {
    const length = to - from;
    if (length > LONGEST) return copyOf(source, from, to);
    let hash = length;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + source.charCodeAt(at)) | 0;
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.#texts[place] ?? '';
    if (known.length === length && source.startsWith(known, from)) return known;
    const text = copyOf(source, from, to);
    this.#texts[place] = text;
    return text;
  }
}

/** So many signs are cut at a time: each is an argument of a call. */
const AT_ONCE = 4096;

/** A text with its own signs in memory, whatever it was cut from. */
export function copyOf(source: string, from: number, to: number): string {
  let text = '';
  for (let begin = from; begin < to; begin += AT_ONCE) {
    const end = Math.min(to, begin + AT_ONCE);
    const codes = new Array<number>(end - begin);
    for (let at = begin; at < end; at += 1) codes[at - begin] = source.charCodeAt(at);
    text += String.fromCharCode(...codes);
  }
  return text;
}
