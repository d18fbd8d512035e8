import type { APIRoute } from 'astro';
import { scenariosJson } from '../../../report/export/json/lists.ts';
import { siteAddresses } from '../../../site/data-paths.ts';
import { jsonResponse } from '../../../site/published/data-response.ts';
import { loadSite } from '../../../site/data.ts';

/** /api/v1/scenarios.json: every scenario and the cases it unfolds to. */
export const GET: APIRoute = async () => {
  const { catalogue, settings } = await loadSite();
  return jsonResponse(scenariosJson(catalogue, siteAddresses(settings.siteUrl)));
};
