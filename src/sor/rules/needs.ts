import { CLASSIFICATION } from '../classification.ts';
import type { FieldKey } from '../fields.ts';
import type { RegisterContent } from '../unit.ts';

/** What a rule may need, and how a reader of a message knows it: a field in the register's own names, or a table. */
export const NEEDS = {
  parents: 'enhedernes overordnede (ParentSorIdentifier, i CSV ParentSorId)',
  types: 'enhedernes type (EntityType, i CSV EntityTypeId)',
  shak: 'enhedernes SHAK-koder (ShakIdentifier, i CSV ShakId)',
  levels: 'niveauer (OrganisationalLevel)',
  addresses: 'enhedernes postadresser (PostalAddressInformation)',
  locationNumbers: 'enhedernes lokationsnumre (EanLocationCode)',
  specialities: 'enhedernes specialer (ClinicalSpeciality)',
  levelClassification: 'klassifikationen af niveauer (SorOrganisationalLevel)',
  specialityClassification: 'klassifikationen af specialer (ClinicalSpeciality)',
  shakSorMap: 'SHAK-oversættelsen (SHAKSORMap)',
} as const satisfies Readonly<Record<string, string>>;
/** What a register must have before a rule can be tried on it. */
export type Need = keyof typeof NEEDS;

/** A field need is unmet when the file has no place for any of these. */
const FIELDS: Partial<Readonly<Record<Need, readonly FieldKey[]>>> = {
  parents: ['parentSorIdentifier'],
  types: ['entityTypeCode'],
  shak: ['shakIdentifier'],
  addresses: ['postalStreet', 'postalBuilding', 'postalPostCode', 'postalDistrict'],
  locationNumbers: ['eanLocationCode', 'eanInherited'],
  specialities: ['speciality1Code', 'speciality1Name'],
};

/**
 * What a whole extract lacks for rules to be tried. XML has no classifications and no SHAK map, and version 2 no levels;
 * a CSV file may lack columns. A rule that finds fault with that has found the kind of file and not a mistake.
 */
export function lacksOf({ units, classifications, shakSorMap, absentFields = [] }: RegisterContent): ReadonlySet<Need> {
  const classified = (name: string): boolean => classifications.some(({ classification }) => classification === name);
  const met: Partial<Record<Need, boolean>> = {
    levels: units.some(({ organisationalLevel }) => organisationalLevel !== undefined),
    levelClassification: classified(CLASSIFICATION.level),
    specialityClassification: classified(CLASSIFICATION.speciality),
    shakSorMap: shakSorMap.length > 0,
  };
  const needs = Object.keys(NEEDS) as Need[];
  return new Set(
    needs.filter((need) => met[need] === false || FIELDS[need]?.every((field) => absentFields.includes(field)) === true),
  );
}
