import type { APIRoute, GetStaticPaths } from 'astro';
import { toJUnit } from '../../../../report/export/junit.ts';
import { type ApiVersion, resultSetIn } from '../../../../report/export/version.ts';
import type { Matrix } from '../../../../report/types.ts';
import { xmlResponse } from '../../../../site/published/data-response.ts';
import { environmentRoutes, inEveryVersion, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/<version>/<environment>/junit.xml: the same for a build server. */
export const getStaticPaths = (async () => inEveryVersion(await environmentRoutes())) satisfies GetStaticPaths;

/** An environment's results as JUnit XML. */
export const GET: APIRoute<{ matrix: Matrix; version: ApiVersion }> = async ({ props: { matrix, version } }) =>
  xmlResponse(toJUnit(resultSetIn(version, await resultSetOf(matrix))));
