import type { APIRoute, GetStaticPaths } from 'astro';
import { indexJson } from '../../../site/published/api-index.ts';
import { jsonResponse } from '../../../site/published/data-response.ts';
import { loadSite } from '../../../site/data.ts';
import { everyVersion } from '../../../site/environment-routes.ts';
import type { ApiVersion } from '../../../report/export/version.ts';
import { TOOL_VERSION } from '../../../site/published/tool-version.ts';

/** /api/<version>/index.json: where everything stands. */
export const getStaticPaths = everyVersion satisfies GetStaticPaths;

/** The document itself. */
export const GET: APIRoute<{ version: ApiVersion }> = async ({ props: { version } }) => {
  const site = await loadSite();
  return jsonResponse(indexJson(site, site.settings.siteUrl, { version, tool: TOOL_VERSION }));
};
