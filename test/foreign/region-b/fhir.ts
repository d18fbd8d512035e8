import { createHash } from 'node:crypto';
import type { Mistakes } from '../mistakes.ts';
import type { Register } from '../register/register.ts';
import { isOpen, today, TYPE_NAMES } from '../register/unit.ts';
import type { Unit } from '../register/unit.ts';
import type { Handler, Reply, Request } from '../shared/http.ts';

const SOR_SYSTEM = 'urn:oid:1.2.208.176.1.1';
const DEFAULT_COUNT = 30;
const LARGEST_COUNT = 100;
const KNOWN = [
  '_id',
  'identifier',
  'name',
  'name:exact',
  'name:contains',
  'partof',
  'partof:identifier',
  'active',
  'type',
  '_count',
  'offset',
];

/** The English names of the three building blocks, which MedCom’s code system holds beside the Danish. */
const BLOCKS = { IE: 'IO', SI: 'HI', OE: 'OU' } as const;

/** An id the facade can make again from the SOR code at any time: a UUID from a digest. */
function uuidOf(sorId: string): string {
  const hex = createHash('sha256').update(`region-b:${sorId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

interface Pair {
  readonly system: string;
  readonly value: string;
}

function tokenMatches(asked: string, pairs: readonly Pair[]): boolean {
  return asked.split(',').some((one) => {
    const bar = one.indexOf('|');
    if (bar < 0) return pairs.some((pair) => pair.value === one);
    return pairs.some(
      (pair) => pair.system === one.slice(0, bar) && (bar === one.length - 1 || pair.value === one.slice(bar + 1)),
    );
  });
}

function reply(status: number, body: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/fhir+json', 'x-content-type-options': 'nosniff' },
    body: JSON.stringify(body),
  };
}

function problem(status: number, code: string, text: string): Reply {
  return reply(status, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }] });
}

/**
 * A facade over the register itself: nothing is stored twice, so a change is there at once. Ids are UUIDs, a parent is
 * named by its SOR code, and what is not understood is passed over.
 */
export class FhirFacade {
  readonly #base: string;
  readonly #register: Register;
  readonly #mistakes: Mistakes;

  constructor(base: string, register: Register, mistakes: Mistakes) {
    this.#base = base;
    this.#register = register;
    this.#mistakes = mistakes;
  }

  readonly handler: Handler = (request) => {
    const root = new URL(this.#base).pathname;
    if (!request.url.pathname.startsWith(`${root}/`)) return undefined;
    if (request.method !== 'GET' && request.method !== 'HEAD') return problem(405, 'not-supported', 'Facaden kan kun læses');
    const [type, id, ...rest] = request.url.pathname.slice(root.length + 1).split('/');
    if (type === 'metadata') return reply(200, this.#capabilities());
    if (type !== 'Organization') return problem(404, 'not-supported', `Facaden har ikke ${type ?? ''}`);
    if (id === undefined || id === '') return this.#search(request);
    const found = rest.length > 0 ? undefined : this.#register.live().find((unit) => uuidOf(unit.sorId) === id.toLowerCase());
    return found === undefined ? problem(404, 'not-found', `Ingen organisation har id ${id}`) : reply(200, this.#resource(found));
  };

  #search(request: Request): Reply {
    const parameters = new URLSearchParams([...request.url.searchParams].filter(([name]) => KNOWN.includes(name)));
    const matches = this.#register.live().filter((unit) => this.#matches(unit, parameters));
    const wanted = Number(parameters.get('_count') ?? DEFAULT_COUNT);
    const count = Number.isInteger(wanted) && wanted >= 0 ? Math.min(wanted, LARGEST_COUNT) : DEFAULT_COUNT;
    const offset = Math.max(0, Number(parameters.get('offset') ?? 0) || 0);
    const url = (from: number): string => {
      const copy = new URLSearchParams(parameters);
      copy.set('_count', String(count));
      copy.set('offset', String(from));
      return `${this.#base}/Organization?${copy.toString()}`;
    };
    const link = [
      { relation: 'self', url: url(offset) },
      { relation: 'first', url: url(0) },
    ];
    if (count > 0 && offset + count < matches.length) link.push({ relation: 'next', url: url(offset + count) });
    const entry = matches.slice(offset, offset + count).map((unit) => ({
      fullUrl: `${this.#base}/Organization/${uuidOf(unit.sorId)}`,
      resource: this.#resource(unit),
      search: { mode: 'match' },
    }));
    return reply(200, {
      resourceType: 'Bundle',
      type: 'searchset',
      total: matches.length,
      link,
      ...(entry.length > 0 && { entry }),
    });
  }

  #matches(unit: Unit, parameters: URLSearchParams): boolean {
    const every = (name: string, test: (value: string) => boolean): boolean => parameters.getAll(name).every(test);
    const name = unit.name.toLowerCase();
    return (
      every('_id', (value) => value.split(',').includes(uuidOf(unit.sorId))) &&
      every('identifier', (value) => tokenMatches(value, this.#identifiers(unit))) &&
      every('name', (value) => value.split(',').some((one) => name.startsWith(one.toLowerCase()))) &&
      every('name:contains', (value) => name.includes(value.toLowerCase())) &&
      every('name:exact', (value) => unit.name === value) &&
      every('active', (value) => value === String(isOpen(unit, today()))) &&
      every('type', (value) => tokenMatches(value, this.#codings(unit))) &&
      every('partof', (value) => unit.parent !== undefined && value.split('/').at(-1) === uuidOf(unit.parent)) &&
      every(
        'partof:identifier',
        (value) => unit.parent !== undefined && tokenMatches(value, [{ system: SOR_SYSTEM, value: unit.parent }]),
      )
    );
  }

  #identifiers(unit: Unit): readonly (Pair & { readonly use?: string })[] {
    return [
      ...(unit.localCode === undefined
        ? []
        : [{ use: 'secondary', system: 'https://region-b.example/lokalkode', value: unit.localCode }]),
      ...(unit.gln === undefined ? [] : [{ system: 'http://www.gs1.org/gln', value: unit.gln }]),
      { use: 'official', system: SOR_SYSTEM, value: unit.sorId },
      ...(unit.cvr === undefined ? [] : [{ system: 'http://cvr.dk', value: unit.cvr }]),
      ...(unit.ydernummer === undefined ? [] : [{ system: 'urn:oid:1.2.208.176.1.4', value: unit.ydernummer }]),
    ];
  }

  #codings(unit: Unit): readonly (Pair & { readonly display?: string })[] {
    return [
      ...(unit.level === undefined
        ? []
        : [
            {
              system: 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy',
              value: unit.level,
            },
          ]),
      ...(unit.typeCode === undefined
        ? []
        : [{ system: 'http://snomed.info/sct', value: unit.typeCode, display: TYPE_NAMES[unit.typeCode] ?? '' }]),
      { system: 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-organization-type', value: BLOCKS[unit.sorType] },
    ];
  }

  #parent(unit: Unit): Unit | undefined {
    const named = unit.parent === undefined ? undefined : this.#register.unit(unit.parent);
    return this.#mistakes.on('fhir-forkert-overordnet', unit, 'Nyfødte')
      ? this.#register.live().find((other) => other.name === 'Kvindesygdomme')
      : named;
  }

  #resource(unit: Unit): object {
    const parent = this.#parent(unit);
    const parentIdentifier = parent === undefined ? undefined : { use: 'official', system: SOR_SYSTEM, value: parent.sorId };
    // Three ways a facade may name a parent: institutions by address, first sections as contained, all others by SOR code.
    const asAddress = unit.sorType === 'SI';
    const asContained = !asAddress && parent?.level === 'Afdeling' && unit.shak?.endsWith('1') === true;
    const levelCode = this.#register.levelCode(unit);
    return {
      resourceType: 'Organization',
      id: uuidOf(unit.sorId),
      ...(asContained && {
        contained: [{ resourceType: 'Organization', id: 'overordnet', identifier: [parentIdentifier], name: parent.name }],
      }),
      identifier: this.#identifiers(unit),
      active: isOpen(unit, today()),
      type: this.#codings(unit).map(({ system, value, display }) => ({
        coding: [
          { system, code: value, ...(display !== undefined && { display }) },
          ...(value === unit.level && levelCode !== undefined
            ? [{ system: 'http://snomed.info/sct', code: levelCode, display: value }]
            : []),
        ],
        ...(value === unit.level && { text: value }),
      })),
      name: unit.name,
      ...(unit.contact !== undefined && { telecom: [{ system: 'phone', value: unit.contact.phone }] }),
      ...(parent !== undefined && {
        partOf: {
          ...(asContained && { reference: '#overordnet' }),
          ...(asAddress && { reference: `${this.#base}/Organization/${uuidOf(parent.sorId)}` }),
          type: 'Organization',
          ...(!asContained && { identifier: parentIdentifier }),
          display: parent.name,
        },
      }),
    };
  }

  #capabilities(): object {
    return {
      resourceType: 'CapabilityStatement',
      status: 'active',
      date: '2026-08-20',
      kind: 'instance',
      fhirVersion: '4.0.1',
      format: ['json'],
      implementation: { description: 'Region B: facade over organisationsregistret', url: this.#base },
      rest: [
        {
          mode: 'server',
          resource: [
            {
              type: 'Organization',
              interaction: [{ code: 'read' }, { code: 'search-type' }],
              searchParam: [
                { name: '_id', type: 'token' },
                { name: 'identifier', type: 'token' },
                { name: 'name', type: 'string' },
                { name: 'active', type: 'token' },
                { name: 'type', type: 'token' },
                { name: 'partof', type: 'reference' },
              ],
            },
          ],
        },
      ],
    };
  }
}
