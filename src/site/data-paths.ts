import type { Addresses } from '../report/export/addresses.ts';
import type { DocumentName } from '../report/export/json/documents.ts';
import { type ApiVersion, CURRENT_API } from '../report/export/version.ts';
import { casePath, environmentPath, regionPath, runPath, segment, specificationPath } from './paths.ts';

/**
 * The addresses of what the site gives as data: the static API, the feeds and the badges. They are a promise to others, so
 * nothing here changes; a new shape gets a new version beside the old one.
 */
const api = (version: ApiVersion): string => `/api/${version}`;

/** A data file of one environment: `matrix.json`, `midtjylland.json`. */
const inEnvironment = (version: ApiVersion, environment: string, file: string): string =>
  `${api(version)}/${segment(environment)}/${file}`;

/** A published document's JSON Schema. */
export const apiSchemaPath = (name: DocumentName, version: ApiVersion = CURRENT_API): string =>
  `${api(version)}/schema/${name}.json`;
/** An environment's results as JSON. */
export const apiMatrixPath = (environment: string, version: ApiVersion = CURRENT_API): string =>
  inEnvironment(version, environment, 'matrix.json');
/** What changed since the last meeting, or with the newest run. */
export const apiChangesPath = (environment: string, version: ApiVersion = CURRENT_API): string =>
  inEnvironment(version, environment, 'changes.json');
/** An environment's results as CSV. */
export const apiCsvPath = (environment: string, version: ApiVersion = CURRENT_API): string =>
  inEnvironment(version, environment, 'matrix.csv');
/** An environment's results as JUnit XML. */
export const apiJUnitPath = (environment: string, version: ApiVersion = CURRENT_API): string =>
  inEnvironment(version, environment, 'junit.xml');
/** An environment's results as EARL. */
export const apiEarlPath = (environment: string, version: ApiVersion = CURRENT_API): string =>
  inEnvironment(version, environment, 'earl.jsonld');
/** A region's results as JSON. */
export const apiRegionPath = (environment: string, region: string, version: ApiVersion = CURRENT_API): string =>
  inEnvironment(version, environment, `${segment(region)}.json`);
/** The list of all published documents. */
export const apiIndexPath = (version: ApiVersion = CURRENT_API): string => `${api(version)}/index.json`;
/** The list of all runs. */
export const apiRunsPath = (version: ApiVersion = CURRENT_API): string => `${api(version)}/runs.json`;
/** One run's results as JSON. */
export const apiRunPath = (run: string, version: ApiVersion = CURRENT_API): string => `${api(version)}/runs/${segment(run)}.json`;
/** All scenarios as JSON. */
export const apiScenariosPath = (version: ApiVersion = CURRENT_API): string => `${api(version)}/scenarios.json`;

/** Every assumption and its answers, which the first version does not have. */
export const apiOpenQuestionsPath = (): string => `${api(CURRENT_API)}/open-questions.json`;
/** The same for a spreadsheet. */
export const apiOpenQuestionsCsvPath = (): string => `${api(CURRENT_API)}/open-questions.csv`;

/** What the whole country is called in an address, among the ids of regions. */
export const WHOLE_COUNTRY = 'landet';

/** A file of the rollout; the whole country's where no region is named. */
const ofRollout = (region: string | undefined, file: string): string =>
  `${api(CURRENT_API)}/rollout/${segment(region ?? WHOLE_COUNTRY)}/${file}`;
/** The measured days as JSON; of the whole country where no region is named. */
export const apiRolloutDaysPath = (region?: string): string => ofRollout(region, 'days.json');
/** The same for a spreadsheet. */
export const apiRolloutDaysCsvPath = (region?: string): string => ofRollout(region, 'days.csv');
/** What happened to hospital units as JSON; of the whole country where no region is named. */
export const apiRolloutChangesPath = (region?: string): string => ofRollout(region, 'changes.json');
/** The same for a spreadsheet. */
export const apiRolloutChangesCsvPath = (region?: string): string => ofRollout(region, 'changes.csv');

/** A region's badge in one environment. */
export const badgePath = (environment: string, region: string): string =>
  `/maerker/${segment(environment)}/${segment(region)}.svg`;

const feed = (environment: string, ...rest: readonly string[]): string =>
  `/feeds/${[environment, ...rest].map(segment).join('/')}.xml`;

/** Everything that changes in an environment; and what changes in one region, one scenario or one usage situation. */
export const allFeedPath = (environment: string): string => feed(environment, 'alle');
/** Which questions came up or went away in an environment. */
export const questionsFeedPath = (environment: string): string => feed(environment, 'aabne-spoergsmaal');
/** The feed of a region in an environment. */
export const regionFeedPath = (environment: string, region: string): string => feed(environment, 'region', region);
/** The feed of a scenario in an environment. */
export const scenarioFeedPath = (environment: string, id: string): string => feed(environment, 'scenarie', id);
/** The feed of a usage situation in an environment. */
export const situationFeedPath = (environment: string, id: string): string => feed(environment, 'anvendelse', id);

/** The feed of the rollout; of the whole country where no region is named. */
export const rolloutFeedPath = (region?: string): string =>
  region === undefined ? feed('udbredelse', WHOLE_COUNTRY) : feed('udbredelse', 'region', region);

/**
 * A path as others need it: a whole address when the site's own is known, else from the root of wherever it is served. The
 * site's address ends with a slash and may have a path of its own.
 */
export function whole(siteUrl: string | undefined, path: string): string {
  return siteUrl === undefined ? path : new URL(path.replace(/^\//, ''), siteUrl).href;
}

/** The site's addresses, for exports that lead back to it. */
export function siteAddresses(siteUrl: string | undefined, version: ApiVersion = CURRENT_API): Addresses {
  const at = (path: string): string => whole(siteUrl, path);
  return {
    schema: (name) => at(apiSchemaPath(name, version)),
    environmentPage: (environment) => at(environmentPath(environment)),
    regionPage: (environment, region) => at(regionPath(environment, region)),
    casePage: (environment, region, key) => at(casePath(environment, region, key)),
    scenarioPage: (id) => at(specificationPath(id)),
    runPage: (run) => at(runPath(run)),
    runData: (run) => at(apiRunPath(run, version)),
  };
}
