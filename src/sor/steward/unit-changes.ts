import { UNIT_CHANGES, type UnitChangeKind } from '../../model/measurement.ts';

/** A unit on the day its extract is seen for, as far as a change of it is told. */
export interface UnitState {
  readonly name: string;
  /** SOR code of the unit directly above; empty where there is none. */
  readonly parent: string;
  /** The level in words; empty for none. */
  readonly level: string;
  readonly isOpen: boolean;
  /** Its last day; empty where none is said. */
  readonly closes: string;
}

/** Units of an extract by their SOR codes. */
export type UnitStates = ReadonlyMap<string, UnitState>;

/** One thing that is not as it was with a unit. */
export interface StateChange {
  readonly kind: UnitChangeKind;
  readonly sorIdentifier: string;
  /** The parent, name or level before and after; empty where the unit was not there, or was not open. */
  readonly before: string;
  readonly after: string;
}

/** What a unit is called, by its SOR code; undefined when nobody knows. */
export type NameOf = (sorIdentifier: string) => string | undefined;

const byState =
  (states: UnitStates): NameOf =>
  (sorIdentifier) =>
    states.get(sorIdentifier)?.name;

/**
 * What became of units from one extract to the next, by kind in the order of {@link UNIT_CHANGES}. Only what was open on both
 * days can have moved, or changed its name or level. Pure.
 */
export function changesBetween(
  before: UnitStates,
  after: UnitStates,
  [nameThen, nameNow]: readonly [NameOf, NameOf] = [byState(before), byState(after)],
): readonly StateChange[] {
  const changes: StateChange[] = [];
  for (const [sorIdentifier, unit] of after) {
    const old = before.get(sorIdentifier);
    const add = (kind: UnitChangeKind, was: string, is: string): void => {
      changes.push({ kind, sorIdentifier, before: was, after: is });
    };
    if (old?.isOpen !== true) {
      if (unit.isOpen) add('opened', '', unit.name);
      continue;
    }
    if (!unit.isOpen) {
      add('closed', old.name, unit.closes);
      continue;
    }
    if (old.parent !== unit.parent) add('moved', parentInWords(old.parent, nameThen), parentInWords(unit.parent, nameNow));
    if (old.name !== unit.name) add('renamed', old.name, unit.name);
    if (old.level !== unit.level) add('level', old.level, unit.level);
  }
  for (const [sorIdentifier, old] of before) {
    if (old.isOpen && !after.has(sorIdentifier)) changes.push({ kind: 'gone', sorIdentifier, before: old.name, after: '' });
  }
  return changes.toSorted((a, b) => UNIT_CHANGES.indexOf(a.kind) - UNIT_CHANGES.indexOf(b.kind));
}

/** A level as a change of it is told; empty for none. */
export function levelOfChange(level: { readonly code: string; readonly name: string } | undefined): string {
  return level === undefined ? '' : [level.name, level.code].filter((text) => text !== '').join(', ');
}

/** A parent as a move tells it; empty for none. */
export const parentInWords = (parent: string, nameOf: NameOf): string =>
  parent === '' ? '' : [nameOf(parent) ?? '', parent].filter((text) => text !== '').join(', ');
