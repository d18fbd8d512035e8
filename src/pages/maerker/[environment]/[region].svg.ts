import type { APIRoute } from 'astro';
import type { Matrix, MatrixRegion } from '../../../report/types.ts';
import { badgeSvg } from '../../../site/badge.ts';
import { svgResponse } from '../../../site/published/data-response.ts';
import { regionRoutes } from '../../../site/environment-routes.ts';

/** /maerker/<environment>/<region>.svg: how far a region is, for a page of somebody else’s. */
export const getStaticPaths = regionRoutes;

/** A region's badge as SVG. */
export const GET: APIRoute<{ matrix: Matrix; region: MatrixRegion }> = ({ props: { matrix, region } }) =>
  svgResponse(badgeSvg(matrix, region));
