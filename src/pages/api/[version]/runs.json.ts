import type { APIRoute, GetStaticPaths } from 'astro';
import { runsJson } from '../../../report/export/json/lists.ts';
import { siteAddresses } from '../../../site/data-paths.ts';
import { jsonResponse } from '../../../site/published/data-response.ts';
import { everyVersion } from '../../../site/environment-routes.ts';
import { type ApiVersion, runsIn } from '../../../report/export/version.ts';
import { loadSite } from '../../../site/data.ts';

/** /api/<version>/runs.json: every run, newest first. */
export const getStaticPaths = everyVersion satisfies GetStaticPaths;

/** The document itself. */
export const GET: APIRoute<{ version: ApiVersion }> = async ({ props: { version } }) => {
  const { runs, settings } = await loadSite();
  return jsonResponse(runsJson(runsIn(version, runs), siteAddresses(settings.siteUrl, version)));
};
