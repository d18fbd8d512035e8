import type { APIRoute, GetStaticPaths } from 'astro';
import type { DocumentName } from '../../../../report/export/json/documents.ts';
import { jsonSchemaOf } from '../../../../report/export/json/schema.ts';
import { SCHEMA_NAMES } from '../../../../site/published/api-index.ts';
import { apiSchemaPath, whole } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';

/** /api/v1/schema/<name>.json: what a document may hold. */
export const getStaticPaths = (() =>
  SCHEMA_NAMES.map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

/** The JSON Schema of one of the published documents. */
export const GET: APIRoute<{ name: DocumentName }> = async ({ props: { name } }) => {
  const { settings } = await loadSite();
  return jsonResponse(jsonSchemaOf(name, whole(settings.siteUrl, apiSchemaPath(name))));
};
