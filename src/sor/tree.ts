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
  const children = Map.groupBy(byId.values(), parentOf);
  const below = (sorIdentifier: string): readonly T[] => children.get(sorIdentifier) ?? [];

  function* climb(from: T): Generator<T, void> {
    const seen = new Set([from.sorIdentifier]);
    for (let unit = byId.get(parentOf(from)); unit !== undefined; unit = byId.get(parentOf(unit))) {
      if (seen.has(unit.sorIdentifier)) return;
      seen.add(unit.sorIdentifier);
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
    const seen = new Set<string>();
    let id = sorIdentifier;
    let unit = byId.get(id);
    while (unit !== undefined && unit.sorType !== sorType && !known.has(id)) {
      if (seen.has(id)) {
        unit = undefined;
        break;
      }
      seen.add(id);
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
  for (const start of byId.keys()) {
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
