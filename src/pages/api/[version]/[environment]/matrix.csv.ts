import type { APIRoute, GetStaticPaths } from 'astro';
import { toCsv } from '../../../../report/export/csv.ts';
import { type ApiVersion, resultSetIn } from '../../../../report/export/version.ts';
import type { Matrix } from '../../../../report/types.ts';
import { csvResponse } from '../../../../site/published/data-response.ts';
import { environmentRoutes, inEveryVersion, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/<version>/<environment>/matrix.csv: the same for a spreadsheet. */
export const getStaticPaths = (async () => inEveryVersion(await environmentRoutes())) satisfies GetStaticPaths;

/** An environment's results as CSV, one row a case and region. */
export const GET: APIRoute<{ matrix: Matrix; version: ApiVersion }> = async ({ props: { matrix, version } }) =>
  csvResponse(toCsv(resultSetIn(version, await resultSetOf(matrix))));
