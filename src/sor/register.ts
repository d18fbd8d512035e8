import { findHierarchyProblems, type HierarchyProblem } from './hierarchy-problems.ts';
import { indexShakMap, type ShakMap } from './shak-map.ts';
import type { ClassificationEntry, RegisterContent, SorType, SorUnit } from './unit.ts';
import { isInForce } from './validity.ts';

/** A read-only register that answers by code; made by {@link indexRegister}. */
export interface Register {
  readonly content: RegisterContent;
  /** What is wrong with the tree: units twice, parents missing, rings. */
  readonly hierarchyProblems: readonly HierarchyProblem[];
  readonly shakMap: ShakMap;
  /** The unit with a SOR code; the first, when it is recorded twice. */
  byId(sorIdentifier: string): SorUnit | undefined;
  /** Units directly below, in the order of the extract. */
  childrenOf(sorIdentifier: string): readonly SorUnit[];
  /** Parent, its parent, and so on; nearest first. A ring ends where it would repeat. */
  ancestorsOf(sorIdentifier: string): readonly SorUnit[];
  /** The first unit above that matches, found without climbing further. */
  nearestAncestor(sorIdentifier: string, matches: (unit: SorUnit) => boolean): SorUnit | undefined;
  /** All units below, each before its own children. */
  descendantsOf(sorIdentifier: string): Generator<SorUnit, void>;
  /** The institutionsejer a unit belongs to (itself, for an IE). */
  ownerOf(sorIdentifier: string): SorUnit | undefined;
  /** The sundhedsinstitution a unit belongs to (itself, for an SI; none for an IE). */
  institutionOf(sorIdentifier: string): SorUnit | undefined;
  /** Entries of a classification by its name that are in force on an ISO day. */
  classificationOn(classification: string, date: string): readonly ClassificationEntry[];
}

const NO_UNITS: readonly SorUnit[] = [];

/**
 * Indexes a register: one pass over the units, after which every query costs the depth of the tree at most (and
 * descendants their own number). Rings and missing parents are reported, never followed.
 */
export function indexRegister(content: RegisterContent): Register {
  const byId = new Map<string, SorUnit>();
  for (const unit of content.units) if (!byId.has(unit.sorIdentifier)) byId.set(unit.sorIdentifier, unit);
  const children = groupByParent(byId);
  const classifications = Map.groupBy(content.classifications, (entry) => entry.classification);

  function* climb(sorIdentifier: string): Generator<SorUnit, void> {
    const seen = new Set([sorIdentifier]);
    let parent = byId.get(sorIdentifier)?.parentSorIdentifier;
    while (parent !== undefined && !seen.has(parent)) {
      const unit = byId.get(parent);
      if (unit === undefined) return;
      seen.add(parent);
      yield unit;
      parent = unit.parentSorIdentifier;
    }
  }

  function* descendantsOf(sorIdentifier: string): Generator<SorUnit, void> {
    const seen = new Set([sorIdentifier]);
    const waiting = (children.get(sorIdentifier) ?? NO_UNITS).toReversed();
    for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
      if (seen.has(unit.sorIdentifier)) continue;
      seen.add(unit.sorIdentifier);
      yield unit;
      for (const child of (children.get(unit.sorIdentifier) ?? NO_UNITS).toReversed()) waiting.push(child);
    }
  }

  return {
    content,
    hierarchyProblems: findHierarchyProblems(content.units, byId),
    shakMap: indexShakMap(content.shakSorMap),
    byId: (sorIdentifier) => byId.get(sorIdentifier),
    childrenOf: (sorIdentifier) => children.get(sorIdentifier) ?? NO_UNITS,
    ancestorsOf: (sorIdentifier) => Array.from(climb(sorIdentifier)),
    nearestAncestor: (sorIdentifier, matches) => {
      for (const unit of climb(sorIdentifier)) if (matches(unit)) return unit;
      return undefined;
    },
    descendantsOf,
    ownerOf: nearestOfType('IE', byId),
    institutionOf: nearestOfType('SI', byId),
    classificationOn: (classification, date) =>
      (classifications.get(classification) ?? []).filter((entry) => isInForce(entry, date)),
  };
}

function groupByParent(byId: ReadonlyMap<string, SorUnit>): ReadonlyMap<string, readonly SorUnit[]> {
  const children = new Map<string, SorUnit[]>();
  for (const unit of byId.values()) {
    if (unit.parentSorIdentifier === undefined) continue;
    const siblings = children.get(unit.parentSorIdentifier);
    if (siblings === undefined) children.set(unit.parentSorIdentifier, [unit]);
    else siblings.push(unit);
  }
  return children;
}

/**
 * Finds the nearest unit of a type, the unit itself counted. Every unit passed on the way remembers the answer, so that
 * asking for all units of a register costs one pass, however deep a damaged one is.
 */
function nearestOfType(sorType: SorType, byId: ReadonlyMap<string, SorUnit>): (sorIdentifier: string) => SorUnit | undefined {
  const known = new Map<string, SorUnit | undefined>();
  return (sorIdentifier) => {
    const passed: string[] = [];
    const seen = new Set<string>();
    let unit = byId.get(sorIdentifier);
    while (unit !== undefined && unit.sorType !== sorType && !known.has(unit.sorIdentifier)) {
      if (seen.has(unit.sorIdentifier)) {
        unit = undefined;
        break;
      }
      seen.add(unit.sorIdentifier);
      passed.push(unit.sorIdentifier);
      unit = unit.parentSorIdentifier === undefined ? undefined : byId.get(unit.parentSorIdentifier);
    }
    const found = unit === undefined || unit.sorType === sorType ? unit : known.get(unit.sorIdentifier);
    for (const id of passed) known.set(id, found);
    return found;
  };
}
