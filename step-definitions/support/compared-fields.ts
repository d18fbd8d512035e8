import type { UnitFieldKey } from '../../src/session/compare/fields.ts';
import type { CarrierKind } from '../../src/sor/fields/carriers.ts';
import { type Surface, SURFACES } from './surfaces.ts';

/** Fields that belong together, by the words of the scenarios. */
export const FIELD_GROUPS = {
  niveau: ['levelCode', 'levelName'],
  navn: ['entityName'],
  overordnede: ['parentSorIdentifier'],
  'SHAK-kode': ['shakIdentifier'],
  gyldighed: ['firstFromDate', 'fromDate', 'toDate', 'open'],
  type: ['sorType', 'entityTypeCode'],
  'SOR-kode': ['sorIdentifier'],
} as const satisfies Readonly<Record<string, readonly UnitFieldKey[]>>;
/** What a step calls the fields it compares. Danish. */
export type FieldGroup = keyof typeof FIELD_GROUPS;

/** Which kind of interface a place is, for the comparison. */
export function sourceKind(surface: Surface): CarrierKind {
  const place = SURFACES[surface];
  // A regional system is asked over FHIR and carries what FHIR carries.
  if (place.kind === 'system') return 'fhir';
  if (place.kind !== 'extract') return place.kind;
  return place.file === 'csvDaily' || place.file === 'csvComplete' ? 'csv' : place.file;
}
