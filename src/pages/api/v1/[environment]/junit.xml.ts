import type { APIRoute } from 'astro';
import { toJUnit } from '../../../../report/export/junit.ts';
import type { Matrix } from '../../../../report/types.ts';
import { xmlResponse } from '../../../../site/published/data-response.ts';
import { environmentRoutes, resultSetOf } from '../../../../site/environment-routes.ts';

/** /api/v1/<environment>/junit.xml: the same for a build server. */
export const getStaticPaths = environmentRoutes;

/** An environment's results as JUnit XML. */
export const GET: APIRoute<{ matrix: Matrix }> = async ({ props: { matrix } }) => xmlResponse(toJUnit(await resultSetOf(matrix)));
