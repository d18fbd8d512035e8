import { describe, expect, it } from 'vitest';
import { neutral, neutralJson } from './neutral.ts';

describe('text from outside', () => {
  it.each([
    ['an escape sequence', 'a\u001B[2Jb', 'a␛[2Jb'],
    ['a bell and a backspace', '\u0007\b', '␇␈'],
    ['a carriage return that would write over the line', 'fejl\rok', 'fejl␍ok'],
    ['a deletion', '\u007F', '␡'],
    ['a control sequence of one byte', '\u009B31m', '[U+009B]31m'],
    ['a turn of the reading direction', 'kode\u202Eexe', 'kode[U+202E]exe'],
    ['an isolated turn of it', '\u2066x\u2069', '[U+2066]x[U+2069]'],
    ['another line break', 'a\u2028b', 'a[U+2028]b'],
  ])('shows %s instead of obeying it', (_name, given, shown) => {
    expect(neutral(given)).toBe(shown);
  });

  it('is left as it is when it is plain, lines and Danish letters with it', () => {
    expect(neutral('æøå “x” –\r\nnæste\tlinje')).toBe('æøå “x” –\nnæste linje');
  });

  it('is the same value in JSON, and steers nothing there either', () => {
    const value = { a: 'x\u202Ey\u009Bz\u001B[2J\n' };
    expect(neutralJson(value)).not.toMatch(/[\p{Bidi_Control}]|(?!\n)\p{Cc}/u);
    expect(JSON.parse(neutralJson(value))).toEqual(value);
  });

  it('never holds anything that steers, whatever character came', () => {
    for (let code = 0; code < 0x2070; code += 1)
      expect(neutral(String.fromCodePoint(code))).not.toMatch(/\p{Bidi_Control}|(?!\n)\p{Cc}/u);
  });
});
