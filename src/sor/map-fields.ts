import type { RecordElement } from './fields/carriers.ts';
import { id27, ours, type Spelling } from './fields/spelling.ts';
import type { ShakSorMapRow } from './unit.ts';

/**
 * The records beside the units: one row an element, as in `fields.ts`. Their files, SKRS views and SORLS answers spell them
 * alike, as far as they are public at all.
 */
type Rows<K extends string> = Readonly<Record<K, Spelling>>;

/** A row of SHAKSORMap. ID27's two names are public; the others are not. */
export const SHAK_MAP_FIELDS = {
  shakIdentifier: ours('ShakId'),
  sorIdentifier: ours('SorId'),
  fromDate: ours('FromDate'),
  toDate: ours('ToDate'),
  levelCode: id27('OrganisationalLevelCode'),
  levelName: id27('OrganisationalLevelName'),
} as const satisfies Rows<string>;
/** A field of a row that ties a SHAK code to a unit. */
export type ShakMapKey = keyof typeof SHAK_MAP_FIELDS;

/** An entry of SORClassifications; the real names are not public. */
export const CLASSIFICATION_FIELDS = {
  classification: ours('Classification'),
  code: ours('Code'),
  name: ours('Name'),
  fromDate: ours('FromDate'),
  toDate: ours('ToDate'),
} as const satisfies Rows<string>;
/** A field of a code in a classification. */
export type ClassificationKey = keyof typeof CLASSIFICATION_FIELDS;

/** A row of SORReplacedEntities; the real names are not public. */
export const REPLACEMENT_FIELDS = {
  sorIdentifier: ours('SorId'),
  replacedBy: ours('ReplacedBySorId'),
} as const satisfies Rows<string>;

/** Columns of SorEntity that repeat what the owner and institution of a unit are; all seen in public code. Written, never read back. */
export const RELATED_COLUMNS = [
  'InstitutionOwnerCvrNumberId',
  'InstitutionOwnerEntityTypeName',
  'HealthInstitutionSorId',
  'HealthInstitutionEntityName',
  'HealthInstitutionEntityTypeName',
] as const;

function elementsOf<K extends string>(rows: Rows<K>): readonly RecordElement<K>[] {
  return (Object.keys(rows) as K[]).map((key) => ({ key, name: rows[key].name }));
}

/** The elements of each record, in the order they are written. */
export const SHAK_MAP_RECORD = elementsOf<ShakMapKey>(SHAK_MAP_FIELDS);
/** The elements of a code in a classification, in the order they are written. */
export const CLASSIFICATION_RECORD = elementsOf<ClassificationKey>(CLASSIFICATION_FIELDS);
/** The columns of the file that tells which units replace which, in the order they are written. */
export const REPLACEMENT_RECORD = elementsOf<keyof typeof REPLACEMENT_FIELDS>(REPLACEMENT_FIELDS);

/** A row of the SHAK map laid flat. */
export function shakMapValues({ organisationalLevel, ...row }: ShakSorMapRow): Readonly<Record<ShakMapKey, string | undefined>> {
  return { ...row, toDate: row.toDate, levelCode: organisationalLevel?.code, levelName: organisationalLevel?.name };
}
