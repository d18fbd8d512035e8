import type { APIRoute, GetStaticPaths } from 'astro';
import { changesJson } from '../../../../report/export/json/changes.ts';
import { type ApiVersion, changesIn } from '../../../../report/export/version.ts';
import type { Matrix } from '../../../../report/types.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { environmentRoutes, inEveryVersion } from '../../../../site/environment-routes.ts';
import { hasResults } from '../../../../site/site-data.ts';

/** /api/<version>/<environment>/changes.json: what changed since the last meeting, or with the newest run. */
export const getStaticPaths = (async () =>
  inEveryVersion((await environmentRoutes()).filter(({ props }) => hasResults(props.matrix)))) satisfies GetStaticPaths;

/** What changed in an environment, as JSON. */
export const GET: APIRoute<{ matrix: Matrix; version: ApiVersion }> = async ({ props: { matrix, version } }) => {
  const { comparisons, configuration, settings } = await loadSite();
  const sets = comparisons.since(matrix);
  const isRegion = (id: string): boolean => configuration.regions.some((region) => region.id === id);
  return sets === undefined
    ? new Response(null, { status: 404 })
    : jsonResponse(
        changesJson(changesIn(version, sets, isRegion), matrix.environment.name, siteAddresses(settings.siteUrl, version)),
      );
};
