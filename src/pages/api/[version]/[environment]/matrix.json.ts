import type { APIRoute, GetStaticPaths } from 'astro';
import { resultsJson } from '../../../../report/export/json/results.ts';
import { type ApiVersion, resultSetIn } from '../../../../report/export/version.ts';
import type { Matrix } from '../../../../report/types.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { environmentRoutes, inEveryVersion, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/<version>/<environment>/matrix.json: the newest outcome of each case in each region. */
export const getStaticPaths = (async () => inEveryVersion(await environmentRoutes())) satisfies GetStaticPaths;

/** An environment's results as JSON. */
export const GET: APIRoute<{ matrix: Matrix; version: ApiVersion }> = async ({ props: { matrix, version } }) => {
  const { settings } = await loadSite();
  return jsonResponse(resultsJson(resultSetIn(version, await resultSetOf(matrix)), siteAddresses(settings.siteUrl, version)));
};
