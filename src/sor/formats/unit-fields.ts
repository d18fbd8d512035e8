/** The parts of an address, by the names this form uses. */
export const ADDRESS_PARTS = ['Street', 'Building', 'Floor', 'Suite', 'PostCode', 'District', 'Country', 'Region'] as const;
export const ADDRESS_KINDS = ['postal', 'visiting', 'activity'] as const;
/** A unit has at most eight specialities (SOR XML 1.0.0, ClinicalSpecialityCollection). */
export const SPECIALITY_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export type AddressKind = (typeof ADDRESS_KINDS)[number];
type AddressKey = `${AddressKind}${(typeof ADDRESS_PARTS)[number]}`;
type SpecialityKey = `speciality${(typeof SPECIALITY_NUMBERS)[number]}${'Code' | 'Name' | 'Type'}`;

/** The fields of a unit laid flat, which XML, CSV and SOAP all can be read into. */
export type FieldKey =
  | 'sorIdentifier'
  | 'sorType'
  | 'entityName'
  | 'entityTypeCode'
  | 'entityTypeName'
  | 'parentSorIdentifier'
  | 'shakIdentifier'
  | 'localCode'
  | 'providerIdentifier'
  | 'pharmacyIdentifier'
  | 'cvrNumberIdentifier'
  | 'eanLocationCode'
  | 'eanInherited'
  | 'geographicalRelation'
  | 'geographicalSorIdentifier'
  | 'email'
  | 'website'
  | 'telephone'
  | 'fax'
  | 'ambulant'
  | 'admitted'
  | 'reporting'
  | 'levelCode'
  | 'levelName'
  | 'fromDate'
  | 'toDate'
  | 'updatedAt'
  | 'firstFromDate'
  /** SOR codes with a space between. */
  | 'replaces'
  | 'replacedBy'
  | AddressKey
  | SpecialityKey;

/** Values as text; a field that is empty or not there is left out. */
export type UnitFields = Partial<Record<FieldKey, string>>;
