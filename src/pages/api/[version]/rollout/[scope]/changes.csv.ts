import type { APIRoute } from 'astro';
import type { RolloutSource } from '../../../../../report/export/json/rollout.ts';
import { rolloutChangesCsv } from '../../../../../report/export/rollout/rollout-csv.ts';
import { csvResponse } from '../../../../../site/published/data-response.ts';
import { rolloutRoutes } from '../../../../../site/rollout-routes.ts';

/** /api/v2/rollout/<landet or region>/changes.csv: what happened to hospital units, for a spreadsheet. */
export const getStaticPaths = rolloutRoutes;

/** What happened to hospital units of the country or a region, as CSV. */
export const GET: APIRoute<{ source: RolloutSource }> = ({ props: { source } }) => csvResponse(rolloutChangesCsv(source));
