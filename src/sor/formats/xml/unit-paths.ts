import { type AddressKind, type FieldKey, SPECIALITY_NUMBERS, type UnitFields } from '../unit-fields.ts';
import type { ReadProblem, SorType } from '../../unit.ts';
import { TYPE_ELEMENTS } from './schema.ts';

/** A leaf of a unit as it stood: the path of local names below the unit's own element, and its text. */
export interface XmlField {
  readonly path: string;
  readonly value: string;
  readonly line: number;
}

/** A unit as it stood in the document, before anything was made of it. */
export interface RawXmlUnit {
  readonly sorType: SorType;
  /** The SorIdentifier of the unit it is nested in; undefined for an IE. */
  readonly parentSorIdentifier: string | undefined;
  readonly fields: readonly XmlField[];
  /** Where the unit's element begins. */
  readonly line: number;
}

const ADDRESS_ELEMENTS: Readonly<Record<string, AddressKind>> = {
  PostalAddressInformation: 'postal',
  VisitingAddressInformation: 'visiting',
  ActivityAddressInformation: 'activity',
};

const ADDRESS_LEAVES: Readonly<Record<string, 'Street' | 'Building' | 'Floor' | 'Suite' | 'PostCode' | 'District' | 'Country'>> =
  {
    StreetName: 'Street',
    StreetBuildingIdentifier: 'Building',
    FloorIdentifier: 'Floor',
    SuiteIdentifier: 'Suite',
    PostCodeIdentifier: 'PostCode',
    DistrictName: 'District',
    CountryIdentificationCode: 'Country',
  };

const PLAIN: Readonly<Record<string, FieldKey>> = {
  SorIdentifier: 'sorIdentifier',
  EntityName: 'entityName',
  CVRnumberIdentifier: 'cvrNumberIdentifier',
  PharmacyIdentifier: 'pharmacyIdentifier',
  ShakIdentifier: 'shakIdentifier',
  LocalCode: 'localCode',
  ProviderIdentifier: 'providerIdentifier',
  'EanLocationCodeEntity/EanLocationCode': 'eanLocationCode',
  'OptionalEanLocationCode/EanLocationCodeEntity/EanLocationCode': 'eanLocationCode',
  'OptionalEanLocationCode/EntityInheritedIndicator': 'eanInherited',
  'GeographicalParent/GeographicalParentRelation': 'geographicalRelation',
  'GeographicalParent/GeographicalParentSorIdentifier': 'geographicalSorIdentifier',
  'VirtualAddressInformation/EmailAddressIdentifier': 'email',
  'VirtualAddressInformation/Website': 'website',
  'VirtualAddressInformation/TelephoneNumberIdentifier': 'telephone',
  'VirtualAddressInformation/FaxNumberIdentifier': 'fax',
  'SorStatus/FromDate': 'fromDate',
  'SorStatus/ToDate': 'toDate',
  'SorStatus/UpdatedAt': 'updatedAt',
  'SorStatus/FirstFromDate': 'firstFromDate',
  'OrganizationalUnitInformation/AmbulantActivityIndicator': 'ambulant',
  'OrganizationalUnitInformation/PatientsAdmittedIndicator': 'admitted',
  'OrganizationalUnitInformation/ReportingLevelIndicator': 'reporting',
};

/**
 * Lays a raw unit flat. The level is found wherever in the unit it stands, because its place in version 3 is not
 * public; more than one is noted and the first kept.
 */
export function fieldsOfXmlUnit(raw: RawXmlUnit, note: (problem: ReadProblem) => void): UnitFields {
  const fields: UnitFields = { sorType: raw.sorType };
  if (raw.parentSorIdentifier !== undefined) fields.parentSorIdentifier = raw.parentSorIdentifier;
  const specialities = { code: 0, type: 0 };
  const lists: Record<'replaces' | 'replacedBy', string[]> = { replaces: [], replacedBy: [] };
  for (const { path, value, line } of raw.fields) {
    const list = listOf(path);
    const key = list ?? keyOf(path, raw.sorType, specialities);
    if (key === undefined || value === '') continue;
    if (list !== undefined) lists[list].push(value);
    else if (fields[key] === undefined) fields[key] = value;
    else note({ line, message: `${lastName(path)} står mere end én gang på enheden; den første (“${fields[key]}”) er brugt.` });
  }
  if (lists.replaces.length > 0) fields.replaces = lists.replaces.join(' ');
  if (lists.replacedBy.length > 0) fields.replacedBy = lists.replacedBy.join(' ');
  return fields;
}

function listOf(path: string): 'replaces' | 'replacedBy' | undefined {
  if (path.startsWith('ReplacesEntityCollection/')) return 'replaces';
  return path.startsWith('ReplacedByEntityCollection/') ? 'replacedBy' : undefined;
}

function keyOf(path: string, sorType: SorType, specialities: { code: number; type: number }): FieldKey | undefined {
  const plain = PLAIN[path];
  if (plain !== undefined) return plain;
  const leaf = lastName(path);
  if (leaf === 'OrganisationalLevelCode') return 'levelCode';
  if (leaf === 'OrganisationalLevelName') return 'levelName';
  if (path === TYPE_ELEMENTS[sorType]) return 'entityTypeCode';
  const kind = ADDRESS_ELEMENTS[path.slice(0, Math.max(0, path.indexOf('/')))];
  const part = ADDRESS_LEAVES[leaf];
  if (kind !== undefined && part !== undefined) return `${kind}${part}`;
  if (!path.startsWith('ClinicalSpecialityCollection/')) return undefined;
  if (leaf === 'SpecialityCode') return specialityKey((specialities.code += 1), 'Code');
  return leaf === 'SpecialityType' ? specialityKey((specialities.type += 1), 'Type') : undefined;
}

function specialityKey(count: number, part: 'Code' | 'Type'): FieldKey | undefined {
  const number = SPECIALITY_NUMBERS.find((value) => value === count);
  return number === undefined ? undefined : `speciality${number}${part}`;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
