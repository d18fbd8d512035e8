import { indexShakMap, type ShakMap } from './shak-map.ts';
import { indexTree, type Tree } from './tree.ts';
import type { ClassificationEntry, RegisterContent, SorUnit } from './unit.ts';
import { isInForce } from './validity.ts';

/** A read-only register that answers by code; made by {@link indexRegister}. */
export interface Register extends Tree<SorUnit> {
  readonly content: RegisterContent;
  readonly shakMap: ShakMap;
  /** Entries of a classification by its name that are in force on an ISO day. */
  classificationOn(classification: string, date: string): readonly ClassificationEntry[];
}

/** Indexes a register: the tree of its units, its SHAK map and its classifications. */
export function indexRegister(content: RegisterContent): Register {
  return {
    ...indexTree(content.units),
    content,
    shakMap: indexShakMap(content.shakSorMap),
    classificationOn: indexClassifications(content.classifications),
  };
}

/** Finds the entries of a classification, by its name, that are in force on an ISO day; each answer is found once. */
export function indexClassifications(entries: readonly ClassificationEntry[]): Register['classificationOn'] {
  const byName = Map.groupBy(entries, (entry) => entry.classification);
  const found = new Map<string, readonly ClassificationEntry[]>();
  return (classification, date) => {
    const key = `${classification} ${date}`;
    const known = found.get(key) ?? (byName.get(classification) ?? []).filter((entry) => isInForce(entry, date));
    found.set(key, known);
    return known;
  };
}
