import { here } from '../page/here.ts';

/** The parts of Pagefind's browser interface that the search uses (pagefind.app/docs/api). */
export interface PagefindResult {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sub_results: readonly { readonly title: string; readonly url: string }[];
}

/** Filter name to value to number of pages. */
export type FilterCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a search found; each result is fetched when it is shown. */
export interface PagefindAnswer {
  readonly results: readonly { readonly id: string; readonly data: () => Promise<PagefindResult> }[];
}

/** The part of Pagefind's own interface that the search page uses (pagefind.app/docs/api). */
export interface Pagefind {
  readonly filters: () => Promise<FilterCounts>;
  readonly options: (options: {
    readonly excerptLength: number;
    readonly ranking: { readonly pageLength: number; readonly metaWeights: Readonly<Record<string, number>> };
  }) => Promise<void>;
  readonly search: (
    term: string | null,
    options: { readonly filters: Readonly<Record<string, string>> },
  ) => Promise<PagefindAnswer>;
  /** Null when a newer search took over. A null term finds every page the filters let through. */
  readonly debouncedSearch: (
    term: string | null,
    options: { readonly filters: Readonly<Record<string, string>> },
  ) => Promise<PagefindAnswer | null>;
}

/** How many times a match in a guidance page's title and keywords counts; found by the queries in test/browser/search.test.ts. */
const SUBJECT_WEIGHT = 20;

/** Loads the index's own script, which exists only in a built site; hence an address that no bundler may follow. */
export async function loadPagefind(): Promise<Pagefind> {
  const address = here('/pagefind/pagefind.js');
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  // Short pages are not better pages: a case says little, and the guidance that explains the word says much. A page whose
  // subject is the word stands before those that mention it; a case's title is its scenario's, once a region.
  await pagefind.options({ excerptLength: 24, ranking: { pageLength: 0, metaWeights: { title: 1, subject: SUBJECT_WEIGHT } } });
  return pagefind;
}
