/** Text laid out for a terminal: no line is longer than it is wide. Pure. */
import { neutral } from '../model/neutral.ts';

const NO_BREAK = '\u00A0';
/** A command in a sentence, as “npx sor-pilot cleanup”. */
const COMMAND = /“(?:npx|npm|sor-pilot) [^”\n]*”/g;

/** How a text is broken into lines. */
export interface WrapOptions {
  /** Columns there are. */
  readonly width: number;
  /** Columns before the first line and, without `hanging`, before the others. */
  readonly indent: number;
  /** Columns before the lines that follow the first. */
  readonly hanging?: number;
}

/**
 * Breaks a text at spaces. A word that is longer than the line – an address, a path – stands whole on a line of its own,
 * so that it can still be copied, and so does a command in quotes. What is joined by no-break spaces stays together, and is
 * given with plain ones.
 */
export function wrap(text: string, { width, indent, hanging = indent }: WrapOptions): readonly string[] {
  const lines: string[] = [];
  // As it will be shown: what is made visible takes room.
  for (const paragraph of neutral(text).replaceAll(COMMAND, together).split('\n')) {
    let line: string | undefined;
    for (const word of paragraph.split(' ')) {
      const margin = lines.length === 0 ? indent : hanging;
      if (line !== undefined && margin + line.length + 1 + word.length > width) {
        lines.push(' '.repeat(margin) + line);
        line = word;
      } else line = line === undefined ? word : `${line} ${word}`;
    }
    lines.push(' '.repeat(lines.length === 0 ? indent : hanging) + (line ?? ''));
  }
  return lines.map((line) => line.replaceAll(NO_BREAK, ' '));
}

/** A text that is not to be broken within. */
export const together = (text: string): string => text.replaceAll(' ', NO_BREAK);

/** Breaks each line of a text that is too long, and keeps its indentation, also behind a bullet. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.length <= width) return [line];
      const indent = line.length - line.trimStart().length;
      const bullet = /^\s*[^\p{L}\p{N}\s“(]\s+/u.exec(line)?.[0].length;
      return wrap(line.trimStart(), { width, indent, hanging: bullet ?? indent });
    })
    .join('\n');
}

/** Rows of label and text, the texts under each other; `labels` is the least room there is for labels. */
export function labelledRows(
  rows: readonly (readonly [label: string, text: string])[],
  { width, indent, labels = 0 }: Pick<WrapOptions, 'width' | 'indent'> & { readonly labels?: number },
): readonly string[] {
  const column = Math.max(labels, ...rows.map(([label]) => label.length)) + 1;
  return rows.flatMap(([label, text]) => {
    const [first = '', ...more] = wrap(text, { width, indent: indent + column });
    return [`${' '.repeat(indent)}${label.padEnd(column)}${first.trimStart()}`, ...more];
  });
}

const NARROWEST = 40;
const WIDEST = 100;
const USUAL = 80;

/**
 * The columns to write in: what the caller says (`COLUMNS`), else what the terminal has, else 80. Long lines are hard to
 * read, so never more than 100; and no fewer than 40, below which labels leave no room for text.
 */
export function columnsOf(said: string | undefined, terminal: number | undefined): number {
  const asked = /^[1-9][0-9]{0,4}$/.test(said ?? '') ? Number(said) : terminal;
  return Math.min(WIDEST, Math.max(NARROWEST, asked === undefined || asked === 0 ? USUAL : asked));
}
