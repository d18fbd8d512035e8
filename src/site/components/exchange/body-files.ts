import { PACKED_ENDING } from '../../../model/packed-evidence.ts';
import type { EvidencePlace } from '../../withheld/screen-results.ts';
import { allMatrices, cellViews, type SiteData } from '../../site-data.ts';
import { charactersOfBodies, mayHideSome } from './evidence-text.ts';

/** A whole body to be served as a file, because its page may only show the beginning. */
export interface BodyFile {
  readonly sha256: string;
  readonly place: EvidencePlace;
}

/** The bodies of every exchange a case page shows that may be longer than the page has room for and may be served, each once. */
export async function bodyFiles(site: SiteData): Promise<readonly BodyFile[]> {
  const files = new Map<string, BodyFile>();
  for (const { cell } of allMatrices(site).flatMap(cellViews)) {
    const { run, region, key } = cell;
    const detail = run === undefined ? undefined : await site.caseDetail({ run, region, key });
    if (run === undefined || detail === undefined) continue;
    const characters = charactersOfBodies(detail.exchanges);
    for (const exchange of detail.exchanges) {
      const { request, response, interface: of } = exchange;
      for (const body of [request.body, response?.body]) {
        if (body?.text !== true || body.sha256 === undefined || !mayHideSome(exchange, body, characters)) continue;
        const place = { run, region, interface: of };
        if (files.has(body.sha256) || !(await site.isOffered(place, body.sha256))) continue;
        files.set(body.sha256, { sha256: body.sha256, place });
      }
    }
  }
  return [...files.values()];
}

/** The last part of a body's address. Packed, as evidence is: a site of plain extracts would be too large for its host. */
export const bodyName = (sha256: string): string => `${sha256}.txt${PACKED_ENDING}`;

/** Address of a whole body. */
export const bodyPath = (sha256: string): string => `/bevis/${bodyName(sha256)}`;
