import { PACKED_ENDING } from '../../../model/packed-evidence.ts';
import type { SiteData } from '../../site-data.ts';
import type { EvidencePlace } from '../../withheld/screen-results.ts';
import { cellViews } from '../../site-data.ts';
import { LEAST_CHARACTERS } from './evidence-text.ts';

/** A whole body to be served as a file, because its page may only show the beginning. */
export interface BodyFile {
  readonly sha256: string;
  readonly place: EvidencePlace;
}

/** The bodies of every exchange a case page shows that may be longer than the page has room for and may be served, each once. */
export async function bodyFiles(site: SiteData): Promise<readonly BodyFile[]> {
  const files = new Map<string, BodyFile>();
  for (const { cell } of site.matrices.flatMap(cellViews)) {
    const { run, region, key } = cell;
    const detail = run === undefined ? undefined : await site.caseDetail({ run, region, key });
    for (const { request, response, interface: of } of run === undefined ? [] : (detail?.exchanges ?? [])) {
      for (const body of [request.body, response?.body]) {
        // Indented, a body may be several times longer than it was.
        if (body?.text !== true || body.sha256 === undefined || body.size <= LEAST_CHARACTERS / MOST_INDENTING) continue;
        const place = { run: run ?? '', region, interface: of };
        if (files.has(body.sha256) || !(await site.isOffered(place, body.sha256))) continue;
        files.set(body.sha256, { sha256: body.sha256, place });
      }
    }
  }
  return [...files.values()];
}

const MOST_INDENTING = 8;

/** The last part of a body's address. Packed, as evidence is: a site of plain extracts would be too large for its host. */
export const bodyName = (sha256: string): string => `${sha256}.txt${PACKED_ENDING}`;

/** Address of a whole body. */
export const bodyPath = (sha256: string): string => `/bevis/${bodyName(sha256)}`;
