import type { APIRoute, GetStaticPaths } from 'astro';
import { scenariosJson } from '../../../report/export/json/lists.ts';
import { siteAddresses } from '../../../site/data-paths.ts';
import { jsonResponse } from '../../../site/published/data-response.ts';
import { everyVersion } from '../../../site/environment-routes.ts';
import type { ApiVersion } from '../../../report/export/version.ts';
import { loadSite } from '../../../site/data.ts';

/** /api/<version>/scenarios.json: every scenario and the cases it unfolds to. */
export const getStaticPaths = everyVersion satisfies GetStaticPaths;

/** The document itself. */
export const GET: APIRoute<{ version: ApiVersion }> = async ({ props: { version } }) => {
  const { catalogue, settings } = await loadSite();
  return jsonResponse(scenariosJson(catalogue, siteAddresses(settings.siteUrl, version)));
};
