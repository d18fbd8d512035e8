import type { Term } from '../../../model/guidance/term.ts';
import { pathSegment } from '../../../model/path-segment.ts';

/** The terms that begin with one letter, in Danish order. */
export interface LetterGroup {
  readonly letter: string;
  readonly anchor: string;
  readonly terms: readonly Term[];
}

const collator = new Intl.Collator('da', { numeric: true });

/** Terms by first letter, both in the order of the Danish alphabet. */
export function byLetter(terms: readonly Term[]): LetterGroup[] {
  const groups = new Map<string, Term[]>();
  for (const term of terms.toSorted((a, b) => collator.compare(a.term, b.term))) {
    const letter = term.term.charAt(0).toLocaleUpperCase('da');
    groups.set(letter, [...(groups.get(letter) ?? []), term]);
  }
  return [...groups].map(([letter, group]) => ({ letter, anchor: `bogstav-${pathSegment(letter)}`, terms: group }));
}
