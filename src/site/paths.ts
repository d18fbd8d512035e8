import { pathSegment } from '../model/identity.ts';

/**
 * Every address of the site, in one place. All begin and end with a slash; all parts are made safe with
 * {@link pathSegment}, so an id can never climb out of its folder or break a link.
 */

const join = (...segments: readonly string[]): string => `/${segments.join('/')}/`;

/** The results of the main environment. */
export const resultsPath = (): string => join('resultater');

/** The matrix of one environment. */
export const environmentPath = (environment: string): string => join('resultater', pathSegment(environment));

/** One region in one environment. */
export const regionPath = (environment: string, region: string): string =>
  join('resultater', pathSegment(environment), pathSegment(region));

/** One case in one region of one environment: steps, fault and exchanges. */
export const casePath = (environment: string, region: string, key: string): string =>
  join('resultater', pathSegment(environment), pathSegment(region), pathSegment(key));

/** All specifications. */
export const specificationsPath = (): string => join('specifikationer');

/** One scenario as it is written, with its outcome everywhere. */
export const specificationPath = (id: string): string => join('specifikationer', pathSegment(id));

/** All requirements, and which scenarios verify them. */
export const requirementsPath = (): string => join('krav');

/** One requirement: text, status, sources and scenarios. */
export const requirementPath = (id: string): string => join('krav', pathSegment(id));

/** All runs. */
export const runsPath = (): string => join('koersler');

/** One run. */
export const runPath = (run: string): string => join('koersler', pathSegment(run));

/** The accessibility statement, or the page about it while the owner has not made one. */
export const situationPath = (id: string): string => join('anvendelse', pathSegment(id));
export const elementPath = (page: string): string => join('sor', page);
export const codeListsPath = (): string => join('sor', 'kodelister');
export const codeListPath = (id: string): string => join('sor', 'kodelister', pathSegment(id));
export const glossaryPath = (): string => join('ordliste');
export const sourceCataloguePath = (): string => join('kilder', 'henvisninger');
export const sourceAnchor = (key: string): string => `kilde-${key.toLowerCase()}`;
export const accessibilityPath = (): string => join('pilot', 'tilgaengelighed');

/** The page on which a bundle is checked in the browser. */
export const verifyPath = (): string => join('pilot', 'efterproev');

/** How results are handed over, and what is removed from them first. */
export const handoverPath = (): string => join('pilot', 'aflever-en-koersel');

/** The regions' public keys, as data. */
export const keysPath = (): string => '/noegler.json';

/** Where an exchange stands on its case page; `sequence` counts from 1. */
export const exchangeAnchor = (sequence: number): string => `udveksling-${sequence}`;

/** Where a feature's group of rows begins in a matrix or an overview, from the feature file's path. */
export const featureAnchor = (path: string): string =>
  `gruppe-${pathSegment(path.replace(/^features\//, '').replace(/\.feature$/, ''))}`;

/** The part of `/a/b/c/` that Astro's dynamic routes take as parameter. */
export const segment = pathSegment;
