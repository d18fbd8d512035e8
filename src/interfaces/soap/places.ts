import type { SchemaElement } from '../../protocols/soap/schema.ts';
import type { XmlElement } from '../../protocols/xml/xml-tree.ts';

/** A contract with more elements than this in one message is not looked through to its end. */
const MOST_PLACES = 5_000;

/** An element with text, and the elements it stands in, from the message's own down to itself. */
export interface Place {
  readonly path: readonly SchemaElement[];
}

/** Where text may stand in a message, the least deep first. */
export interface Places {
  readonly leaves: readonly Place[];
  /** Elements in which more may stand than the contract names. */
  readonly open: readonly Place[];
}

/** Looks a message through. An element in one of its own type is not entered again. */
export function placesIn(root: SchemaElement): Places {
  const leaves: Place[] = [];
  const open: Place[] = [];
  const queue: Place[] = [{ path: [root] }];
  for (let index = 0; index < queue.length && index < MOST_PLACES; index += 1) {
    const place = queue[index];
    const last = place?.path.at(-1);
    if (place === undefined || last === undefined) break;
    const content = last.content();
    if (content.text !== undefined) leaves.push(place);
    if (content.open) open.push(place);
    const around = place.path.slice(0, -1).map((one) => one.content().type);
    if (content.type !== undefined && around.includes(content.type)) continue;
    for (const one of content.children) queue.push({ path: [...place.path, one] });
  }
  return { leaves, open };
}

/** A place as people are told it, without the message's own name. */
export function pathOf({ path }: Place): string {
  return (path.length > 1 ? path.slice(1) : path).map(({ name }) => name).join('/');
}

/** What was found of a name. */
export type Found =
  | { readonly kind: 'one'; readonly place: Place }
  | { readonly kind: 'many'; readonly places: readonly Place[] }
  | { readonly kind: 'none' };

/**
 * Finds the place whose path ends as one of the names says. The least deep goes first, because what lies deeper belongs to
 * something else in the message; among those as deep, the earlier name.
 *
 * @param tiers names in tiers; a tier is asked only when those before it fit nowhere.
 */
export function findPlace(leaves: readonly Place[], tiers: readonly (readonly string[])[]): Found {
  const all = matchesOf(leaves, tiers);
  const depth = Math.min(...all.map(({ place }) => place.path.length));
  const shallow = all.filter(({ place }) => place.path.length === depth);
  const rank = Math.min(...shallow.map((one) => one.rank));
  const best = shallow.filter((one) => one.rank === rank).map(({ place }) => place);
  const [first] = best;
  if (first === undefined) return { kind: 'none' };
  return new Set(best.map(pathOf)).size === 1 ? { kind: 'one', place: first } : { kind: 'many', places: best };
}

interface Match {
  readonly place: Place;
  readonly rank: number;
}

/** Every place that fits a name of the first tier that fits anywhere. */
export function matchesOf(leaves: readonly Place[], tiers: readonly (readonly string[])[]): readonly Match[] {
  for (const tier of tiers) {
    const found = leaves.flatMap((place): Match[] => {
      const rank = tier.findIndex((name) => endsAs(place, name));
      return rank < 0 ? [] : [{ place, rank }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** Case counts for nothing: SorID and SorId are one element to whoever reads them. */
function endsAs({ path }: Place, name: string): boolean {
  const wanted = name.split('/').filter((part) => part !== '');
  const tail = path.slice(-wanted.length);
  return (
    wanted.length > 0 &&
    tail.length === wanted.length &&
    tail.every((one, index) => one.name.toLowerCase() === wanted[index]?.toLowerCase())
  );
}

/** A document seen as the contract it follows, for an answer whose contract does not say what stands in it. */
export function asContract(element: XmlElement): SchemaElement {
  const { namespace, name, children } = element;
  return {
    namespace,
    name,
    inner: namespace,
    required: false,
    repeated: false,
    nillable: false,
    preset: undefined,
    content: () => ({
      text: children.length === 0 ? 'string' : undefined,
      values: [],
      children: children.map(asContract),
      open: false,
      type: element,
    }),
  };
}
