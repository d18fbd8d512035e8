import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSite } from '../../site/data.ts';
import { type ServedFile, servedFiles, servedName } from '../../site/components/manual/manual-evidence.ts';

/** Files that testers gave as evidence, as files of the site's own: the content-security policy allows no others. */
export const getStaticPaths = (async () => {
  const files = await servedFiles(await loadSite());
  return files.map((file) => ({ params: { file: servedName(file) }, props: { file } }));
}) satisfies GetStaticPaths;

/** A file that was laid by as evidence, with its own media type; 404 when it is gone. */
export const GET: APIRoute<{ file: ServedFile }> = async ({ props: { file } }) => {
  const bytes = await (await loadSite()).evidence(file.place, file.sha256);
  if (bytes === undefined) return new Response(null, { status: 404 });
  const charset = file.mediaType === 'text/plain' ? '; charset=utf-8' : '';
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': `${file.mediaType}${charset}` } });
};
