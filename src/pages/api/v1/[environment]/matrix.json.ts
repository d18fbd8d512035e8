import type { APIRoute } from 'astro';
import { resultsJson } from '../../../../report/export/json/results.ts';
import type { Matrix } from '../../../../report/types.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { environmentRoutes, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/v1/<environment>/matrix.json: the newest outcome of each case in each region. */
export const getStaticPaths = environmentRoutes;

/** An environment's results as JSON. */
export const GET: APIRoute<{ matrix: Matrix }> = async ({ props: { matrix } }) => {
  const { settings } = await loadSite();
  return jsonResponse(resultsJson(await resultSetOf(matrix), siteAddresses(settings.siteUrl)));
};
