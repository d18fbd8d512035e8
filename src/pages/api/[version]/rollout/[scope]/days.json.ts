import type { APIRoute } from 'astro';
import { rolloutDaysJson, type RolloutSource } from '../../../../../report/export/json/rollout.ts';
import { loadSite } from '../../../../../site/data.ts';
import { jsonResponse } from '../../../../../site/published/data-response.ts';
import { rolloutPlace } from '../../../../../site/published/rollout-data.ts';
import { rolloutRoutes } from '../../../../../site/rollout-routes.ts';

/** /api/v2/rollout/<landet or region>/days.json: the measured days. */
export const getStaticPaths = rolloutRoutes;

/** The measured days of the country or a region, as JSON. */
export const GET: APIRoute<{ source: RolloutSource }> = async ({ props: { source } }) => {
  const { settings } = await loadSite();
  return jsonResponse(rolloutDaysJson(source, rolloutPlace(settings.siteUrl, 'rollout-days', source.scope)));
};
