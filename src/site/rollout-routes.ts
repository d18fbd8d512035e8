import type { RolloutSource } from '../report/export/json/rollout.ts';
import { CURRENT_API } from '../report/export/version.ts';
import { WHOLE_COUNTRY } from './data-paths.ts';
import { loadSite } from './data.ts';
import { segment } from './paths.ts';
import { rolloutSources } from './published/rollout-data.ts';

/** One route for the country and one a region, for the files of the rollout; only in the newest version of the data. */
export async function rolloutRoutes(): Promise<
  { params: { version: string; scope: string }; props: { source: RolloutSource } }[]
> {
  return rolloutSources(await loadSite()).map((source) => ({
    params: { version: CURRENT_API, scope: segment(source.scope.region?.id ?? WHOLE_COUNTRY) },
    props: { source },
  }));
}
