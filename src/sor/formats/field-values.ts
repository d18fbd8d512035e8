import { type FieldKey, UNIT_ELEMENTS, type UnitFields } from '../fields.ts';

const KEYS = Object.keys(UNIT_ELEMENTS) as readonly FieldKey[];

/** The place of each field among the values of a unit. */
export const FIELD_AT = Object.fromEntries(KEYS.map((key, at) => [key, at])) as Readonly<Record<FieldKey, number>>;

/**
 * The values of a unit's fields, each at its place; undefined where the unit has none. Readers fill the same list for unit
 * after unit: an object with a property for each field costs more than reading them.
 */
export type FieldValues = (string | undefined)[];

/** Values where no field has any. */
export function noValues(): FieldValues {
  return new Array<undefined>(KEYS.length).fill(undefined);
}

/** The values of fields by their names. */
export function valuesOfFields(fields: UnitFields): FieldValues {
  return KEYS.map((key) => fields[key]);
}
