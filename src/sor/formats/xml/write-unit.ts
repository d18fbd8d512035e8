import { escapeXml, xmlLeaf as leaf } from '../../../protocols/xml/escape-xml.ts';
import { SPECIALITY_TYPE } from '../../codes/speciality-type.ts';
import type { LocationNumber, PostalAddress, SorUnit, VirtualAddress } from '../../unit.ts';
import { FIELD_ELEMENTS, type SorXmlVersion, TYPE_ELEMENTS } from './schema.ts';

/**
 * A unit's own element with its fields in the order of schema set 1.0.0. Version 2 adds the owner's CVR number
 * (that it does is public, its place is not), version 3 the level after SorStatus (place not public).
 */
export function unitElement(unit: SorUnit, version: SorXmlVersion): string {
  const name = FIELD_ELEMENTS[unit.sorType];
  const fields = unit.sorType === 'IE' ? ownerFields(unit, version) : unitFields(unit, version);
  return `<${name}>${fields}</${name}>\n`;
}

function ownerFields(unit: SorUnit, version: SorXmlVersion): string {
  return (
    heading(unit) +
    (version === 1 ? '' : leaf('CVRnumberIdentifier', unit.cvrNumberIdentifier)) +
    (unit.locationNumber?.inherited === false ? eanEntity(unit.locationNumber.eanLocationCode, unit) : '') +
    address('PostalAddressInformation', unit.postalAddress) +
    contact(unit.virtualAddress) +
    closing(unit, version)
  );
}

function unitFields(unit: SorUnit, version: SorXmlVersion): string {
  const isUnit = unit.sorType === 'OE';
  return (
    heading(unit) +
    (isUnit ? leaf('LocalCode', unit.localCode) : '') +
    leaf('PharmacyIdentifier', unit.pharmacyIdentifier) +
    leaf('ShakIdentifier', unit.shakIdentifier) +
    (isUnit ? leaf('ProviderIdentifier', unit.providerIdentifier) : '') +
    wrap('OptionalEanLocationCode', locationNumber(unit.locationNumber, unit)) +
    geography(unit) +
    address('PostalAddressInformation', unit.postalAddress) +
    address('VisitingAddressInformation', unit.visitingAddress) +
    (isUnit ? address('ActivityAddressInformation', unit.activityAddress) : '') +
    contact(unit.virtualAddress) +
    (isUnit ? specialities(unit) : '') +
    closing(unit, version) +
    (isUnit ? indicators(unit) : '')
  );
}

function heading(unit: SorUnit): string {
  return (
    leaf('SorIdentifier', unit.sorIdentifier) +
    leaf('EntityName', unit.entityName) +
    leaf(TYPE_ELEMENTS[unit.sorType], unit.entityType?.code)
  );
}

function closing(unit: SorUnit, version: SorXmlVersion): string {
  const { status, organisationalLevel } = unit;
  const level =
    version === 3 && organisationalLevel !== undefined
      ? wrap(
          'OrganisationalLevel',
          leaf('OrganisationalLevelCode', organisationalLevel.code) + leaf('OrganisationalLevelName', organisationalLevel.name),
        )
      : '';
  return (
    wrap(
      'SorStatus',
      leaf('FromDate', status.fromDate) +
        leaf('ToDate', status.toDate) +
        leaf('UpdatedAt', status.updatedAt) +
        leaf('FirstFromDate', status.firstFromDate),
    ) +
    level +
    wrap('ReplacesEntityCollection', unit.replaces.map((code) => leaf('SorIdentifier', code)).join('')) +
    wrap('ReplacedByEntityCollection', unit.replacedBy.map((code) => leaf('SorIdentifier', code)).join(''))
  );
}

function locationNumber(number: LocationNumber | undefined, unit: SorUnit): string {
  if (number?.inherited === false) return eanEntity(number.eanLocationCode, unit);
  return leaf('EntityInheritedIndicator', String(number?.inherited === true));
}

/** Values seen in public samples for what the register demands beside the number itself (trifork/sdm4-sorimporter, ONE_SYGEHUS.xml; MedCom EER). */
const EAN_SYSTEM = '<SystemSupplier>641000055002</SystemSupplier><SystemType>1611000045003</SystemType>';
const EAN_UNKNOWN_OPERATOR = '11000035002';

function eanEntity(code: string, unit: SorUnit): string {
  return wrap(
    'EanLocationCodeEntity',
    leaf('EanLocationCode', code) +
      '<OnlyInternalIndicator>false</OnlyInternalIndicator><NonActiveIndicator>false</NonActiveIndicator>' +
      EAN_SYSTEM +
      leaf('CommunicationSupplier', EAN_UNKNOWN_OPERATOR) +
      leaf('RegionCode', unit.postalAddress?.regionCode ?? OTHER_REGION) +
      leaf('EdiAdministrator', unit.sorIdentifier),
  );
}

/** MedCom's EER region codes: 1 is "other". */
const OTHER_REGION = '1';

function geography(unit: SorUnit): string {
  const parent = unit.geographicalParent;
  // Mandatory on an OE; 5 is "unknown geographical placement".
  if (parent === undefined)
    return unit.sorType === 'OE' ? wrap('GeographicalParent', leaf('GeographicalParentRelation', '5')) : '';
  return wrap(
    'GeographicalParent',
    leaf('GeographicalParentRelation', String(parent.relation)) + leaf('GeographicalParentSorIdentifier', parent.sorIdentifier),
  );
}

function address(name: string, value: PostalAddress | undefined): string {
  if (value === undefined) return '';
  const postal =
    leaf('dkcc2005:StreetName', value.streetName) +
    leaf('dkcc:StreetBuildingIdentifier', value.streetBuildingIdentifier) +
    leaf('dkcc:FloorIdentifier', value.floorIdentifier) +
    leaf('dkcc:SuiteIdentifier', value.suiteIdentifier) +
    leaf('dkcc2005:PostCodeIdentifier', value.postCodeIdentifier) +
    leaf('dkcc2005:DistrictName', value.districtName) +
    `<dkcc:CountryIdentificationCode scheme="iso3166-alpha2">${escapeXml(value.countryIdentificationCode)}</dkcc:CountryIdentificationCode>`;
  return wrap(name, wrap('xkom:AddressPostal', postal));
}

function contact(value: VirtualAddress | undefined): string {
  if (value === undefined) return '';
  return wrap(
    'VirtualAddressInformation',
    leaf('EmailAddressIdentifier', value.emailAddressIdentifier) +
      leaf('Website', value.website) +
      leaf('TelephoneNumberIdentifier', value.telephoneNumberIdentifier) +
      leaf('FaxNumberIdentifier', value.faxNumberIdentifier),
  );
}

function specialities(unit: SorUnit): string {
  const entries = unit.specialities.map(({ code, main }) =>
    wrap(
      'ClinicalSpeciality',
      leaf('SpecialityCode', code) + leaf('SpecialityType', main ? SPECIALITY_TYPE.main : SPECIALITY_TYPE.further),
    ),
  );
  return wrap('ClinicalSpecialityCollection', entries.join(''));
}

function indicators(unit: SorUnit): string {
  const values = unit.hospitalIndicators;
  if (values === undefined) return '';
  return wrap(
    'OrganizationalUnitInformation',
    leaf('AmbulantActivityIndicator', String(values.ambulantActivityIndicator)) +
      leaf('PatientsAdmittedIndicator', String(values.patientsAdmittedIndicator)) +
      leaf('ReportingLevelIndicator', String(values.reportingLevelIndicator)),
  );
}

function wrap(name: string, inner: string): string {
  return inner === '' ? '' : `<${name}>${inner}</${name}>`;
}
