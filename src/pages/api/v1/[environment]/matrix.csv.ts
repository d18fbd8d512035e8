import type { APIRoute } from 'astro';
import { toCsv } from '../../../../report/export/csv.ts';
import type { Matrix } from '../../../../report/types.ts';
import { csvResponse } from '../../../../site/published/data-response.ts';
import { environmentRoutes, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/v1/<environment>/matrix.csv: the same for a spreadsheet. */
export const getStaticPaths = environmentRoutes;

/** An environment's results as CSV, one row a case and region. */
export const GET: APIRoute<{ matrix: Matrix }> = async ({ props: { matrix } }) => csvResponse(toCsv(await resultSetOf(matrix)));
