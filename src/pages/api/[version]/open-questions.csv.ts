import type { APIRoute, GetStaticPaths } from 'astro';
import { openQuestions } from '../../../report/open-questions.ts';
import { openQuestionsCsv } from '../../../report/export/open-questions-csv.ts';
import { csvResponse } from '../../../site/published/data-response.ts';
import { CURRENT_API } from '../../../report/export/version.ts';
import { loadSite } from '../../../site/data.ts';

/** /api/v2/open-questions.csv: the same for a spreadsheet. */
export const getStaticPaths = (() => [{ params: { version: CURRENT_API } }]) satisfies GetStaticPaths;

/** The assumptions and their answers. */
export const GET: APIRoute = async () => {
  const { configuration, matrices } = await loadSite();
  return csvResponse(openQuestionsCsv(openQuestions({ ...configuration, matrices })));
};
