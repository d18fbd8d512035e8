import type { APIRoute, GetStaticPaths } from 'astro';
import type { CodeList } from '../../../model/guidance/code-list.ts';
import { codeListCsv } from '../../../site/components/code-list/code-list-files.ts';
import { loadSite } from '../../../site/data.ts';

/** Every code list as a CSV file. */
export const getStaticPaths = (async () => {
  const { guidance } = await loadSite();
  return guidance.codeLists.map((list) => ({ params: { list: list.id }, props: { list } }));
}) satisfies GetStaticPaths;

/** A code list as CSV. */
export const GET: APIRoute<{ list: CodeList }> = ({ props: { list } }) =>
  new Response(codeListCsv(list), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
