/** The kinds of page a reader can filter a search by. */
export const PAGE_KINDS = ['Vejledning', 'Krav', 'Scenarie', 'Resultat', 'Kørsel', 'Udbredelse', 'Fejl'] as const;
/** A kind of page in the search's filter. Danish. */
export type PageKind = (typeof PAGE_KINDS)[number];

const KIND_BY_SECTION: Readonly<Record<string, PageKind>> = {
  krav: 'Krav',
  specifikationer: 'Scenarie',
  resultater: 'Resultat',
  koersler: 'Kørsel',
  udbredelse: 'Udbredelse',
  godkendelser: 'Resultat',
  fejl: 'Fejl',
};

/** The kind of a page from its id, e.g. `resultater/oevelse/midtjylland`. */
export function pageKind(id: string): PageKind {
  return KIND_BY_SECTION[id.split('/')[0] ?? ''] ?? 'Vejledning';
}

/**
 * How much a word on the page counts in the search, 1 being a page of guidance. Results repeat their scenario's words
 * once a region, and hospitals the names of their units; they would otherwise stand before the page that explains them.
 */
export function searchWeight(id: string): number {
  const kind = pageKind(id);
  return kind === 'Krav' || kind === 'Scenarie' ? 0.25 : ['Resultat', 'Kørsel', 'Udbredelse'].includes(kind) ? 0.1 : 1;
}
