import type { APIRoute, GetStaticPaths } from 'astro';
import { resultsJson } from '../../../../report/export/json/results.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';
import { segment } from '../../../../site/paths.ts';

/** /api/v1/runs/<run>.json: what one run left. */
export const getStaticPaths = (async () => {
  const { runs } = await loadSite();
  return runs.map(({ run }) => ({ params: { run: segment(run) }, props: { run } }));
}) satisfies GetStaticPaths;

/** One run's results as JSON; 404 for a run that is gone. */
export const GET: APIRoute<{ run: string }> = async ({ props: { run } }) => {
  const { runResults, settings } = await loadSite();
  const set = runResults(run);
  return set === undefined
    ? new Response(null, { status: 404 })
    : jsonResponse(resultsJson(set, siteAddresses(settings.siteUrl)));
};
