import type { APIRoute } from 'astro';
import { runsJson } from '../../../report/export/json/lists.ts';
import { siteAddresses } from '../../../site/data-paths.ts';
import { jsonResponse } from '../../../site/published/data-response.ts';
import { loadSite } from '../../../site/data.ts';

/** /api/v1/runs.json: every run, newest first. */
export const GET: APIRoute = async () => {
  const { runs, settings } = await loadSite();
  return jsonResponse(runsJson(runs, siteAddresses(settings.siteUrl)));
};
