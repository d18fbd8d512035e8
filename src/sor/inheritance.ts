import type { Tree, TreeUnit } from './tree.ts';
import type { LocationNumber, PostalAddress, SorUnit, VirtualAddress } from './unit.ts';

/** A unit of a register, or what a place shows of one, that may have something to inherit. */
interface Heir extends TreeUnit {
  readonly postalAddress?: PostalAddress | undefined;
  readonly visitingAddress?: PostalAddress | undefined;
  readonly activityAddress?: PostalAddress | undefined;
  readonly virtualAddress?: VirtualAddress | undefined;
  readonly locationNumber?: LocationNumber | undefined;
}

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
export function postalAddressOf<T extends Heir>(register: Tree<T>, unit: T): Inherited<PostalAddress> | undefined {
  return fromNearest(register, unit, 'postalAddress');
}

/** Where the unit is visited: its own visiting address, else its postal address. An IE has none of its own. */
export function visitingAddressOf<T extends Heir>(register: Tree<T>, unit: T): Inherited<PostalAddress> | undefined {
  return own(unit, 'visitingAddress') ?? postalAddressOf(register, unit);
}

/** Where an OE works: its own activity address, else its visiting address. Undefined for IE and SI, which have none. */
export function activityAddressOf<T extends Heir>(register: Tree<T>, unit: T): Inherited<PostalAddress> | undefined {
  if (unit.sorType !== 'OE') return undefined;
  return own(unit, 'activityAddress') ?? visitingAddressOf(register, unit);
}

/** How the unit is reached: its own contact data, else the nearest above. */
export function virtualAddressOf<T extends Heir>(register: Tree<T>, unit: T): Inherited<VirtualAddress> | undefined {
  return fromNearest(register, unit, 'virtualAddress');
}

/** The unit's location number; one with the inherited indicator takes the nearest number above it, and only such a one. */
export function locationNumberOf<T extends Heir>(register: Tree<T>, unit: T): Inherited<string> | undefined {
  for (const candidate of [unit, ...register.climb(unit)]) {
    const { locationNumber } = candidate;
    if (locationNumber === undefined) return undefined;
    if (!locationNumber.inherited) {
      return {
        value: locationNumber.eanLocationCode,
        fromSorIdentifier: candidate.sorIdentifier ?? '',
        fromField: 'locationNumber',
      };
    }
  }
  return undefined;
}

type Field = 'postalAddress' | 'visitingAddress' | 'activityAddress' | 'virtualAddress';
type Value<F extends Field> = NonNullable<SorUnit[F]>;

function own<F extends Field>(unit: Heir, field: F): Inherited<Value<F>> | undefined {
  const value: Heir[F] = unit[field];
  return value === undefined
    ? undefined
    : { value: value as Value<F>, fromSorIdentifier: unit.sorIdentifier ?? '', fromField: field };
}

function fromNearest<T extends Heir, F extends Field>(register: Tree<T>, unit: T, field: F): Inherited<Value<F>> | undefined {
  const has = (candidate: T): boolean => candidate[field] !== undefined;
  const from = has(unit) ? unit : register.nearestAbove(unit, has);
  return from === undefined ? undefined : own(from, field);
}
