import type { APIRoute, GetStaticPaths } from 'astro';
import { regionJson } from '../../../../report/export/json/results.ts';
import { type ApiVersion, resultSetIn } from '../../../../report/export/version.ts';
import type { Matrix, MatrixRegion } from '../../../../report/types.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { inEveryVersion, regionRoutes, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/<version>/<environment>/<region>.json: one party, with faults and history. */
export const getStaticPaths = (async () =>
  inEveryVersion(await regionRoutes()).filter(
    ({ props }) => props.matrix.kind === 'region' || props.version !== 'v1',
  )) satisfies GetStaticPaths;

/** A party's results in one environment, as JSON. */
export const GET: APIRoute<{ matrix: Matrix; region: MatrixRegion; version: ApiVersion }> = async ({
  props: { matrix, region, version },
}) => {
  const { settings } = await loadSite();
  const set = resultSetIn(version, await resultSetOf(matrix));
  const own = set.regions.find(({ id }) => id === region.id);
  if (own === undefined) return new Response(null, { status: 404 });
  return jsonResponse(regionJson(set, own, siteAddresses(settings.siteUrl, version)));
};
