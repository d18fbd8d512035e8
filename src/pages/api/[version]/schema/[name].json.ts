import type { APIRoute, GetStaticPaths } from 'astro';
import { DOCUMENTS, type DocumentName } from '../../../../report/export/json/documents.ts';
import { API_VERSIONS, type ApiVersion } from '../../../../report/export/version.ts';
import { jsonSchemaOf } from '../../../../report/export/json/schema.ts';
import { schemaNames } from '../../../../site/published/api-index.ts';
import { apiSchemaPath, whole } from '../../../../site/data-paths.ts';
import { jsonResponse } from '../../../../site/published/data-response.ts';
import { loadSite } from '../../../../site/data.ts';

/** /api/<version>/schema/<name>.json: what a document may hold. */
export const getStaticPaths = (() =>
  API_VERSIONS.flatMap((version) =>
    schemaNames(version).map((name) => ({ params: { version, name }, props: { version, name } })),
  )) satisfies GetStaticPaths;

/** The JSON Schema of one of the published documents. */
export const GET: APIRoute<{ name: DocumentName; version: ApiVersion }> = async ({ props: { name, version } }) => {
  const { settings } = await loadSite();
  const document = Object.entries(DOCUMENTS[version]).find(([own]) => own === name)?.[1];
  return document === undefined
    ? new Response(null, { status: 404 })
    : jsonResponse(jsonSchemaOf(document, whole(settings.siteUrl, apiSchemaPath(name, version))));
};
