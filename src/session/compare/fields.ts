import { type ComparedKey, UNIT_ELEMENTS } from '../../sor/fields.ts';
import { carriedBy, type CarrierKind, COMPARED_KEYS } from '../../sor/fields/carriers.ts';
import type { LevelView, UnitView } from '../../interfaces/views.ts';
import { asCode, asText, type Normalise } from './normalise.ts';
import { dayOf, validityOn } from '../../sor/validity.ts';

/** One field of a unit, and how it is compared. */
export interface UnitField {
  /** The register's own element name. */
  readonly name: string;
  /** As it was written; undefined when it is not there. */
  readonly value: (unit: UnitView, onDate: string) => string | undefined;
  readonly normalise: Normalise;
  /** Whether the contract the unit came by has no place for it; then the unit takes no part in comparing it. */
  readonly isLeftOut: (unit: UnitView) => boolean;
  /** Whether an interface has it; where that is optional, it is compared only when it is there. */
  readonly carriedBy: (kind: CarrierKind) => 'always' | 'optional' | 'never';
}

/** A row of the comparison: a compared element of the table, or whether the unit is open. */
export type UnitFieldKey = ComparedKey | 'open';

/** The fields of a unit in the order of the register; which interfaces carry them is read from the table of elements. */
export const UNIT_FIELDS: Readonly<Record<UnitFieldKey, UnitField>> = {
  ...(Object.fromEntries(COMPARED_KEYS.map((key) => [key, fieldOf(key)])) as Record<ComparedKey, UnitField>),
  open: {
    name: 'Åben på dagen',
    value: openOn,
    normalise: asText,
    carriedBy: () => 'always',
    // Without its last day nobody can tell, and without both of its first days neither.
    isLeftOut: (unit) => lacks(unit, 'toDate') || (lacks(unit, 'firstFromDate') && lacks(unit, 'fromDate')),
  },
};

function fieldOf(key: ComparedKey): UnitField {
  const { compared, name } = UNIT_ELEMENTS[key];
  return {
    name,
    value: valueOf(key),
    normalise: compared === 'code' ? asCode : compared === 'day' ? dayOf : asText,
    carriedBy: (kind) => carriedBy(key, kind),
    isLeftOut: (unit) => lacks(unit, key),
  };
}

function lacks({ notCarried = [] }: UnitView, key: ComparedKey): boolean {
  return notCarried.some((one) => one === key);
}

function valueOf(key: ComparedKey): UnitField['value'] {
  if (key === 'levelCode') return (unit) => level(unit, ({ code }) => code);
  if (key === 'levelName') return (unit) => level(unit, ({ name }) => name);
  return (unit) => unit[key];
}

/** Several levels are told together, in an order that does not depend on the interface. */
function level(unit: UnitView, part: (level: LevelView) => string | undefined): string | undefined {
  const values = unit.organisationalLevels.flatMap((one) => part(one) ?? []);
  return values.length === 0 ? undefined : values.toSorted().join(' og ');
}

/** Whether the unit is open on the day: FHIR says so itself, elsewhere the days tell. */
function openOn(unit: UnitView, onDate: string): string | undefined {
  const isTold = unit.active !== undefined || dayOf(unit.firstFromDate) + dayOf(unit.fromDate) !== '';
  if (!isTold) return undefined;
  return validityOn(unit, onDate) === 'open' ? 'ja' : 'nej';
}
