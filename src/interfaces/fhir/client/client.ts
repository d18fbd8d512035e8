import type { FhirEndpoint } from '../../../model/config/environment.ts';
import type { RegionalSystem } from '../../../model/interfaces.ts';
import { Deviation } from '../../../model/faults.ts';
import type { FhirAnswer, FhirClient } from '../contract.ts';
import { withoutEnd } from '../../../wire/below.ts';
import type { Call, ResolvedAuth, Wire } from '../../../wire/call.ts';
import type { ReadingCache } from '../../../wire/reading-cache.ts';
import { type Answer, send } from '../../../wire/receive.ts';
import { capabilitiesOf } from './capabilities.ts';
import { SOR_IDENTIFIER_SYSTEM } from './codes.ts';
import { type JsonObject, parseResource } from '../../../protocols/fhir-json/json.ts';
import { type LevelKnowledge, unitOfOrganization, type Parent } from './organization.ts';
import { outcomeIssues } from './outcome.ts';
import { amongThese, parentFinder } from './parents.ts';
import { readSearch } from './search.ts';

const FHIR_JSON = 'application/fhir+json';

/** Answers to a read that FHIR gives a meaning: malformed id, not found, deleted. */
const READ_STATUSES = [400, 404, 410, 422];

/** What a FHIR client is made of. */
export interface FhirContext {
  /** Whose FHIR it is: the region's own, or a regional system's. */
  readonly interface: 'fhir' | RegionalSystem;
  readonly endpoint: FhirEndpoint;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
  readonly cache: ReadingCache;
  readonly knowledge: LevelKnowledge;
}

/** A FHIR R4 client for Organization: https://hl7.org/fhir/R4/http.html. */
export function createFhirClient(context: FhirContext): FhirClient {
  const { interface: owner, endpoint, auth, wire, cache, knowledge } = context;
  const base = withoutEnd(endpoint.url);
  const get = (url: string, purpose: string, more: Partial<Call> = {}): Promise<Answer<Uint8Array>> =>
    send({ interface: owner, purpose, method: 'GET', url, auth, headers: { accept: FHIR_JSON }, ...more }, wire);
  const place = (url: string): string => wire.redactor.url(`GET ${url}`).text;

  const findParent = parentFinder({
    base,
    read: async (id) => {
      const url = `${base}/Organization/${encodeURIComponent(id)}`;
      const answer = await get(url, `Læs den overordnede, Organization/${id}`, { ownStatuses: READ_STATUSES });
      return answer.status >= 200 && answer.status < 300
        ? parseResource(answer.value, answer.contentType, place(url))
        : undefined;
    },
  });

  const search = (parameters: Readonly<Record<string, string>>, purpose: string) =>
    readSearch({
      first: `${base}/Organization?${new URLSearchParams(parameters).toString()}`,
      base,
      knowledge,
      findParent,
      parameters,
      fetch: async (url, page) => {
        const answer = await get(url, page === 1 ? purpose : `${purpose} (side ${page})`, { absence: 'not-offered' });
        return parseResource(answer.value, answer.contentType, place(url));
      },
    });

  return {
    async capabilities() {
      const url = `${base}/metadata`;
      const answer = await get(url, 'Læs, hvad systemet kan', { absence: 'not-offered' });
      return capabilitiesOf(parseResource(answer.value, answer.contentType, place(url)), place(url));
    },

    async findBySor(sorIdentifier) {
      const { units } = await search({ identifier: `${SOR_IDENTIFIER_SYSTEM}|${sorIdentifier}` }, `Læs enheden ${sorIdentifier}`);
      if (
        units.some((unit) => unit.sorIdentifier === sorIdentifier) &&
        units.some((unit) => unit.sorIdentifier !== sorIdentifier)
      ) {
        throw ignoredIdentifier(sorIdentifier, units.length);
      }
      if (units.length > 1) {
        throw new Deviation(`SOR-koden ${sorIdentifier} findes på flere enheder.`, {
          place: `søgning på identifier ${sorIdentifier}`,
          expected: 'højst én enhed',
          received: `${units.length} enheder: ${units
            .map((unit) => unit.entityName ?? '(uden navn)')
            .slice(0, 5)
            .join('; ')}`,
        });
      }
      return units[0];
    },

    async read(id) {
      const url = `${base}/Organization/${encodeURIComponent(id)}`;
      const answer = await get(url, `Læs Organization/${id}`, { ownStatuses: READ_STATUSES });
      return readAnswer(answer, { id, place: place(url), knowledge, parentOf: amongThese(findParent, []) });
    },

    all: () =>
      cache.read(`${owner}:all`, wire.record, (record) => createFhirClient({ ...context, wire: { ...wire, record } }).search({})),

    search: (parameters) =>
      search(
        parameters,
        Object.keys(parameters).length === 0
          ? 'Hent alle enheder'
          : `Søg efter enheder (${Object.entries(parameters)
              .map(([name, value]) => `${name}=${value}`)
              .join(', ')})`,
      ),
  };
}

interface ReadContext {
  readonly id: string;
  readonly place: string;
  readonly knowledge: LevelKnowledge;
  readonly parentOf: (resource: JsonObject) => Promise<Parent>;
}

function ignoredIdentifier(sorIdentifier: string, count: number): Deviation {
  return new Deviation('Systemet så bort fra søgningen på SOR-koden.', {
    place: `søgning på identifier ${sorIdentifier}`,
    expected: 'kun enheder med den kode, eller en fejl, der siger, at søgningen ikke kan laves',
    received: `${count} enheder, også med andre koder`,
  });
}

async function readAnswer(answer: Answer<Uint8Array>, { id, place, knowledge, parentOf }: ReadContext): Promise<FhirAnswer> {
  const { status, contentType } = answer;
  const found = status >= 200 && status < 300;
  const resource: JsonObject | undefined = answer.value.length === 0 && !found ? undefined : tryResource(answer, found, place);
  if (found && resource?.['resourceType'] !== 'Organization') {
    throw new Deviation('Svaret er en anden slags ressource end den, der blev spurgt om.', {
      place,
      expected: `Organization/${id}`,
      received: `en ressource af typen ${String(resource?.['resourceType'])}`,
    });
  }
  return {
    status,
    contentType,
    unit:
      found && resource !== undefined
        ? unitOfOrganization(resource, knowledge, { place: `Organization/${id}`, parent: await parentOf(resource) })
        : undefined,
    resource,
    outcome: resource === undefined ? [] : outcomeIssues(resource),
  };
}

/** An error answer need not be FHIR: scenarios about errors look at `contentType` and `outcome` themselves. */
function tryResource(answer: Answer<Uint8Array>, found: boolean, place: string): JsonObject | undefined {
  try {
    return parseResource(answer.value, answer.contentType, place);
  } catch (error) {
    if (!found && error instanceof Deviation) return undefined;
    throw error;
  }
}
