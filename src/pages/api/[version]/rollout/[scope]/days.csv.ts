import type { APIRoute } from 'astro';
import type { RolloutSource } from '../../../../../report/export/json/rollout.ts';
import { rolloutDaysCsv } from '../../../../../report/export/rollout/rollout-csv.ts';
import { csvResponse } from '../../../../../site/published/data-response.ts';
import { rolloutRoutes } from '../../../../../site/rollout-routes.ts';

/** /api/v2/rollout/<landet or region>/days.csv: the measured days for a spreadsheet. */
export const getStaticPaths = rolloutRoutes;

/** The measured days of the country or a region, as CSV. */
export const GET: APIRoute<{ source: RolloutSource }> = ({ props: { source } }) => csvResponse(rolloutDaysCsv(source));
