import { readFileSync } from 'node:fs';
import { dangling } from '../../../config/reference-errors.ts';
import type { Source } from '../../../model/config/vocabulary.ts';
import { formatDate } from '../../format.ts';

/** A source as a reader meets it: what it is called, who stands behind it, and where it is. */
export interface SourceLine {
  readonly key: string;
  readonly title: string;
  /** Publisher, date and note, ready to follow the title. */
  readonly detail: string;
  readonly url: string | undefined;
}

/** A source in words. */
export function sourceLine({ key, title, publisher, url, date, note }: Source): SourceLine {
  const words = [publisher, ...(date === undefined ? [] : [formatDate(date)])].join(', ');
  return { key, title, detail: note === undefined ? words : `${words}. ${note}`, url };
}

/**
 * The sources a page names, in the page's order.
 * @throws PilotError SP1006 with the page's file and line for a key that sources.yaml does not have.
 */
export function sourcesOfPage(keys: readonly string[], known: readonly Source[], file: string | undefined): SourceLine[] {
  return keys.map((key) => {
    const source = known.find((candidate) => candidate.key === key);
    if (source !== undefined) return sourceLine(source);
    throw dangling('kilden', key, { among: known.map((candidate) => candidate.key), place: placeOf(key, file) });
  });
}

function placeOf(key: string, file: string | undefined): { file?: string; line?: number } {
  if (file === undefined) return {};
  const at = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(key));
  return { file, line: at + 1 };
}
