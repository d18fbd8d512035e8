import { randomUUID } from 'node:crypto';
import type { Handler, Reply, Request } from '../shared/http.ts';
import type { Organizations, Resource } from './fhir-organizations.ts';

/** Searches are kept this long; after that a page of them is gone. */
const SEARCH_LIVES_MS = 10 * 60_000;
const DEFAULT_COUNT = 20;
const LARGEST_COUNT = 50;

const SEARCH_PARAMETERS = [
  '_id',
  'identifier',
  'name',
  'name:contains',
  'name:exact',
  'partof',
  'active',
  'type',
  '_lastUpdated',
];
const RESULT_PARAMETERS = [
  '_count',
  '_include',
  '_total',
  '_summary',
  '_format',
  '_pretty',
  '_sort',
  '_getpagesoffset',
  '_elements',
];

interface Search {
  readonly matches: readonly Resource[];
  readonly include: boolean;
  readonly notes: readonly string[];
  readonly query: string;
  readonly withTotal: boolean;
  readonly madeAt: number;
}

function outcome(code: string, diagnostics: string, severity = 'error'): Resource {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] };
}

function json(status: number, resource: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/fhir+json;charset=UTF-8', 'X-Request-ID': randomUUID().slice(0, 16), ...headers },
    body: JSON.stringify(resource, null, 2),
  };
}

/** The values of a parameter: repeated ones must all hold, those between commas are alternatives. */
function holds(all: readonly string[], test: (value: string) => boolean): boolean {
  return all.every((value) => value.split(',').some((one) => test(one)));
}

/**
 * A FHIR R4 server in the manner of the widespread Java one: numeric ids, pages behind tokens, notes as an
 * OperationOutcome among the entries, `total` only when asked for or when everything is on one page.
 */
export class PagingFhirServer {
  readonly #base: string;
  readonly #organizations: Organizations;
  readonly #searches = new Map<string, Search>();
  readonly #startedAt = new Date().toISOString();

  constructor(base: string, organizations: Organizations) {
    this.#base = base;
    this.#organizations = organizations;
  }

  readonly handler: Handler = (request) => {
    const root = new URL(this.#base).pathname;
    if (request.url.pathname !== root && !request.url.pathname.startsWith(`${root}/`)) return undefined;
    const [type = '', id, ...rest] = request.url.pathname.slice(root.length + 1).split('/');
    const isSearch = request.method === 'POST' && id === '_search';
    if (!['GET', 'HEAD'].includes(request.method) && !isSearch) {
      return json(405, outcome('not-supported', `HAPI-0000: ${request.method} is not supported by this server`), {
        Allow: 'GET, HEAD',
      });
    }
    const accept = request.headers.accept ?? '*/*';
    if (/xml/u.test(accept) && !/json|\*/u.test(accept)) return json(406, outcome('not-supported', 'Only JSON is offered'));
    if (type === 'metadata') return json(200, this.#capabilities());
    if (type === '' && request.url.searchParams.has('_getpages')) return this.#page(request.url.searchParams);
    if (type !== 'Organization')
      return json(
        404,
        outcome('processing', `HAPI-0302: Unknown resource type '${type}' - Server knows how to handle: [Organization]`),
      );
    if (id === undefined || id === '' || isSearch) return this.#search(request, isSearch);
    return this.#read(request, id, rest);
  };

  #read(request: Request, id: string, rest: readonly string[]): Reply {
    const found = this.#organizations.byId(id);
    if (found === undefined) return json(404, outcome('processing', `HAPI-2001: Resource Organization/${id} is not known`));
    if (rest.length > 0 && !(rest[0] === '_history' && rest[1] === '1'))
      return json(404, outcome('processing', 'HAPI-0971: Version is not known'));
    const headers = { ETag: 'W/"1"', 'Last-Modified': new Date(found.meta!.lastUpdated).toUTCString() };
    if (request.headers['if-none-match'] === headers.ETag) return { status: 304, headers };
    return json(200, found, { ...headers, 'Content-Location': `${this.#base}/Organization/${id}/_history/1` });
  }

  #search(request: Request, posted: boolean): Reply {
    const parameters = new URLSearchParams([...request.url.searchParams, ...(posted ? new URLSearchParams(request.body) : [])]);
    const unknown = [...new Set(parameters.keys())].filter(
      (name) => ![...SEARCH_PARAMETERS, ...RESULT_PARAMETERS].includes(name),
    );
    if (unknown.length > 0 && /handling=strict/u.test(String(request.headers.prefer))) {
      return json(
        400,
        outcome('processing', `HAPI-0524: Unknown search parameter "${unknown[0] ?? ''}" for resource type "Organization"`),
      );
    }
    for (const name of unknown) parameters.delete(name);
    const matches = this.#organizations.all().filter((one) => this.#matches(one, parameters));
    const search: Search = {
      matches,
      include: parameters.getAll('_include').includes('Organization:partof'),
      notes: unknown.map((name) => `The search parameter ${name} is not known and was ignored`),
      query: parameters.toString(),
      withTotal: parameters.get('_total') === 'accurate',
      madeAt: Date.now(),
    };
    if (parameters.get('_summary') === 'count' || parameters.get('_count') === '0') {
      return json(200, { ...this.#bundle([{ relation: 'self', url: this.#selfUrl(search) }]), total: matches.length });
    }
    const count = this.#count(parameters.get('_count'));
    const token = randomUUID();
    this.#searches.set(token, search);
    return this.#bundlePage(token, search, 0, count);
  }

  #page(parameters: URLSearchParams): Reply {
    const token = parameters.get('_getpages') ?? '';
    const search = this.#searches.get(token);
    if (search === undefined || Date.now() - search.madeAt > SEARCH_LIVES_MS) {
      return json(410, outcome('processing', `HAPI-0418: Search ID "${token}" does not exist and may have expired`));
    }
    return this.#bundlePage(token, search, Number(parameters.get('_getpagesoffset') ?? 0), this.#count(parameters.get('_count')));
  }

  #count(asked: string | null): number {
    const count = Number(asked ?? DEFAULT_COUNT);
    return Number.isInteger(count) && count > 0 ? Math.min(count, LARGEST_COUNT) : DEFAULT_COUNT;
  }

  #selfUrl(search: Search): string {
    return `${this.#base}/Organization${search.query === '' ? '' : `?${search.query}`}`;
  }

  #pageUrl(token: string, offset: number, count: number): string {
    return `${this.#base}?_getpages=${token}&_getpagesoffset=${offset}&_count=${count}&_pretty=true&_bundletype=searchset`;
  }

  #bundle(link: readonly object[]): object {
    return {
      resourceType: 'Bundle',
      id: randomUUID(),
      meta: { lastUpdated: new Date().toISOString() },
      type: 'searchset',
      link,
    };
  }

  #bundlePage(token: string, search: Search, offset: number, count: number): Reply {
    const matches = search.matches.slice(offset, offset + count);
    const parents = search.include ? this.#organizations.parentsOf(matches) : [];
    const included = parents.filter((parent) => !matches.includes(parent));
    const entry = (resource: Resource, mode: string): object => ({
      fullUrl: `${this.#base}/Organization/${resource.id ?? ''}`,
      resource,
      search: { mode },
    });
    const link = [{ relation: 'self', url: offset === 0 ? this.#selfUrl(search) : this.#pageUrl(token, offset, count) }];
    if (offset + count < search.matches.length) link.push({ relation: 'next', url: this.#pageUrl(token, offset + count, count) });
    if (offset > 0) link.push({ relation: 'previous', url: this.#pageUrl(token, Math.max(0, offset - count), count) });
    const onePage = search.matches.length <= count;
    return json(200, {
      ...this.#bundle(link),
      ...((search.withTotal || onePage) && { total: search.matches.length }),
      entry: [
        ...matches.map((one) => entry(one, 'match')),
        ...included.map((one) => entry(one, 'include')),
        ...search.notes.map((note) => ({ resource: outcome('not-supported', note, 'warning'), search: { mode: 'outcome' } })),
      ],
    });
  }

  #matches(one: Resource, parameters: URLSearchParams): boolean {
    const all = (name: string): readonly string[] => parameters.getAll(name);
    const token = (value: string, pairs: readonly { readonly system?: string; readonly value: string }[]): boolean => {
      const bar = value.indexOf('|');
      const [system, code] = bar < 0 ? [undefined, value] : [value.slice(0, bar), value.slice(bar + 1)];
      return pairs.some(
        (pair) => (system === undefined || (pair.system ?? '') === system) && (code === '' || pair.value === code),
      );
    };
    const name = (one.name ?? '').toLowerCase();
    const codings = (one.type ?? []).flatMap((type) =>
      type.coding.map((coding) => ({ system: coding.system, value: coding.code })),
    );
    return (
      holds(all('_id'), (id) => one.id === id) &&
      holds(all('identifier'), (value) => token(value, one.identifier ?? [])) &&
      holds(all('name'), (value) => name.startsWith(value.toLowerCase())) &&
      holds(all('name:contains'), (value) => name.includes(value.toLowerCase())) &&
      holds(all('name:exact'), (value) => one.name === value) &&
      holds(all('active'), (value) => String(one.active) === value) &&
      holds(all('type'), (value) => token(value, codings)) &&
      holds(all('partof'), (value) => one.partOf?.reference === `Organization/${value.replace(/^.*Organization\//u, '')}`) &&
      holds(all('_lastUpdated'), (value) =>
        value.startsWith('ge') || value.startsWith('gt') ? (one.meta?.lastUpdated ?? '') >= value.slice(2) : true,
      )
    );
  }

  #capabilities(): object {
    return {
      resourceType: 'CapabilityStatement',
      id: 'RestServer',
      status: 'active',
      date: this.#startedAt,
      publisher: 'Region A',
      kind: 'instance',
      software: { name: 'Organisationsserver', version: '7.2.1' },
      implementation: { description: 'Region A, organisationer', url: this.#base },
      fhirVersion: '4.0.1',
      format: ['application/fhir+json', 'json'],
      rest: [
        {
          mode: 'server',
          security: {
            service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }] }],
          },
          resource: [
            {
              type: 'Organization',
              interaction: [{ code: 'read' }, { code: 'vread' }, { code: 'search-type' }],
              versioning: 'versioned-update',
              searchInclude: ['Organization:partof'],
              searchParam: [
                { name: '_id', type: 'token' },
                { name: 'identifier', type: 'token' },
                { name: 'name', type: 'string' },
                { name: 'partof', type: 'reference' },
                { name: 'active', type: 'token' },
                { name: 'type', type: 'token' },
                { name: '_lastUpdated', type: 'date' },
              ],
            },
          ],
        },
      ],
    };
  }
}
