import type { SorUnit } from './unit.ts';

/** What is wrong with the register's tree; each names the unit it was seen on. */
export type HierarchyProblem =
  | { readonly kind: 'duplicate-id'; readonly sorIdentifier: string; readonly count: number }
  | { readonly kind: 'missing-parent'; readonly sorIdentifier: string; readonly parentSorIdentifier: string }
  | { readonly kind: 'cycle'; readonly sorIdentifier: string; readonly members: readonly string[] };

/**
 * Finds units recorded twice, units whose parent is not in the register and rings of parents, in one pass over the
 * units: each is walked upward only until a unit already known to be sound.
 */
export function findHierarchyProblems(units: readonly SorUnit[], byId: ReadonlyMap<string, SorUnit>): HierarchyProblem[] {
  return [...duplicates(units), ...missingParents(byId), ...cycles(byId)];
}

function duplicates(units: readonly SorUnit[]): HierarchyProblem[] {
  const counts = new Map<string, number>();
  for (const { sorIdentifier } of units) counts.set(sorIdentifier, (counts.get(sorIdentifier) ?? 0) + 1);
  return Array.from(counts)
    .filter(([, count]) => count > 1)
    .map(([sorIdentifier, count]) => ({ kind: 'duplicate-id', sorIdentifier, count }));
}

function missingParents(byId: ReadonlyMap<string, SorUnit>): HierarchyProblem[] {
  const problems: HierarchyProblem[] = [];
  for (const { sorIdentifier, parentSorIdentifier } of byId.values()) {
    if (parentSorIdentifier !== undefined && !byId.has(parentSorIdentifier)) {
      problems.push({ kind: 'missing-parent', sorIdentifier, parentSorIdentifier });
    }
  }
  return problems;
}

function cycles(byId: ReadonlyMap<string, SorUnit>): HierarchyProblem[] {
  const problems: HierarchyProblem[] = [];
  const settled = new Set<string>();
  for (const start of byId.values()) {
    const path = new Map<string, number>();
    let unit: SorUnit | undefined = start;
    while (unit !== undefined && !settled.has(unit.sorIdentifier)) {
      const entered = path.get(unit.sorIdentifier);
      if (entered !== undefined) {
        problems.push({ kind: 'cycle', sorIdentifier: unit.sorIdentifier, members: Array.from(path.keys()).slice(entered) });
        break;
      }
      path.set(unit.sorIdentifier, path.size);
      unit = unit.parentSorIdentifier === undefined ? undefined : byId.get(unit.parentSorIdentifier);
    }
    for (const id of path.keys()) settled.add(id);
  }
  return problems;
}
