import { ADDRESS_KINDS, type AddressKind, type FieldKey, SPECIALITY_NUMBERS } from '../unit-fields.ts';

/** A column of SorEntity: its name, the field it holds, and whether a public source shows the name. */
export interface SorEntityColumn {
  readonly name: string;
  readonly key: FieldKey;
  /**
   * `seen`: in public code that reads the file, or in a public field mapping; `id27`: named by the release page;
   * `ours`: needed to carry the register, the real name is not public.
   */
  readonly origin: 'seen' | 'id27' | 'ours';
}

const seen = (name: string, key: FieldKey): SorEntityColumn => ({ name, key, origin: 'seen' });
const id27 = (name: string, key: FieldKey): SorEntityColumn => ({ name, key, origin: 'id27' });
const ours = (name: string, key: FieldKey): SorEntityColumn => ({ name, key, origin: 'ours' });

function addressColumns(kind: AddressKind): SorEntityColumn[] {
  const prefix = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Address`;
  // Only the postal address' names are public; the other two follow them.
  const make = kind === 'postal' ? seen : ours;
  return [
    make(`${prefix}StreetName`, `${kind}Street`),
    make(`${prefix}StreetBuildingId`, `${kind}Building`),
    make(`${prefix}FloorId`, `${kind}Floor`),
    make(`${prefix}SuiteId`, `${kind}Suite`),
    make(`${prefix}PostCodeId`, `${kind}PostCode`),
    make(`${prefix}DistrictName`, `${kind}District`),
    make(`${prefix}CountryIdCode`, `${kind}Country`),
    make(`${prefix}RegionCode`, `${kind}Region`),
  ];
}

/** The columns of SorEntity that hold a unit's own fields, in the order they are written. */
export const SOR_ENTITY_COLUMNS: readonly SorEntityColumn[] = [
  seen('SorId', 'sorIdentifier'),
  seen('SorType', 'sorType'),
  seen('EntityName', 'entityName'),
  ours('EntityTypeId', 'entityTypeCode'),
  seen('EntityTypeName', 'entityTypeName'),
  ours('ParentSorId', 'parentSorIdentifier'),
  seen('FirstFromDate', 'firstFromDate'),
  seen('FromDate', 'fromDate'),
  seen('ToDate', 'toDate'),
  seen('UpdatedAt', 'updatedAt'),
  seen('ShakId', 'shakIdentifier'),
  id27('OrganisationalLevelCode', 'levelCode'),
  id27('OrganisationalLevelName', 'levelName'),
  ours('LocalCode', 'localCode'),
  ours('ProviderId', 'providerIdentifier'),
  ours('PharmacyId', 'pharmacyIdentifier'),
  ours('CvrNumberId', 'cvrNumberIdentifier'),
  ours('EanLocationCode', 'eanLocationCode'),
  ours('EanLocationCodeInherited', 'eanInherited'),
  ours('GeographicalParentRelation', 'geographicalRelation'),
  ours('GeographicalParentSorId', 'geographicalSorIdentifier'),
  ...ADDRESS_KINDS.flatMap(addressColumns),
  seen('VirtualAddressTelephoneNumber', 'telephone'),
  seen('VirtualAddressWebsite', 'website'),
  seen('VirtualAddressEmailAddress', 'email'),
  ours('VirtualAddressFaxNumber', 'fax'),
  ...SPECIALITY_NUMBERS.flatMap((number) => [
    seen(`PrioritizedEntitySpeciality${number}Id`, `speciality${number}Code`),
    seen(`PrioritizedEntitySpeciality${number}Name`, `speciality${number}Name`),
  ]),
  ours('AmbulantActivityIndicator', 'ambulant'),
  ours('PatientsAdmittedIndicator', 'admitted'),
  ours('ReportingLevelIndicator', 'reporting'),
];

/** Columns that repeat what the owner and institution of a unit are; all seen in public code. Written, never read back. */
export const RELATED_COLUMNS = [
  'InstitutionOwnerCvrNumberId',
  'InstitutionOwnerEntityTypeName',
  'HealthInstitutionSorId',
  'HealthInstitutionEntityName',
  'HealthInstitutionEntityTypeName',
] as const;

/** Columns of SHAKSORMap. ID27's two are public; the names of the others are not. */
export const SHAK_SOR_MAP_COLUMNS = [
  'ShakId',
  'SorId',
  'FromDate',
  'ToDate',
  'OrganisationalLevelCode',
  'OrganisationalLevelName',
] as const;

/** Columns of SORClassifications; the real names are not public. */
export const CLASSIFICATION_COLUMNS = ['Classification', 'Code', 'Name', 'FromDate', 'ToDate'] as const;

/** Columns of SORReplacedEntities; the real names are not public. */
export const REPLACED_COLUMNS = ['SorId', 'ReplacedBySorId'] as const;
