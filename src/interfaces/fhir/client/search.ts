import { Deviation } from '../../../model/faults.ts';
import type { FhirSearchResult } from '../contract.ts';
import type { UnitView } from '../../views.ts';
import { isObject, type JsonObject, objects, text } from '../../../protocols/fhir-json/json.ts';
import { type LevelKnowledge, unitOfOrganization } from './organization.ts';

/** Pages beyond this are not fetched: 1,000 pages of 200 hold the whole national register. */
const MAX_PAGES = 1_000;

/** A search that may come in several pages. */
export interface SearchPages {
  readonly first: string;
  /** The address everything must lie under; credentials are never sent anywhere else. */
  readonly base: string;
  readonly knowledge: LevelKnowledge;
  /** Fetches one page; `page` counts from 1. */
  readonly fetch: (url: string, page: number) => Promise<JsonObject>;
}

/**
 * Follows a search to its last page. Throws Deviation when a page is no searchset, when `next` leads back to a page
 * already read, to another server, or beyond 1,000 pages.
 */
export async function readSearch({ first, base, knowledge, fetch }: SearchPages): Promise<FhirSearchResult> {
  const seen = new Set<string>();
  const units: UnitView[] = [];
  const ids: string[] = [];
  let total: number | undefined;
  for (let url: string | undefined = first; url !== undefined;) {
    seen.add(url);
    const place = `side ${seen.size} af søgningen`;
    const bundle = assertSearchset(await fetch(url, seen.size), place);
    total ??= typeof bundle['total'] === 'number' ? bundle['total'] : undefined;
    for (const [index, entry] of objects(bundle['entry']).entries()) {
      const resource = entry['resource'];
      if (!isObject(resource) || resource['resourceType'] !== 'Organization' || !isMatch(entry)) continue;
      units.push(
        unitOfOrganization(resource, knowledge, seen.size === 1 ? `entry[${index}]` : `side ${seen.size}, entry[${index}]`),
      );
      ids.push(text(resource['id']) ?? '');
    }
    url = nextOf(bundle, { url, base, seen, place });
  }
  return { total, pages: seen.size, units, ids };
}

/**
 * Whether an entry is what was searched for: an OperationOutcome with hints, or a parent sent along, may stand beside the
 * matches (FHIR R4, Bundle.entry.search.mode). An entry that does not say is taken for a match.
 */
function isMatch(entry: JsonObject): boolean {
  const mode = isObject(entry['search']) ? text(entry['search']['mode']) : undefined;
  return mode === undefined || mode === 'match';
}

function assertSearchset(bundle: JsonObject, place: string): JsonObject {
  if (bundle['resourceType'] === 'Bundle' && bundle['type'] === 'searchset') return bundle;
  const type = text(bundle['type']);
  throw new Deviation('Svaret på søgningen er ikke et søgeresultat.', {
    place,
    expected: 'en Bundle af typen searchset',
    received: `${String(bundle['resourceType'])}${type === undefined ? '' : ` af typen ${type}`}`,
  });
}

interface PageContext {
  readonly url: string;
  readonly base: string;
  readonly seen: ReadonlySet<string>;
  readonly place: string;
}

function nextOf(bundle: JsonObject, { url, base, seen, place }: PageContext): string | undefined {
  const link = text(objects(bundle['link']).find((one) => one['relation'] === 'next')?.['url']);
  if (link === undefined) return undefined;
  const next = URL.parse(link, url)?.href;
  if (next === undefined || new URL(next).origin !== new URL(base).origin) {
    throw new Deviation('Søgningens næste side ligger på en anden server.', {
      place,
      expected: `en adresse på ${new URL(base).origin}`,
      received: next === undefined ? 'noget, der ikke er en adresse' : new URL(next).origin,
      remedy: 'Få systemet til at danne sine links ud fra den adresse, der blev spurgt på.',
    });
  }
  if (seen.has(next)) {
    throw new Deviation('Søgningens sider går i ring.', {
      place,
      expected: 'en ny side eller ingen',
      received: 'en side, der allerede er læst',
    });
  }
  if (seen.size >= MAX_PAGES) {
    throw new Deviation('Søgningen har flere sider, end der læses.', { place, expected: `højst ${MAX_PAGES} sider` });
  }
  return next;
}
