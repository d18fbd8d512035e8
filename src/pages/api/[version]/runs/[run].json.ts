import type { APIRoute, GetStaticPaths } from 'astro';
import { resultsJson } from '../../../../report/export/json/results.ts';
import { type ApiVersion, resultSetIn } from '../../../../report/export/version.ts';
import { siteAddresses } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { inEveryVersion } from '../../../../site/environment-routes.ts';
import { loadSite } from '../../../../site/data.ts';
import { segment } from '../../../../site/paths.ts';

/** /api/<version>/runs/<run>.json: what one run left. */
export const getStaticPaths = (async () => {
  const { runs } = await loadSite();
  return inEveryVersion(runs.map(({ run }) => ({ params: { run: segment(run) }, props: { run } })));
}) satisfies GetStaticPaths;

/** One run's results as JSON; 404 for a run that is gone. */
export const GET: APIRoute<{ run: string; version: ApiVersion }> = async ({ props: { run, version } }) => {
  const { runResults, settings } = await loadSite();
  const set = runResults(run);
  return set === undefined
    ? new Response(null, { status: 404 })
    : jsonResponse(resultsJson(resultSetIn(version, set), siteAddresses(settings.siteUrl, version)));
};
