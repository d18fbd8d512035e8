import type { Term } from '../../model/guidance/term.ts';

/** A term found in a text. */
export interface FoundTerm {
  readonly id: string;
  readonly index: number;
  /** The words as they stand there. */
  readonly text: string;
}

/** Finds the linked terms of a text, from left to right. */
export type TermMatcher = (text: string) => FoundTerm[];

/**
 * A mention stands alone: not inside a longer word, a compound with a hyphen, an address or a file name. The letters are
 * those of Unicode, since `\b` thinks that æ, ø and å end a word.
 */
const BEFORE = String.raw`(?<![\p{L}\p{N}_@/.-])`;
const AFTER = String.raw`(?![\p{L}\p{N}_@/]|[-.][\p{L}\p{N}])`;

/**
 * Makes a matcher of the linked terms. The longest form wins, so “SOR-kode” is not a mention of “SOR”. A form may begin a
 * sentence with a capital; apart from that case counts, so the abbreviation EAS is not found in other words.
 */
export function termMatcher(terms: readonly Pick<Term, 'id' | 'term' | 'forms' | 'linked'>[]): TermMatcher {
  const owners = new Map<string, string>();
  for (const { id, term, forms, linked } of terms) {
    if (!linked) continue;
    for (const form of [term, ...forms].flatMap((each) => [each, capitalised(each)])) if (!owners.has(form)) owners.set(form, id);
  }
  if (owners.size === 0) return () => [];
  const longestFirst = [...owners.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  const pattern = new RegExp(`${BEFORE}(?:${longestFirst.join('|')})${AFTER}`, 'gu');
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const id = owners.get(found);
      return id === undefined ? [] : [{ id, index, text: found }];
    });
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
