import type { CodedConcept } from './coded-concept.ts';
import { OWNER_TYPES } from './owner-types.ts';
import { SPECIALITIES } from './specialities.ts';
import { UNIT_TYPES } from './unit-types.ts';

const index = (concepts: readonly CodedConcept[]): ReadonlyMap<string, string> =>
  new Map(concepts.map(({ code, name }) => [code, name]));

const typeNames = index([...Object.values(OWNER_TYPES), ...UNIT_TYPES]);
const specialityNames = index(SPECIALITIES);

/** The name of an OwnerType, InstitutionType or UnitType code; an empty string when no public list has it. */
export function typeName(code: string): string {
  return typeNames.get(code) ?? '';
}

/** The name of a speciality code; an empty string when no public list has it. */
export function specialityName(code: string): string {
  return specialityNames.get(code) ?? '';
}
