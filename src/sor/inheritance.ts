import type { Register } from './register.ts';
import type { PostalAddress, SorUnit, VirtualAddress } from './unit.ts';

/** A value a unit has or takes over, and the unit and field it was taken from. */
export interface Inherited<T> {
  readonly value: T;
  readonly fromSorIdentifier: string;
  readonly fromField: 'postalAddress' | 'visitingAddress' | 'activityAddress' | 'virtualAddress' | 'locationNumber';
}

/**
 * The rules of XML version 2 (SorXmlDocumentationV2, chapter on inheritance): a unit without a postal address takes its
 * parent's; without a visiting address its own postal one; an OE without an activity address its visiting one; without
 * contact data its parent's; with the inherited indicator set, its parent's location number.
 */
export function postalAddressOf(register: Register, unit: SorUnit): Inherited<PostalAddress> | undefined {
  return fromNearest(register, unit, 'postalAddress');
}

/** Where the unit is visited: its own visiting address, else its postal address. An IE has none of its own. */
export function visitingAddressOf(register: Register, unit: SorUnit): Inherited<PostalAddress> | undefined {
  return own(unit, 'visitingAddress') ?? postalAddressOf(register, unit);
}

/** Where an OE works: its own activity address, else its visiting address. Undefined for IE and SI, which have none. */
export function activityAddressOf(register: Register, unit: SorUnit): Inherited<PostalAddress> | undefined {
  if (unit.sorType !== 'OE') return undefined;
  return own(unit, 'activityAddress') ?? visitingAddressOf(register, unit);
}

/** How the unit is reached: its own contact data, else the nearest above. */
export function virtualAddressOf(register: Register, unit: SorUnit): Inherited<VirtualAddress> | undefined {
  return fromNearest(register, unit, 'virtualAddress');
}

/** The unit's location number; one with the inherited indicator takes the nearest number above it, and only such a one. */
export function locationNumberOf(register: Register, unit: SorUnit): Inherited<string> | undefined {
  for (const candidate of [unit, ...register.ancestorsOf(unit.sorIdentifier)]) {
    const { locationNumber } = candidate;
    if (locationNumber === undefined) return undefined;
    if (!locationNumber.inherited) {
      return { value: locationNumber.eanLocationCode, fromSorIdentifier: candidate.sorIdentifier, fromField: 'locationNumber' };
    }
  }
  return undefined;
}

type Field = 'postalAddress' | 'visitingAddress' | 'activityAddress' | 'virtualAddress';

function own<F extends Field>(unit: SorUnit, field: F): Inherited<NonNullable<SorUnit[F]>> | undefined {
  const value = unit[field];
  return value === undefined ? undefined : { value, fromSorIdentifier: unit.sorIdentifier, fromField: field };
}

function fromNearest<F extends Field>(
  register: Register,
  unit: SorUnit,
  field: F,
): Inherited<NonNullable<SorUnit[F]>> | undefined {
  const found = own(unit, field);
  if (found !== undefined) return found;
  const ancestor = register.nearestAncestor(unit.sorIdentifier, (candidate) => candidate[field] !== undefined);
  return ancestor === undefined ? undefined : own(ancestor, field);
}
