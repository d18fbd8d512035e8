import { pathSegment } from '../model/path-segment.ts';
import type { Filter, FilterKind } from '../report/filter-matrix.ts';

/**
 * Every address of the site, in one place. All begin and end with a slash; all parts are made safe with
 * {@link pathSegment}, so an id can never climb out of its folder or break a link.
 */

const join = (...segments: readonly string[]): string => `/${segments.join('/')}/`;

/** The results of the main environment. */
export const resultsPath = (): string => join('resultater');

/** The matrix of one environment. */
export const environmentPath = (environment: string): string => join('resultater', pathSegment(environment));

/** What is agreed to in an environment, and what has opened again. */
export const knownDeviationsPath = (environment: string): string =>
  join('resultater', pathSegment(environment), 'kendte-afvigelser');

/** Where numbers that may be personal numbers are hidden in an environment. */
export const hiddenNumbersPath = (environment: string): string => join('resultater', pathSegment(environment), 'skjulte-tal');

/** Where a known deviation stands among them. */
export const knownAnchor = (id: string): string => `afvigelse-${pathSegment(id)}`;

/** Every result set laid before the regions. */
export const signOffsPath = (): string => join('godkendelser');

/** One result set: frozen, with what was said of it. */
export const signOffPath = (id: string): string => join('godkendelser', pathSegment(id));

/** Where a comment stands on its sign-off’s page; `number` counts from 1. */
export const commentAnchor = (number: number): string => `bemaerkning-${number}`;

/** One region in one environment. */
export const regionPath = (environment: string, region: string): string =>
  join('resultater', pathSegment(environment), pathSegment(region));

/** One case in one region of one environment: steps, fault and exchanges. */
export const casePath = (environment: string, region: string, key: string): string =>
  join('resultater', pathSegment(environment), pathSegment(region), pathSegment(key));

/** How a kind of filter is called in an address and in a query. */
export const FILTER_SEGMENTS: Readonly<Record<FilterKind, string>> = {
  region: 'region',
  subject: 'emne',
  verdict: 'afgoerelse',
  cause: 'aarsag',
  requirement: 'krav',
  interface: 'snitflade',
};

/** The matrix of one environment narrowed to one value. */
export const filterPath = (environment: string, { kind, value }: Pick<Filter, 'kind' | 'value'>): string =>
  join('resultater', pathSegment(environment), 'filter', FILTER_SEGMENTS[kind], pathSegment(value));

/** What the testers of one environment do next. */
export const nextPath = (environment: string): string => join('resultater', pathSegment(environment), 'naeste');

/** Where a region's part, or one cause in it, begins on that page. */
export const nextAnchor = (region: string, part?: string): string =>
  part === undefined ? pathSegment(region) : `${pathSegment(region)}-${pathSegment(part)}`;

/** The parties of an environment that are no regions. */
export const partiesPath = (environment: string): string => join('resultater', pathSegment(environment), 'parter');

/** One environment on one sheet. */
export const overviewPath = (environment: string): string => join('resultater', pathSegment(environment), 'overblik');

/** All specifications. */
export const specificationsPath = (): string => join('specifikationer');

/** One scenario as it is written, with its outcome everywhere. */
export const specificationPath = (id: string): string => join('specifikationer', pathSegment(id));

/** All requirements, and which scenarios verify them. */
export const requirementsPath = (): string => join('krav');

/** One requirement: text, status, sources and scenarios. */
export const requirementPath = (id: string): string => join('krav', pathSegment(id));

/** How far every requirement is tried, region by region. */
export const requirementCoveragePath = (): string => join('krav', 'daekning');

/** Where a requirement stands on that page. */
export const requirementCoverageAnchor = (id: string): string => `krav-${pathSegment(id)}`;

/** Every assumption, who answers how, and what would settle it. */
export const openQuestionsPath = (): string => join('aabne-spoergsmaal');

/** Where an assumption stands on that page. */
export const assumptionAnchor = (id: string): string => `antagelse-${pathSegment(id)}`;

/** An assumption's own place. */
export const assumptionHref = (id: string): string => `${openQuestionsPath()}#${assumptionAnchor(id)}`;

/** All runs. */
export const runsPath = (): string => join('koersler');

/** One run. */
export const runPath = (run: string): string => join('koersler', pathSegment(run));

/** Two runs compared. */
export const runComparisonPath = (before: string, after: string): string =>
  join('koersler', pathSegment(after), 'mod', pathSegment(before));

/** Any two runs, compared in the browser. */
export const chooseRunsPath = (): string => join('koersler', 'sammenlign');

/** How to read what changed. */
export const changesPagePath = (): string => '/pilot/hvad-er-aendret/';

/** What changed in an environment since the last meeting. */
export const sincePath = (environment: string): string => join('resultater', pathSegment(environment), 'siden-sidst');
/** Where a run's page tells of its files. */
export const RUN_FILES_ANCHOR = 'filer';

/** Where a run's files can be seen or fetched: `{run}` in the setting stands for its id, which else comes last. */
export function runFilesHref(evidenceUrl: string, run: string): string {
  const id = encodeURIComponent(run);
  return evidenceUrl.includes('{run}') ? evidenceUrl.replaceAll('{run}', id) : `${evidenceUrl.replace(/\/$/, '')}/${id}`;
}

/** How older evidence is reached. */
export const olderEvidencePath = (): string => join('pilot', 'aeldre-beviser');

/** One usage situation. */
export const situationPath = (id: string): string => join('anvendelse', pathSegment(id));
/** One page about the register's data elements. */
export const elementPath = (page: string): string => join('sor', page);
/** Where an element stands on its page. */
export const elementAnchor = (id: string): string => `element-${id}`;
/** An element's own place: its page, and where it stands on it. */
export const elementHref = ({ id, page }: { readonly id: string; readonly page: string }): string =>
  `${elementPath(page)}#${elementAnchor(id)}`;
/** All code lists. */
export const codeListsPath = (): string => join('sor', 'kodelister');
/** One code list. */
export const codeListPath = (id: string): string => join('sor', 'kodelister', pathSegment(id));
/** One code list as a file to download. */
export const codeListFilePath = (id: string, kind: 'csv' | 'json'): string => `/sor/kodelister/${pathSegment(id)}.${kind}`;

/** How far the register itself is, in the whole country. */
export const rolloutPath = (): string => join('udbredelse');
/** The same of one region. */
export const rolloutRegionPath = (region: string): string => join('udbredelse', pathSegment(region));
/** A hospital's units, by its SOR code. */
export const rolloutHospitalPath = (sorIdentifier: string): string => join('udbredelse', 'hospital', pathSegment(sorIdentifier));
/** Where a unit stands on its hospital’s page. */
export const rolloutUnitAnchor = (sorIdentifier: string): string => `enhed-${pathSegment(sorIdentifier)}`;
/** What each figure of the rollout is. */
export const rolloutFiguresPath = (): string => join('udbredelse', 'tal');
/** Where a reader measures a day again. */
export const rolloutRecomputePath = (): string => join('udbredelse', 'efterregn');
/** A file of the exercise's made-up register as of the newest day; no page, and called what it is in the register itself. */
export const rolloutExerciseFilePath = (name: string): string => `${join('udbredelse', 'oevelse')}${name}.csv`;
/** Where a figure stands on that page. */
export const rolloutFigureAnchor = (id: string): string => `tal-${pathSegment(id)}`;

/** The glossary. */
export const glossaryPath = (): string => join('ordliste');
/** All places the register can be had from. */
export const sorSourcesPath = (): string => join('kilder');

/** One place the register can be had from. */
export const sorSourcePath = (id: string): string => join('kilder', pathSegment(id));

/** Every source. */
export const sourceCataloguePath = (): string => join('kilder', 'henvisninger');

/** Where a source stands among all. */
export const sourceAnchor = (key: string): string => `kilde-${key.toLowerCase()}`;

/** The accessibility statement, or the page about it while the owner has not made one. */
export const accessibilityPath = (): string => join('pilot', 'tilgaengelighed');

/** How results are fetched as data; and how they are followed and shown elsewhere. */
export const dataPath = (): string => join('pilot', 'data');
/** How the register itself is measured. */
export const measurePath = (): string => join('pilot', 'maal-udbredelsen');
/** Where the badges are explained. */
export const badgesPath = (): string => `${join('pilot', 'foelg-med')}#vis-tallene-et-andet-sted`;

/** The page on which a bundle is checked in the browser. */
export const verifyPath = (): string => join('pilot', 'efterproev');

/** How results are handed over, and what is removed from them first. */
export const handoverPath = (): string => join('pilot', 'aflever-en-koersel');

/** The regions' public keys, as data. */
export const keysPath = (): string => '/noegler.json';

/** Where an exchange stands on its case page; `sequence` counts from 1. */
export const exchangeAnchor = (sequence: number): string => `udveksling-${sequence}`;

/** Where an excerpt of an exchange stands on its case page, by the line of its record. */
export const excerptAnchor = ({ exchange, line }: { readonly exchange: number; readonly line: number }): string =>
  `udsnit-${exchange}-${line}`;

/** Where a step stands on its case page; `number` counts from 1. */
export const stepAnchor = (number: number): string => `trin-${number}`;

/** Where a feature's group of rows begins in a matrix or an overview, from the feature file's path. */
export const featureAnchor = (path: string): string =>
  `gruppe-${pathSegment(path.replace(/^features\//, '').replace(/\.feature$/, ''))}`;

/** The part of `/a/b/c/` that Astro's dynamic routes take as parameter. */
export const segment = pathSegment;
