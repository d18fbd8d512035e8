import type { ExchangeBody } from '../../../model/exchange.ts';
import type { InterfaceName } from '../../../model/interfaces.ts';
import type { Cell } from '../../../report/types.ts';
import { type ShownBody, charactersOfBodies, codesIn, shownBody } from '../exchange/evidence-text.ts';
import { recent } from './recent.ts';
import type { SiteData } from '../../site-data.ts';
import type { ShownDetail } from '../../withheld/screen-detail.ts';

/** Codes from one case's evidence that the search may find. */
const MOST_CODES = 40;

/** Answers read once for a region and used by its next cases; so many that the shared ones stay. */
const shownBodies = recent<Promise<ShownBody | undefined>>(300);

/** What a case page shows as proof. */
export interface CaseEvidence {
  /** Undefined when the cell was never run or its run holds no steps for it. */
  readonly detail: ShownDetail | undefined;
  /** One an exchange, in order. */
  readonly bodies: readonly { readonly request: ShownBody | undefined; readonly response: ShownBody | undefined }[];
  readonly codes: readonly string[];
}

/** Reads steps, exchanges and kept bodies of a cell's newest run. */
export async function caseEvidence(site: SiteData, cell: Cell): Promise<CaseEvidence> {
  const { run, region, key } = cell;
  const detail = run === undefined ? undefined : await site.caseDetail({ run, region, key });
  if (run === undefined || detail === undefined) return { detail: undefined, bodies: [], codes: [] };
  const characters = charactersOfBodies(detail.exchanges);
  const load = async (body: ExchangeBody | undefined, of: InterfaceName): Promise<ShownBody | undefined> => {
    const { sha256, mediaType } = body ?? {};
    if (body === undefined || sha256 === undefined || !body.text) return undefined;
    const place = { run, region, interface: of };
    return shownBodies([run, region, of, sha256, mediaType, characters].join(' '), async () => {
      const shown = shownBody(body, await site.evidence(place, sha256), characters);
      if (shown === undefined || shown.hiddenCharacters === 0) return shown;
      return { ...shown, isOffered: await site.isOffered(place, sha256) };
    });
  };
  const bodies = await Promise.all(
    detail.exchanges.map(async ({ request, response, interface: of }) => ({
      request: await load(request.body, of),
      response: await load(response?.body, of),
    })),
  );
  const shown = bodies.flatMap(({ request, response }) => [request?.text ?? '', response?.text ?? '']);
  return { detail, bodies, codes: codesIn(shown.join('\n')).slice(0, MOST_CODES) };
}
