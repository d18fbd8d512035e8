import type { SchemaElement } from '../../protocols/soap/schema.ts';
import { leaves as textElements, type XmlElement } from '../../protocols/xml/xml-tree.ts';
import { type Mappings, type NameKey, namesOf } from './names.ts';
import { asContract, findPlace, matchesOf, pathOf, type Place, type Places, placesIn } from './places.ts';

/** In a list of records any of the first tells what they look like. */
const MOST_COMPARED = 200;

/** What a record is known by: it holds both elements, or the first alone where the second need not be there. */
export interface RecordKind<K extends NameKey> {
  readonly by: readonly [NameKey, NameKey];
  /** Whether a record may lack the second. */
  readonly mayLackSecond: boolean;
  /** The elements that are read of it. */
  readonly keys: readonly K[];
}

/** Where records stand in an answer, and their elements within them. */
export interface RecordShape<K extends NameKey> {
  readonly kind: 'known';
  readonly record: readonly string[];
  readonly fields: ReadonlyMap<K | NameKey, readonly string[]>;
}

/** What an answer's contract says of its records. */
export type UnderstoodAnswer<K extends NameKey> =
  | RecordShape<K>
  /** More may stand there than it says, so the answers themselves must show it. */
  | { readonly kind: 'open' }
  | { readonly kind: 'missing'; readonly key: NameKey; readonly there: readonly string[] };

/** A record as it was answered, by what its elements are. */
export interface AnsweredRecord<K extends NameKey> {
  readonly first: (key: K) => string | undefined;
  readonly all: (key: K) => readonly string[];
  /** Elements the contract has no place for. */
  readonly notCarried: readonly K[];
}

/** What an answer's contract says of the records in it. */
export function understandAnswer<K extends NameKey>(
  answer: SchemaElement | undefined,
  kind: RecordKind<K>,
  mappings: Mappings,
): UnderstoodAnswer<K> {
  if (answer === undefined) return { kind: 'open' };
  const places = placesIn(answer);
  const shape = shapeIn(places, kind, mappings);
  return shape.kind === 'missing' && places.open.length > 0 ? { kind: 'open' } : shape;
}

/** What was found in an answer. */
export type AnsweredRecords<K extends NameKey> =
  | { readonly kind: 'records'; readonly records: readonly AnsweredRecord<K>[] }
  | { readonly kind: 'none' }
  /** Something was answered, and it cannot be known what. */
  | { readonly kind: 'unknown'; readonly key: NameKey; readonly there: readonly string[] };

/**
 * The records of an answer: by the contract where it says where they stand, else by the names in the answer itself. An
 * answer without any of what its contract lets stand there holds none.
 */
export function recordsIn<K extends NameKey>(
  response: XmlElement,
  understood: UnderstoodAnswer<K>,
  { kind, mappings }: { readonly kind: RecordKind<K>; readonly mappings: Mappings },
): AnsweredRecords<K> {
  if (understood.kind === 'known') {
    const records = recordsAt(response, understood, kind);
    if (records.length > 0) return { kind: 'records', records };
  }
  if (textElements(response).every(({ text }) => text === '')) return { kind: 'none' };
  const shown = shapeIn(placesIn(asContract(response)), kind, mappings);
  if (shown.kind === 'known') {
    const records = recordsAt(response, shown, kind).map((record) => ({ ...record, notCarried: [] }));
    return records.length > 0 ? { kind: 'records', records } : { kind: 'none' };
  }
  return understood.kind === 'known' ? { kind: 'none' } : { kind: 'unknown', key: shown.key, there: shown.there };
}

type ShapeOrMissing<K extends NameKey> = Exclude<UnderstoodAnswer<K>, { readonly kind: 'open' }>;

function shapeIn<K extends NameKey>({ leaves }: Places, kind: RecordKind<K>, mappings: Mappings): ShapeOrMissing<K> {
  const [first, second] = kind.by;
  const there = leaves.map(pathOf);
  const placesOf = (key: NameKey): readonly Place[] =>
    matchesOf(leaves, namesOf(key, mappings))
      .slice(0, MOST_COMPARED)
      .map(({ place }) => place);
  const firsts = placesOf(first);
  const seconds = placesOf(second);
  if (firsts.length === 0) return { kind: 'missing', key: first, there };
  if (seconds.length === 0 && !kind.mayLackSecond) return { kind: 'missing', key: second, there };
  const record = recordAround(firsts, seconds);
  const inside = leaves.filter(({ path }) => record.every((one, index) => path[index] === one || path[index]?.name === one.name));
  const fields = new Map<K | NameKey, readonly string[]>();
  for (const key of [...kind.by, ...kind.keys]) {
    const found = findPlace(inside, namesOf(key, mappings));
    if (found.kind === 'one')
      fields.set(
        key,
        found.place.path.slice(record.length).map(({ name }) => name),
      );
  }
  return { kind: 'known', record: record.slice(1).map(({ name }) => name), fields };
}

/** The innermost element that holds one of each, where they stand closest together. */
function recordAround(firsts: readonly Place[], seconds: readonly Place[]): readonly SchemaElement[] {
  let best: { readonly around: readonly SchemaElement[]; readonly apart: number; readonly depth: number } | undefined;
  for (const one of firsts)
    for (const other of seconds.length === 0 ? [one] : seconds) {
      const common = one.path.findIndex((element, index) => other.path[index] !== element);
      const shared = common < 0 ? one.path.length - 1 : common;
      const apart = one.path.length + other.path.length - 2 * shared;
      const depth = one.path.length;
      if (best === undefined || apart < best.apart || (apart === best.apart && depth < best.depth))
        best = { around: one.path.slice(0, Math.max(1, shared)), apart, depth };
    }
  return best?.around ?? [];
}

function recordsAt<K extends NameKey>(
  response: XmlElement,
  { record, fields }: RecordShape<K>,
  { by, keys }: RecordKind<K>,
): readonly AnsweredRecord<K>[] {
  const notCarried = keys.filter((key) => !fields.has(key));
  return along(response, record).flatMap((element) => {
    const all = (key: NameKey): readonly string[] => {
      const path = fields.get(key);
      return path === undefined ? [] : along(element, path).map(({ text }) => text);
    };
    // An element that is there and says nothing of who it is, is how some services say that there is none.
    if (by.every((key) => all(key).every((text) => text === ''))) return [];
    return [{ first: (key) => all(key)[0], all, notCarried }];
  });
}

/** The elements at a path below another, whatever their namespaces: prefixes and order are the service's own affair. */
function along(element: XmlElement, path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (around, name) => around.flatMap(({ children }) => children.filter((one) => one.name === name)),
    [element],
  );
}
