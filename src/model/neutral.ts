/** Text from outside as a terminal may show it: nothing in it can steer the terminal. Pure. */

/** What steers a terminal, ends a line or turns the reading direction, but is no plain line break. */
const STEERING = /\r\n|\t|(?!\n)\p{Cc}|[\p{Bidi_Control}\u2028\u2029\uFEFF]/gu;

/**
 * Text from outside with what would steer the terminal made visible: an answer that holds an escape sequence shows the
 * sequence and does not carry it out, and marks of reading direction cannot make one text look like another.
 */
export function neutral(text: string): string {
  return text.replaceAll(STEERING, (found) => {
    if (found === '\r\n') return '\n';
    if (found === '\t') return ' ';
    const code = found.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return code === 0x7f ? '\u2421' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}

/** JSON that is safe to show: what would steer a terminal is written as `\uXXXX`, which a reader of JSON takes as the same. */
export function neutralJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(STEERING, (found) =>
    Array.from(found, (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
  );
}
