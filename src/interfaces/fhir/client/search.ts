import { Deviation } from '../../../model/faults.ts';
import type { FhirSearchResult } from '../contract.ts';
import type { UnitView } from '../../views.ts';
import { isObject, type JsonObject, objects, text } from '../../../protocols/fhir-json/json.ts';
import { type LevelKnowledge, unitOfOrganization } from './organization.ts';
import { amongThese, type Came, type FindParent } from './parents.ts';

/** Pages beyond this are not fetched: 1,000 pages of 200 hold the whole national register. */
const MAX_PAGES = 1_000;

/** A search that may come in several pages. */
export interface SearchPages {
  readonly first: string;
  /** The address everything must lie under; credentials are never sent anywhere else. */
  readonly base: string;
  readonly knowledge: LevelKnowledge;
  readonly findParent: FindParent;
  /** What was searched by; a server says in `self` what it used of it. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Fetches one page; `page` counts from 1. */
  readonly fetch: (url: string, page: number) => Promise<JsonObject>;
}

/**
 * Follows a search to its last page. Throws Deviation when a page is no searchset, when the server says that it passed a
 * parameter over, when `next` leads back to a page already read, out of the server's address, or beyond 1,000 pages.
 */
export async function readSearch({
  first,
  base,
  knowledge,
  findParent,
  parameters,
  fetch,
}: SearchPages): Promise<FhirSearchResult> {
  const seen = new Set<string>();
  const matches: { readonly resource: JsonObject; readonly place: string }[] = [];
  const came: Came[] = [];
  const ids: string[] = [];
  let total: number | undefined;
  for (let url: string | undefined = first; url !== undefined;) {
    seen.add(url);
    const place = `side ${seen.size} af søgningen`;
    const bundle = assertSearchset(await fetch(url, seen.size), place);
    if (seen.size === 1) assertHeeded(bundle, { url, parameters, place });
    total ??= typeof bundle['total'] === 'number' ? bundle['total'] : undefined;
    for (const [index, entry] of objects(bundle['entry']).entries()) {
      const resource = entry['resource'];
      if (!isObject(resource) || resource['resourceType'] !== 'Organization') continue;
      came.push({ fullUrl: text(entry['fullUrl']), resource });
      if (!isMatch(entry)) continue;
      matches.push({ resource, place: seen.size === 1 ? `entry[${index}]` : `side ${seen.size}, entry[${index}]` });
      ids.push(text(resource['id']) ?? '');
    }
    url = nextOf(bundle, { url, base, seen, place });
  }
  const units: UnitView[] = [];
  const find = amongThese(findParent, came);
  for (const { resource, place } of matches)
    units.push(unitOfOrganization(resource, knowledge, { place, parent: await find(resource) }));
  return { total, pages: seen.size, units, ids };
}

/**
 * A server that does not know a parameter may pass it over, and says in `self` what it used (FHIR R4, search, 3.1.1.1).
 * Otherwise written there, or on a server that gives no `self`, a parameter cannot be told to be passed over.
 */
function assertHeeded(
  bundle: JsonObject,
  {
    url,
    parameters,
    place,
  }: { readonly url: string; readonly parameters: Readonly<Record<string, string>>; readonly place: string },
): void {
  const link = text(objects(bundle['link']).find((one) => one['relation'] === 'self')?.['url']);
  const self = link === undefined ? null : URL.parse(link, url);
  if (self === null || self.search === '') return;
  const used = new Set([...self.searchParams.keys()].map((name) => name.split(':')[0]));
  const passedOver = Object.keys(parameters).filter((name) => !name.startsWith('_') && !used.has(name.split(':')[0]));
  // A server that keeps a search under a name of its own says nothing of the parameters.
  if (passedOver.length === 0 || [...used].some((name) => name?.startsWith('_get') === true)) return;
  throw new Deviation(`Systemet så bort fra søgeparameteren ${passedOver.join(' og ')}.`, {
    place,
    expected: `en søgning på ${Object.keys(parameters).join(' og ')}, eller en fejl, der siger, at den ikke kan laves`,
    received: `en søgning på ${[...used].join(' og ')} (linket self)`,
  });
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
  if (!isBelow(new URL(next), base)) {
    throw new Deviation('Søgningens næste side ligger uden for systemets adresse.', {
      place,
      expected: `en adresse under ${new URL(base).pathname}`,
      received: new URL(next).pathname,
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

/** The proof goes along with every page, so it is asked only below the address that it was given for. */
function isBelow({ pathname }: URL, base: string): boolean {
  const own = new URL(base).pathname.replace(/\/+$/, '');
  return (pathname === own || pathname.startsWith(`${own}/`)) && !/%(?:2f|5c|2e)/i.test(pathname);
}
