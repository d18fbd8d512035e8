import type { CaseOutcome, ResultSet } from '../report/export/result-set.ts';
import { API_VERSIONS, type ApiVersion } from '../report/export/version.ts';
import { fromMatrices } from '../report/export/from-matrix.ts';
import type { Matrix, MatrixRegion } from '../report/types.ts';
import { loadSite } from './data.ts';
import { onceFor } from './once-for.ts';
import { segment } from './paths.ts';
import { hasResults } from './site-data.ts';

interface EnvironmentRoute {
  params: { environment: string };
  props: { matrix: Matrix };
}

/** One route an environment, for `getStaticPaths` of what stands under its name. */
export async function environmentRoutes(): Promise<EnvironmentRoute[]> {
  const { matrices } = await loadSite();
  return matrices.map((matrix) => ({ params: { environment: segment(matrix.environment.id) }, props: { matrix } }));
}

/** The same, for pages that need results to tell of. */
export async function triedEnvironmentRoutes(): Promise<EnvironmentRoute[]> {
  return (await environmentRoutes()).filter(({ props: { matrix } }) => hasResults(matrix));
}

/** One route a party of an environment, of any kind. */
export async function regionRoutes(): Promise<
  { params: { environment: string; region: string }; props: { matrix: Matrix; region: MatrixRegion } }[]
> {
  const { matrices, partyMatrices } = await loadSite();
  return [...matrices, ...partyMatrices].flatMap((matrix) =>
    matrix.regions.map((region) => ({
      params: { environment: segment(matrix.environment.id), region: segment(region.id) },
      props: { matrix, region },
    })),
  );
}

/** All that an environment's matrices show as a set to export, with what is held back from its cases' pages. */
export async function resultSetOf({ environment }: Matrix): Promise<ResultSet> {
  const { matrices } = await loadSite();
  const regions = matrices.find((matrix) => matrix.environment.id === environment.id);
  if (regions === undefined) throw new TypeError(`No matrix of regions: ${environment.id}`);
  return setOfEnvironment(regions);
}

/** Made once, for the many files that are made of it. */
const setOfEnvironment: (regions: Matrix) => Promise<ResultSet> = onceFor(async (matrix) => {
  const { runs, caseDetail, partyMatrices } = await loadSite();
  const others = partyMatrices.filter(({ environment }) => environment.id === matrix.environment.id);
  const set = fromMatrices([matrix, ...others], runs);
  const withheld = async (region: string, { run, key }: CaseOutcome): Promise<Pick<CaseOutcome, 'withheld'>> => {
    const detail = run === undefined ? undefined : await caseDetail({ run, region, key });
    return detail === undefined || detail.withheld.length === 0 ? {} : { withheld: detail.withheld };
  };
  const regions = set.regions.map(async (region) => ({
    ...region,
    results: await Promise.all(region.results.map(async (one) => ({ ...one, ...(await withheld(region.id, one)) }))),
  }));
  return { ...set, regions: await Promise.all(regions) };
});

/** The same routes in every version of the published data. */
export const inEveryVersion = <P extends object, Q extends object>(
  routes: readonly { readonly params: P; readonly props: Q }[],
): { params: P & { version: ApiVersion }; props: Q & { version: ApiVersion } }[] =>
  API_VERSIONS.flatMap((version) =>
    routes.map(({ params, props }) => ({ params: { ...params, version }, props: { ...props, version } })),
  );

/** One route a version, for documents there is one of. */
export const everyVersion = (): { params: { version: ApiVersion }; props: { version: ApiVersion } }[] =>
  inEveryVersion([{ params: {}, props: {} }]);
