import type { Catalogue } from '../../model/specification.ts';
import { type ErrorPlace, PilotError } from '../../model/pilot-error.ts';
import { RESERVED_IDS, type ReservedKind } from '../../model/reserved-ids.ts';
import { segment } from '../paths.ts';

/** Everything that gets a page from an id of its own. */
export interface Addressed {
  readonly catalogue: Catalogue;
  readonly regions: readonly Named[];
  readonly requirements: readonly Named[];
  readonly environments: readonly Named[];
  readonly sorSources: readonly Named[];
}
interface Named {
  readonly id: string;
}

/**
 * Two cases whose keys differ only in letter case or punctuation would share one page, and one result would hide the
 * other; the same goes for two regions, requirements, environments or sources, and for one of them and a page of the
 * site’s own. Throws PilotError SP5001 for the first such pair.
 */
export function assertDistinctAddresses({ catalogue, ...named }: Addressed): void {
  assertDistinct(
    catalogue.cases.map(({ key, path, line }) => ({ id: key, place: { file: path, line } })),
    { own: [], remedy: 'Giv en af rækkerne et andet navn i eksemplernes første kolonne.' },
  );
  const kinds: Readonly<Record<ReservedKind, readonly Named[]>> = {
    region: named.regions,
    requirement: named.requirements,
    environment: named.environments,
    sorSource: named.sorSources,
  };
  for (const kind of Object.keys(RESERVED_IDS) as ReservedKind[]) {
    const entries = kinds[kind].map(({ id }) => ({ id, place: { what: `${KIND_WORDS[kind]} ${id}` } }));
    assertDistinct(entries, { own: RESERVED_IDS[kind], remedy: 'Giv den et andet id.' });
  }
}

const KIND_WORDS: Readonly<Record<ReservedKind, string>> = {
  region: 'regionen',
  requirement: 'kravet',
  environment: 'miljøet',
  sorSource: 'kilden',
};

interface Rule {
  /** Addresses that pages of the site’s own have taken. */
  readonly own: readonly string[];
  readonly remedy: string;
}

function assertDistinct(entries: readonly { readonly id: string; readonly place: ErrorPlace }[], { own, remedy }: Rule): void {
  const taken = new Map(own.map((address) => [address, 'en af sidens egne sider']));
  for (const { id, place } of entries) {
    const address = segment(id);
    const earlier = taken.get(address);
    if (earlier !== undefined) {
      throw new PilotError('SP5001', {
        place,
        seen: `${earlier} og “${id}” får samme adresse (${address}), så den ene side ville skjule den anden`,
        expected: 'nøgler, der er forskellige, også uden tegnsætning og store bogstaver',
        remedy,
      });
    }
    taken.set(address, `“${id}”`);
  }
}
