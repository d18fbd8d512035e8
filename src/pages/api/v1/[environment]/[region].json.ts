import type { APIRoute } from 'astro';
import { regionJson } from '../../../../report/export/json/results.ts';
import type { Matrix, MatrixRegion } from '../../../../report/types.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { regionRoutes, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/v1/<environment>/<region>.json: one region, with faults and history. */
export const getStaticPaths = regionRoutes;

/** A region's results in one environment, as JSON. */
export const GET: APIRoute<{ matrix: Matrix; region: MatrixRegion }> = async ({ props: { matrix, region } }) => {
  const { settings } = await loadSite();
  const own = (await resultSetOf(matrix)).regions.find(({ id }) => id === region.id);
  if (own === undefined) return new Response(null, { status: 404 });
  return jsonResponse(regionJson(await resultSetOf(matrix), own, siteAddresses(settings.siteUrl)));
};
