import type { APIRoute } from 'astro';
import { indexJson } from '../../../site/published/api-index.ts';
import { jsonResponse } from '../../../site/published/data-response.ts';
import { loadSite } from '../../../site/data.ts';
import { TOOL_VERSION } from '../../../site/published/tool-version.ts';

/** /api/v1/index.json: where everything stands. */
export const GET: APIRoute = async () => {
  const { matrices, settings } = await loadSite();
  return jsonResponse(indexJson(matrices, settings.siteUrl, TOOL_VERSION));
};
