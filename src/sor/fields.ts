import { column, type ElementRow, id27, ours, seen, type Spelling, type XmlSpelling } from './fields/spelling.ts';

/**
 * The data elements of a unit: one row an element, and in it how each carrier spells it. Every reader, writer, view, WSDL
 * and comparison is derived from here, so that an element is spelled once. What a carrier does not have by decision of
 * its format, or what this project does not read or write there, is left out of the row.
 */
/** How SOR XML and SORUS name the element around those of a kind. */
export const XML_GROUPS = {
  postal: 'PostalAddressInformation',
  visiting: 'VisitingAddressInformation',
  activity: 'ActivityAddressInformation',
  address: 'AddressPostal',
  virtual: 'VirtualAddressInformation',
  status: 'SorStatus',
  level: 'OrganisationalLevel',
  ownEan: 'EanLocationCodeEntity',
  optionalEan: 'OptionalEanLocationCode',
  geography: 'GeographicalParent',
  specialities: 'ClinicalSpecialityCollection',
  speciality: 'ClinicalSpeciality',
  indicators: 'OrganizationalUnitInformation',
  replaces: 'ReplacesEntityCollection',
  replacedBy: 'ReplacedByEntityCollection',
} as const;

/** The element that holds a unit's own fields, by type of unit. */
export const XML_UNIT_ELEMENTS = { IE: 'InstitutionOwner', SI: 'HealthInstitution', OE: 'OrganizationalUnit' } as const;

const inGroup = (group: keyof typeof XML_GROUPS, name: string): XmlSpelling => ({
  path: `${XML_GROUPS[group]}/${name}`,
  origin: 'seen',
});

const HEAD = {
  sorIdentifier: {
    name: 'SorIdentifier',
    xml: { path: 'SorIdentifier', origin: 'seen' },
    ...column(seen('SorId')),
    sorls: ours('SorId'),
    sorusRequest: seen('SorIdentifier'),
    sorusAnswer: seen('SorIdentifier'),
    fhir: { path: 'Organization.identifier', origin: 'seen' },
    compared: 'code',
  },
  sorType: {
    name: 'SorType',
    xml: 'structure',
    ...column(seen('SorType')),
    sorls: ours('SorType'),
    sorusAnswer: seen('SorType'),
    fhir: { path: 'Organization.type', origin: 'seen' },
    compared: 'code',
  },
  entityName: {
    name: 'EntityName',
    xml: { path: 'EntityName', origin: 'seen' },
    ...column(seen('EntityName')),
    sorls: ours('EntityName'),
    sorusRequest: seen('EntityName'),
    sorusAnswer: seen('EntityName'),
    fhir: { path: 'Organization.name', origin: 'seen' },
    compared: 'text',
  },
  /** SNOMED CT concept id. */
  entityTypeCode: {
    name: 'EntityType',
    xml: { path: { IE: 'OwnerType', SI: 'InstitutionType', OE: 'UnitType' }, origin: 'seen' },
    ...column(ours('EntityTypeId')),
    sorls: ours('EntityTypeId'),
    sorusRequest: seen('EntityTypeIdentifier'),
    sorusAnswer: seen('EntityTypeIdentifier'),
    fhir: { path: 'Organization.type', origin: 'seen' },
    compared: 'code',
  },
  entityTypeName: { name: 'EntityTypeName', ...column(seen('EntityTypeName')) },
  parentSorIdentifier: {
    name: 'ParentSorIdentifier',
    xml: 'structure',
    ...column(ours('ParentSorId')),
    sorls: ours('ParentSorId'),
    sorusRequest: seen('ParentSorIdentifier'),
    sorusAnswer: seen('ParentSorIdentifier'),
    fhir: { path: 'Organization.partOf', origin: 'seen' },
    plain: true,
    compared: 'code',
  },
  /** First day the unit is valid. FHIR has no element for the days of validity (MedCom's and HL7 Denmark's profiles). */
  firstFromDate: {
    name: 'FirstFromDate',
    xml: inGroup('status', 'FirstFromDate'),
    ...column(seen('FirstFromDate')),
    sorls: ours('FirstFromDate'),
    sorusAnswer: ours('SorStatus/FirstFromDate'),
    compared: 'day',
  },
  fromDate: {
    name: 'FromDate',
    xml: inGroup('status', 'FromDate'),
    ...column(seen('FromDate')),
    sorls: ours('FromDate'),
    sorusRequest: ours('FromDate'),
    sorusAnswer: ours('SorStatus/FromDate'),
    compared: 'day',
  },
  toDate: {
    name: 'ToDate',
    xml: inGroup('status', 'ToDate'),
    ...column(seen('ToDate')),
    sorls: ours('ToDate'),
    sorusRequest: ours('ToDate'),
    sorusAnswer: ours('SorStatus/ToDate'),
    compared: 'day',
  },
  updatedAt: { name: 'UpdatedAt', xml: inGroup('status', 'UpdatedAt'), ...column(seen('UpdatedAt')) },
  /** Readers of the NSP table show ShakId. FHIR has no system for the SHAK code (MedCom's and HL7 Denmark's profiles). */
  shakIdentifier: {
    name: 'ShakIdentifier',
    xml: { path: 'ShakIdentifier', origin: 'seen', on: ['SI', 'OE'] },
    ...column(seen('ShakId'), 'seen'),
    sorls: ours('ShakId'),
    sorusRequest: seen('ShakIdentifier'),
    sorusAnswer: seen('ShakIdentifier'),
    plain: true,
    compared: 'code',
  },
  /** In FHIR the SNOMED CT coding beside the level's name, which is voluntary. */
  levelCode: {
    name: 'OrganisationalLevelCode',
    xml: { path: 'OrganisationalLevel/OrganisationalLevelCode', origin: 'ours', since: 3 },
    ...column(id27('OrganisationalLevelCode'), 'id27'),
    sorls: id27('OrganisationalLevelCode'),
    sorusRequest: id27('OrganisationalLevelCode'),
    sorusAnswer: id27('OrganisationalLevelCode'),
    fhir: { path: 'Organization.type', origin: 'ours', optional: true },
    compared: 'code',
    level: 'code',
  },
  levelName: {
    name: 'OrganisationalLevelName',
    xml: { path: 'OrganisationalLevel/OrganisationalLevelName', origin: 'ours', since: 3 },
    ...column(id27('OrganisationalLevelName'), 'id27'),
    sorls: id27('OrganisationalLevelName'),
    sorusAnswer: id27('OrganisationalLevelName'),
    fhir: { path: 'Organization.type', origin: 'ours' },
    compared: 'text',
    level: 'name',
  },
  localCode: {
    name: 'LocalCode',
    xml: { path: 'LocalCode', origin: 'seen', on: ['OE'] },
    ...column(ours('LocalCode')),
    plain: true,
  },
  /** ydernummer */
  providerIdentifier: {
    name: 'ProviderIdentifier',
    xml: { path: 'ProviderIdentifier', origin: 'seen', on: ['OE'] },
    ...column(ours('ProviderId')),
    fhir: { path: 'Organization.identifier', origin: 'seen' },
    plain: true,
  },
  pharmacyIdentifier: {
    name: 'PharmacyIdentifier',
    xml: { path: 'PharmacyIdentifier', origin: 'seen', on: ['SI', 'OE'] },
    ...column(ours('PharmacyId')),
    plain: true,
  },
  /** That version 2 adds the owner's CVR number is public; the element's name and place follow from the schema's name. */
  cvrNumberIdentifier: {
    name: 'CVRnumberIdentifier',
    xml: { path: 'CVRnumberIdentifier', origin: 'ours', since: 2, on: ['IE'] },
    ...column(ours('CvrNumberId')),
    fhir: { path: 'Organization.identifier', origin: 'seen' },
    plain: true,
  },
  eanLocationCode: {
    name: 'EanLocationCode',
    xml: {
      path: {
        IE: 'EanLocationCodeEntity/EanLocationCode',
        SI: 'OptionalEanLocationCode/EanLocationCodeEntity/EanLocationCode',
        OE: 'OptionalEanLocationCode/EanLocationCodeEntity/EanLocationCode',
      },
      origin: 'seen',
    },
    ...column(ours('EanLocationCode')),
    fhir: { path: 'Organization.identifier', origin: 'seen' },
  },
  eanInherited: {
    name: 'EntityInheritedIndicator',
    xml: inGroup('optionalEan', 'EntityInheritedIndicator'),
    ...column(ours('EanLocationCodeInherited')),
  },
  geographicalRelation: {
    name: 'GeographicalParentRelation',
    xml: inGroup('geography', 'GeographicalParentRelation'),
    ...column(ours('GeographicalParentRelation')),
  },
  geographicalSorIdentifier: {
    name: 'GeographicalParentSorIdentifier',
    xml: inGroup('geography', 'GeographicalParentSorIdentifier'),
    ...column(ours('GeographicalParentSorId')),
  },
} as const satisfies Readonly<Record<string, ElementRow>>;

/** The parts of an address, by the names this form uses: the element of SOR XML, and the end of the column's name. */
const ADDRESS_PARTS = {
  Street: { xml: 'StreetName', csv: 'StreetName' },
  Building: { xml: 'StreetBuildingIdentifier', csv: 'StreetBuildingId' },
  Floor: { xml: 'FloorIdentifier', csv: 'FloorId' },
  Suite: { xml: 'SuiteIdentifier', csv: 'SuiteId' },
  PostCode: { xml: 'PostCodeIdentifier', csv: 'PostCodeId' },
  District: { xml: 'DistrictName', csv: 'DistrictName' },
  Country: { xml: 'CountryIdentificationCode', csv: 'CountryIdCode' },
  Region: { xml: undefined, csv: 'RegionCode' },
} as const;
type AddressPart = keyof typeof ADDRESS_PARTS;

/** The kinds of address, with the beginning of their columns' names. Only the postal address' columns are public. */
const ADDRESS_KINDS = {
  postal: { column: 'PostalAddress', origin: 'seen' },
  visiting: { column: 'VisitingAddress', origin: 'ours' },
  activity: { column: 'ActivityAddress', origin: 'ours' },
} as const;
/** A kind of address a unit can have. */
export type AddressKind = keyof typeof ADDRESS_KINDS;
type AddressKey = `${AddressKind}${AddressPart}`;

/** A unit has at most eight specialities (SOR XML 1.0.0, ClinicalSpecialityCollection). */
export const SPECIALITY_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
type SpecialityKey = `speciality${(typeof SPECIALITY_NUMBERS)[number]}${'Code' | 'Name' | 'Type'}`;

/** The leaves of one entry in the collection of specialities; which entry is told by the order. */
export const XML_SPECIALITY = { code: 'SpecialityCode', type: 'SpecialityType' } as const;

function addressRows(kind: AddressKind): [AddressKey, ElementRow][] {
  const { column: beginning, origin } = ADDRESS_KINDS[kind];
  return Object.entries(ADDRESS_PARTS).map(([part, { xml, csv }]) => [
    `${kind}${part as AddressPart}`,
    {
      name: `${beginning}${csv}`,
      ...(xml === undefined ? {} : { xml: inGroup(kind, `${XML_GROUPS.address}/${xml}`) }),
      ...column({ name: `${beginning}${csv}`, origin }),
      ...(kind === 'activity' || part === 'Region' ? {} : { fhir: { path: 'Organization.address', origin: 'seen' } }),
    },
  ]);
}

function specialityRows(number: (typeof SPECIALITY_NUMBERS)[number]): [SpecialityKey, ElementRow][] {
  const name = `PrioritizedEntitySpeciality${number}`;
  return [
    [`speciality${number}Code`, { name: `${name}Id`, ...column(seen(`${name}Id`), 'seen') }],
    [`speciality${number}Name`, { name: `${name}Name`, ...column(seen(`${name}Name`)) }],
    [`speciality${number}Type`, { name: XML_SPECIALITY.type }],
  ];
}

const CONTACT = {
  telephone: {
    name: 'TelephoneNumberIdentifier',
    xml: inGroup('virtual', 'TelephoneNumberIdentifier'),
    ...column(seen('VirtualAddressTelephoneNumber')),
    fhir: { path: 'Organization.telecom', origin: 'seen' },
  },
  website: {
    name: 'Website',
    xml: inGroup('virtual', 'Website'),
    ...column(seen('VirtualAddressWebsite')),
    fhir: { path: 'Organization.telecom', origin: 'seen' },
  },
  email: {
    name: 'EmailAddressIdentifier',
    xml: inGroup('virtual', 'EmailAddressIdentifier'),
    ...column(seen('VirtualAddressEmailAddress')),
    fhir: { path: 'Organization.telecom', origin: 'seen' },
  },
  fax: {
    name: 'FaxNumberIdentifier',
    xml: inGroup('virtual', 'FaxNumberIdentifier'),
    ...column(ours('VirtualAddressFaxNumber')),
    fhir: { path: 'Organization.telecom', origin: 'seen' },
  },
} as const satisfies Readonly<Record<string, ElementRow>>;

const TAIL = {
  ambulant: {
    name: 'AmbulantActivityIndicator',
    xml: inGroup('indicators', 'AmbulantActivityIndicator'),
    ...column(ours('AmbulantActivityIndicator')),
  },
  admitted: {
    name: 'PatientsAdmittedIndicator',
    xml: inGroup('indicators', 'PatientsAdmittedIndicator'),
    ...column(ours('PatientsAdmittedIndicator')),
  },
  reporting: {
    name: 'ReportingLevelIndicator',
    xml: inGroup('indicators', 'ReportingLevelIndicator'),
    ...column(ours('ReportingLevelIndicator')),
    sorusRequest: seen('ReportingLevelIndicator'),
  },
  /** SOR codes with a space between. In CSV a file of its own says it. */
  replaces: { name: 'ReplacesEntityCollection', xml: inGroup('replaces', 'SorIdentifier') },
  replacedBy: { name: 'ReplacedByEntityCollection', xml: inGroup('replacedBy', 'SorIdentifier') },
} as const satisfies Readonly<Record<string, ElementRow>>;

type Tabled = typeof HEAD & typeof CONTACT & typeof TAIL;

/** The fields of a unit laid flat, which XML, CSV and SOAP all can be read into. */
export type FieldKey = keyof Tabled | AddressKey | SpecialityKey;
/** The fields whose text a unit carries as it stands. */
export type PlainKey = KeysWith<{ readonly plain: true }>;
/** The fields every view of a unit has, but for the level, which views hold in pairs. */
export type ViewKey = Exclude<ComparedKey, 'levelCode' | 'levelName'>;
/** The fields that are compared between carriers. */
export type ComparedKey = KeysWith<{ readonly compared: string }>;
/** The fields a caller of SORUS may give a unit. */
export type DraftKey = Exclude<KeysWith<{ readonly sorusRequest: Spelling }>, 'sorIdentifier'>;
type KeysWith<Property> = { [K in keyof Tabled]: Tabled[K] extends Property ? K : never }[keyof Tabled];

/** Values as text; a field that is empty or not there is left out. */
export type UnitFields = Partial<Record<FieldKey, string>>;

/** All rows, in the order of SorEntity's columns. */
export const UNIT_ELEMENTS: Readonly<Record<FieldKey, ElementRow>> = {
  ...HEAD,
  ...rows(Object.keys(ADDRESS_KINDS) as AddressKind[], addressRows),
  ...CONTACT,
  ...rows(SPECIALITY_NUMBERS, specialityRows),
  ...TAIL,
};

function rows<T, K extends string>(of: readonly T[], make: (one: T) => [K, ElementRow][]): Readonly<Record<K, ElementRow>> {
  return Object.fromEntries(of.flatMap(make)) as Record<K, ElementRow>;
}

/** What SORUS calls a unit that a new one takes the place of; the real name is not public. */
export const SORUS_REPLACES = 'ReplacesSorIdentifier';
/** Where a service may name them instead: in the group that readers of the register find them in. */
export const SORUS_REPLACED = [SORUS_REPLACES, 'ReplacesEntityCollection/SorIdentifier'] as const;
/** What a service may call the unit that takes the place of others, where it is told by its code alone; ours likewise. */
export const SORUS_REPLACING = ['ReplacedBySorIdentifier', 'ReplacedByEntityCollection/SorIdentifier'] as const;
