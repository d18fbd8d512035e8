import type { APIRoute, GetStaticPaths } from 'astro';
import { loadSite } from '../../site/data.ts';
import { bodyFiles, bodyName } from '../../site/components/exchange/body-files.ts';
import { servedFiles, servedName } from '../../site/components/manual/manual-evidence.ts';
import type { EvidencePlace } from '../../site/withheld/screen-results.ts';

/** A type and not an interface: Astro asks for props that any name may be read of. */
type Props = {
  readonly sha256: string;
  readonly place: EvidencePlace;
  readonly mediaType: string;
};

/**
 * Files that testers gave as evidence, and whole bodies that a page shows the beginning of, as files of the site's own: the
 * content-security policy allows no others.
 */
export const getStaticPaths = (async () => {
  const site = await loadSite();
  const [given, bodies] = await Promise.all([servedFiles(site), bodyFiles(site)]);
  return [
    ...given.map((file) => ({ params: { file: servedName(file) }, props: { ...file } })),
    ...bodies.map((file) => ({ params: { file: bodyName(file.sha256) }, props: { ...file, mediaType: PACKED } })),
  ];
}) satisfies GetStaticPaths;

const PACKED = 'application/gzip';

/** A file that was laid by as evidence, with its own media type; a body packed. 404 when it is gone. */
export const GET: APIRoute<Props> = async ({ props: { place, sha256, mediaType } }) => {
  const site = await loadSite();
  const bytes = await (mediaType === PACKED ? site.packedEvidence(place, sha256) : site.storedEvidence(place, sha256));
  if (bytes === undefined) return new Response(null, { status: 404 });
  const charset = mediaType === 'text/plain' ? '; charset=utf-8' : '';
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': `${mediaType}${charset}` } });
};
