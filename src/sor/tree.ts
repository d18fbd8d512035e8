/** What a unit must tell to be put in a tree; an interface may lack any of it. */
export interface TreeUnit {
  readonly sorIdentifier: string | undefined;
  readonly sorType: string | undefined;
  readonly parentSorIdentifier?: string | undefined;
}

/** Units by code, and what lies above and below each; made by {@link indexTree}. */
export interface Tree<T extends TreeUnit> {
  /** The unit with a SOR code; the first, when it is recorded twice. */
  byId(sorIdentifier: string): T | undefined;
  /** Units directly below, in the order given. */
  childrenOf(sorIdentifier: string): readonly T[];
  /** The parent of a unit, its parent, and so on; nearest first. A ring ends where it would repeat. */
  climb(unit: T): Generator<T, void>;
  ancestorsOf(sorIdentifier: string): readonly T[];
  /** The first unit above one that matches, found without climbing further. */
  nearestAbove(unit: T, matches: (candidate: T) => boolean): T | undefined;
  /** All units below, each before its own children. */
  descendantsOf(sorIdentifier: string): Generator<T, void>;
  /** The institutionsejer a unit belongs to (itself, for an IE). */
  ownerOf(sorIdentifier: string): T | undefined;
  /** The sundhedsinstitution a unit belongs to (itself, for an SI; none for an IE). */
  institutionOf(sorIdentifier: string): T | undefined;
  /** Rings of parents, each once, as the codes of those in it. */
  rings(): readonly (readonly string[])[];
}

/**
 * Arranges units as a tree: one pass over them, after which every query costs the depth of the tree at most (and
 * descendants their own number). Rings and missing parents are never followed.
 */
export function indexTree<T extends TreeUnit>(units: readonly T[]): Tree<T> {
  const byId = new Map<string, T>();
  for (const unit of units) {
    if (unit.sorIdentifier !== undefined && !byId.has(unit.sorIdentifier)) byId.set(unit.sorIdentifier, unit);
  }
  // Made when it is first asked for: most who climb never look down.
  let children: Map<string, T[]> | undefined;
  const below = (sorIdentifier: string): readonly T[] => {
    children ??= Map.groupBy(byId.values(), parentOf);
    return children.get(sorIdentifier) ?? [];
  };

  function* climb(from: T): Generator<T, void> {
    const seen = new Seen(from.sorIdentifier);
    for (let unit = byId.get(parentOf(from)); unit !== undefined; unit = byId.get(parentOf(unit))) {
      if (!seen.add(unit.sorIdentifier)) return;
      yield unit;
    }
  }

  function* descendantsOf(sorIdentifier: string): Generator<T, void> {
    const seen = new Set<string | undefined>([sorIdentifier]);
    const waiting = below(sorIdentifier).toReversed();
    for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
      if (seen.has(unit.sorIdentifier)) continue;
      seen.add(unit.sorIdentifier);
      yield unit;
      for (const child of below(unit.sorIdentifier ?? '').toReversed()) waiting.push(child);
    }
  }

  return {
    byId: (sorIdentifier) => byId.get(sorIdentifier),
    childrenOf: below,
    climb,
    ancestorsOf: (sorIdentifier) => {
      const unit = byId.get(sorIdentifier);
      return unit === undefined ? [] : Array.from(climb(unit));
    },
    nearestAbove: (unit, matches) => {
      for (const candidate of climb(unit)) if (matches(candidate)) return candidate;
      return undefined;
    },
    descendantsOf,
    ownerOf: nearestOfType('IE', byId),
    institutionOf: nearestOfType('SI', byId),
    rings: () => ringsIn(byId),
  };
}

/** The codes passed on the way up. A tree is some ten units high, and a list that short is looked through sooner than a set is made. */
class Seen {
  readonly #few: (string | undefined)[];
  #many: Set<string | undefined> | undefined;

  constructor(code: string | undefined) {
    this.#few = [code];
  }

  /** Whether the code was not there before. */
  add(code: string | undefined): boolean {
    if (this.#many !== undefined) return this.#many.size !== this.#many.add(code).size;
    if (this.#few.includes(code)) return false;
    if (this.#few.push(code) > FEW) this.#many = new Set(this.#few);
    return true;
  }
}

const FEW = 30;

/** The code of the unit above; empty when none is named, which no unit has. */
function parentOf({ parentSorIdentifier }: TreeUnit): string {
  return parentSorIdentifier ?? '';
}

/**
 * Finds the nearest unit of a type, the unit itself counted. Every unit passed on the way remembers the answer, so that
 * asking for all units of a register costs one pass, however deep a damaged one is.
 */
function nearestOfType<T extends TreeUnit>(
  sorType: string,
  byId: ReadonlyMap<string, T>,
): (sorIdentifier: string) => T | undefined {
  const known = new Map<string, T | undefined>();
  return (sorIdentifier) => {
    const passed: string[] = [];
    const seen = new Seen(undefined);
    let id = sorIdentifier;
    let unit = byId.get(id);
    while (unit !== undefined && unit.sorType !== sorType && !known.has(id)) {
      if (!seen.add(id)) {
        unit = undefined;
        break;
      }
      passed.push(id);
      id = parentOf(unit);
      unit = byId.get(id);
    }
    const found = unit === undefined || unit.sorType === sorType ? unit : known.get(id);
    for (const each of passed) known.set(each, found);
    return found;
  };
}

/** One pass: each unit is walked upward only until a unit already known to be sound. */
function ringsIn<T extends TreeUnit>(byId: ReadonlyMap<string, T>): readonly (readonly string[])[] {
  const rings: string[][] = [];
  const settled = new Set<string>();
  for (const [start, { parentSorIdentifier }] of byId) {
    // Nearly every unit stands below one that has been looked at, and then is sound as that one is.
    if (settled.has(parentSorIdentifier ?? '') || !byId.has(parentSorIdentifier ?? '')) {
      settled.add(start);
      continue;
    }
    const path = new Map<string, number>();
    let id = start;
    for (let unit = byId.get(id); unit !== undefined && !settled.has(id); unit = byId.get(id)) {
      const entered = path.get(id);
      if (entered !== undefined) {
        rings.push(Array.from(path.keys()).slice(entered));
        break;
      }
      path.set(id, path.size);
      id = parentOf(unit);
    }
    for (const each of path.keys()) settled.add(each);
  }
  return rings;
}
