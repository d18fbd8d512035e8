import { pathSegment } from './path-segment.ts';

/**
 * Ids nobody may give, because the site has a page (or a data file) of its own at the address they would get: the one would
 * silently hide the other. By what the id is given to; a test holds the lists against the site's routes.
 */
export const RESERVED_IDS = {
  /** Beside `/resultater/<environment>/<region>/`, `/api/<version>/<environment>/<region>.json` and `/udbredelse/<region>/`. */
  region: [
    ...['filter', 'naeste', 'overblik', 'kendte-afvigelser', 'siden-sidst', 'skjulte-tal', 'parter', 'matrix', 'changes'],
    ...['tal', 'hospital', 'landet', 'efterregn', 'oevelse'],
  ],
  /** Beside `/krav/<requirement>/`. */
  requirement: ['daekning'],
  /** Beside `/api/<version>/<environment>/` and `/feeds/<environment>/`. */
  environment: ['runs', 'schema', 'rollout', 'udbredelse'],
  /** Beside `/kilder/<source>/`. */
  sorSource: ['vaelg', 'henvisninger'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What an id is the id of, where the site's own pages have taken some. */
export type ReservedKind = keyof typeof RESERVED_IDS;

/** Whether an id would get the address of one of the site's own pages. */
export function isReserved(kind: ReservedKind, id: string): boolean {
  const own: readonly string[] = RESERVED_IDS[kind];
  return own.includes(pathSegment(id));
}
