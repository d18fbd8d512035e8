import type { APIRoute } from 'astro';
import { toEarl } from '../../../../report/export/earl.ts';
import type { Matrix } from '../../../../report/types.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { environmentRoutes, resultSetOf } from '../../../../site/environment-routes.ts';
import { TOOL_VERSION } from '../../../../site/published/tool-version.ts';

/** /api/v1/<environment>/earl.jsonld: the same in W3C's language for evaluations. */
export const getStaticPaths = environmentRoutes;

/** An environment's results as W3C's EARL in JSON-LD. */
export const GET: APIRoute<{ matrix: Matrix }> = async ({ props: { matrix } }) => {
  const { settings } = await loadSite();
  return jsonResponse(toEarl(await resultSetOf(matrix), siteAddresses(settings.siteUrl), TOOL_VERSION));
};
