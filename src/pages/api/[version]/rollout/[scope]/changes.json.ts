import type { APIRoute } from 'astro';
import { rolloutChangesJson, type RolloutSource } from '../../../../../report/export/json/rollout.ts';
import { loadSite } from '../../../../../site/data.ts';
import { jsonResponse } from '../../../../../site/published/data-response.ts';
import { rolloutPlace } from '../../../../../site/published/rollout-data.ts';
import { rolloutRoutes } from '../../../../../site/rollout-routes.ts';

/** /api/v2/rollout/<landet or region>/changes.json: what happened to hospital units. */
export const getStaticPaths = rolloutRoutes;

/** What happened to hospital units of the country or a region, as JSON. */
export const GET: APIRoute<{ source: RolloutSource }> = async ({ props: { source } }) => {
  const { settings } = await loadSite();
  return jsonResponse(rolloutChangesJson(source, rolloutPlace(settings.siteUrl, 'rollout-changes', source.scope)));
};
