import type { APIRoute, GetStaticPaths } from 'astro';
import { toEarl } from '../../../../report/export/earl.ts';
import { type ApiVersion, resultSetIn } from '../../../../report/export/version.ts';
import type { Matrix } from '../../../../report/types.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { environmentRoutes, inEveryVersion, resultSetOf } from '../../../../site/environment-routes.ts';
import { TOOL_VERSION } from '../../../../site/published/tool-version.ts';

/** /api/<version>/<environment>/earl.jsonld: the same in W3C's language for evaluations. */
export const getStaticPaths = (async () => inEveryVersion(await environmentRoutes())) satisfies GetStaticPaths;

/** An environment's results as W3C's EARL in JSON-LD. */
export const GET: APIRoute<{ matrix: Matrix; version: ApiVersion }> = async ({ props: { matrix, version } }) => {
  const { settings } = await loadSite();
  return jsonResponse(
    toEarl(resultSetIn(version, await resultSetOf(matrix)), siteAddresses(settings.siteUrl, version), TOOL_VERSION),
  );
};
