import type { APIRoute, GetStaticPaths } from 'astro';
import type { CodeList } from '../../../model/guidance/code-list.ts';
import { codeListJson } from '../../../site/components/code-list/code-list-files.ts';
import { loadSite } from '../../../site/data.ts';

/** Every code list as a JSON file. */
export const getStaticPaths = (async () => {
  const { guidance } = await loadSite();
  return guidance.codeLists.map((list) => ({ params: { list: list.id }, props: { list } }));
}) satisfies GetStaticPaths;

/** A code list as JSON, with its sources. */
export const GET: APIRoute<{ list: CodeList }> = async ({ props: { list } }) => {
  const { configuration } = await loadSite();
  return new Response(`${JSON.stringify(codeListJson(list, configuration.sources), null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
