import type { APIRoute, GetStaticPaths } from 'astro';
import { openQuestions } from '../../../report/open-questions.ts';
import { openQuestionsJson } from '../../../report/export/json/open-questions.ts';
import { siteAddresses } from '../../../site/data-paths.ts';
import { jsonResponse } from '../../../site/published/data-response.ts';
import { CURRENT_API } from '../../../report/export/version.ts';
import { loadSite } from '../../../site/data.ts';

/** /api/v2/open-questions.json: every assumption, who answers how, and who can settle it. */
export const getStaticPaths = (() => [{ params: { version: CURRENT_API } }]) satisfies GetStaticPaths;

/** The assumptions and their answers. */
export const GET: APIRoute = async () => {
  const { configuration, matrices, settings } = await loadSite();
  return jsonResponse(openQuestionsJson(openQuestions({ ...configuration, matrices }), siteAddresses(settings.siteUrl)));
};
