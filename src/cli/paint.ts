import { randomUUID } from 'node:crypto';
import { styleText } from 'node:util';
import { neutral } from '../model/neutral.ts';

/** What a piece of text is, and so how it looks where there are colours. */
export type Look = 'bad' | 'warning' | 'good' | 'strong' | 'dim';

/** Gives a text its look. */
export type Paint = (look: Look, text: string) => string;

const STYLES = { bad: 'red', warning: 'yellow', good: 'green', strong: 'bold', dim: 'dim' } as const satisfies Record<
  Look,
  string
>;

/** Begins each mark of a look. Made anew in each process, so that no text from outside can colour itself. */
const SECRET = `\uFDD0${randomUUID()}`;
const MARKS = new RegExp(`${SECRET}(?<end>/?)(?<look>${Object.keys(STYLES).join('|')});`, 'g');

/** Marks a text with its look; what is shown of the mark is decided where the text is written ({@link shown}). */
export const paint: Paint = (look, text) => `${SECRET}${look};${text}${SECRET}/${look};`;

/**
 * A text as a terminal may have it: our own marks become colours, or nothing where there are none; all else that could steer
 * the terminal is made visible, whoever it came from.
 */
export function shown(text: string, { coloured }: { readonly coloured: boolean }): string {
  let out = '';
  let from = 0;
  for (const mark of text.matchAll(MARKS)) {
    out += neutral(text.slice(from, mark.index));
    if (coloured) out += sequence(mark.groups?.['look'] as Look, mark.groups?.['end'] === '/');
    from = mark.index + mark[0].length;
  }
  return out + neutral(text.slice(from));
}

function sequence(look: Look, isEnd: boolean): string {
  const [begin = '', end = ''] = styleText(STYLES[look], '|', { validateStream: false }).split('|');
  return isEnd ? end : begin;
}
