import { escapeXml, xmlLeaf as leaf } from '../../../protocols/xml/escape-xml.ts';
import { SPECIALITY_TYPE } from '../../codes/speciality-type.ts';
import { type AddressKind, UNIT_ELEMENTS, XML_GROUPS, XML_SPECIALITY, XML_UNIT_ELEMENTS } from '../../fields.ts';
import { PLAIN_KEYS, XML_NAMES, xmlPath } from '../../fields/carriers.ts';
import type { LocationNumber, PostalAddress, SorType, SorUnit, VirtualAddress } from '../../unit.ts';
import type { SorXmlVersion } from './schema.ts';

/**
 * A unit's own element with its fields in the order of schema set 1.0.0. Version 2 adds the owner's CVR number
 * (that it does is public, its place is not), version 3 the level after SorStatus (place not public).
 */
export function unitElement(unit: SorUnit, version: SorXmlVersion): string {
  const name = XML_UNIT_ELEMENTS[unit.sorType];
  const fields = unit.sorType === 'IE' ? ownerFields(unit, version) : unitFields(unit, version);
  return `<${name}>${fields}</${name}>\n`;
}

function ownerFields(unit: SorUnit, version: SorXmlVersion): string {
  return (
    heading(unit) +
    plainTexts(unit, version) +
    (unit.locationNumber?.inherited === false ? eanEntity(unit.locationNumber.eanLocationCode, unit) : '') +
    address('postal', unit.postalAddress) +
    contact(unit.virtualAddress) +
    closing(unit, version)
  );
}

function unitFields(unit: SorUnit, version: SorXmlVersion): string {
  const isUnit = unit.sorType === 'OE';
  return (
    heading(unit) +
    plainTexts(unit, version) +
    wrap(XML_GROUPS.optionalEan, locationNumber(unit.locationNumber, unit)) +
    geography(unit) +
    address('postal', unit.postalAddress) +
    address('visiting', unit.visitingAddress) +
    (isUnit ? address('activity', unit.activityAddress) : '') +
    contact(unit.virtualAddress) +
    (isUnit ? specialities(unit) : '') +
    closing(unit, version) +
    (isUnit ? indicators(unit) : '')
  );
}

function heading(unit: SorUnit): string {
  return (
    leaf(XML_NAMES.sorIdentifier, unit.sorIdentifier) +
    leaf(XML_NAMES.entityName, unit.entityName) +
    leaf(xmlPath('entityTypeCode', unit.sorType) ?? '', unit.entityType?.code)
  );
}

/** The texts a unit carries as they stand, those its type and the version have. */
function plainTexts(unit: SorUnit, version: SorXmlVersion): string {
  let texts = '';
  for (const { key, since } of PLAIN_TEXTS[unit.sorType]) if (version >= since) texts += leaf(XML_NAMES[key], unit[key]);
  return texts;
}

const PLAIN_TEXTS = { IE: plainOf('IE'), SI: plainOf('SI'), OE: plainOf('OE') } as const;

function plainOf(sorType: SorType) {
  return PLAIN_KEYS.flatMap((key) => {
    const { xml } = UNIT_ELEMENTS[key];
    if (xml === undefined || xml === 'structure' || xml.on?.includes(sorType) === false) return [];
    return [{ key, since: xml.since ?? 1 }];
  });
}

function closing(unit: SorUnit, version: SorXmlVersion): string {
  const { status, organisationalLevel } = unit;
  const level =
    version === 3 && organisationalLevel !== undefined
      ? wrap(
          XML_GROUPS.level,
          leaf(XML_NAMES.levelCode, organisationalLevel.code) + leaf(XML_NAMES.levelName, organisationalLevel.name),
        )
      : '';
  return (
    wrap(
      XML_GROUPS.status,
      leaf(XML_NAMES.fromDate, status.fromDate) +
        leaf(XML_NAMES.toDate, status.toDate) +
        leaf(XML_NAMES.updatedAt, status.updatedAt) +
        leaf(XML_NAMES.firstFromDate, status.firstFromDate),
    ) +
    level +
    wrap(XML_GROUPS.replaces, unit.replaces.map((code) => leaf(XML_NAMES.replaces, code)).join('')) +
    wrap(XML_GROUPS.replacedBy, unit.replacedBy.map((code) => leaf(XML_NAMES.replacedBy, code)).join(''))
  );
}

function locationNumber(number: LocationNumber | undefined, unit: SorUnit): string {
  if (number?.inherited === false) return eanEntity(number.eanLocationCode, unit);
  return leaf(XML_NAMES.eanInherited, String(number?.inherited === true));
}

/** Values seen in public samples for what the register demands beside the number itself (trifork/sdm4-sorimporter, ONE_SYGEHUS.xml; MedCom EER). */
const EAN_SYSTEM = '<SystemSupplier>641000055002</SystemSupplier><SystemType>1611000045003</SystemType>';
const EAN_UNKNOWN_OPERATOR = '11000035002';

function eanEntity(code: string, unit: SorUnit): string {
  return wrap(
    XML_GROUPS.ownEan,
    leaf(XML_NAMES.eanLocationCode, code) +
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
    return unit.sorType === 'OE' ? wrap(XML_GROUPS.geography, leaf(XML_NAMES.geographicalRelation, '5')) : '';
  return wrap(
    XML_GROUPS.geography,
    leaf(XML_NAMES.geographicalRelation, String(parent.relation)) +
      leaf(XML_NAMES.geographicalSorIdentifier, parent.sorIdentifier),
  );
}

/** The elements of an address, which OIO's schemas define; the names are alike for all kinds of address. */
const OIO = {
  address: `xkom:${XML_GROUPS.address}`,
  street: `dkcc2005:${XML_NAMES.postalStreet}`,
  building: `dkcc:${XML_NAMES.postalBuilding}`,
  floor: `dkcc:${XML_NAMES.postalFloor}`,
  suite: `dkcc:${XML_NAMES.postalSuite}`,
  postCode: `dkcc2005:${XML_NAMES.postalPostCode}`,
  district: `dkcc2005:${XML_NAMES.postalDistrict}`,
  country: `dkcc:${XML_NAMES.postalCountry}`,
} as const;

function address(kind: AddressKind, value: PostalAddress | undefined): string {
  if (value === undefined) return '';
  const postal =
    leaf(OIO.street, value.streetName) +
    leaf(OIO.building, value.streetBuildingIdentifier) +
    leaf(OIO.floor, value.floorIdentifier) +
    leaf(OIO.suite, value.suiteIdentifier) +
    leaf(OIO.postCode, value.postCodeIdentifier) +
    leaf(OIO.district, value.districtName) +
    `<${OIO.country} scheme="iso3166-alpha2">${escapeXml(value.countryIdentificationCode)}</${OIO.country}>`;
  return wrap(XML_GROUPS[kind], wrap(OIO.address, postal));
}

function contact(value: VirtualAddress | undefined): string {
  if (value === undefined) return '';
  return wrap(
    XML_GROUPS.virtual,
    leaf(XML_NAMES.email, value.emailAddressIdentifier) +
      leaf(XML_NAMES.website, value.website) +
      leaf(XML_NAMES.telephone, value.telephoneNumberIdentifier) +
      leaf(XML_NAMES.fax, value.faxNumberIdentifier),
  );
}

function specialities(unit: SorUnit): string {
  const entries = unit.specialities.map(({ code, main }) =>
    wrap(
      XML_GROUPS.speciality,
      leaf(XML_SPECIALITY.code, code) + leaf(XML_SPECIALITY.type, main ? SPECIALITY_TYPE.main : SPECIALITY_TYPE.further),
    ),
  );
  return wrap(XML_GROUPS.specialities, entries.join(''));
}

function indicators(unit: SorUnit): string {
  const values = unit.hospitalIndicators;
  if (values === undefined) return '';
  return wrap(
    XML_GROUPS.indicators,
    leaf(XML_NAMES.ambulant, String(values.ambulantActivityIndicator)) +
      leaf(XML_NAMES.admitted, String(values.patientsAdmittedIndicator)) +
      leaf(XML_NAMES.reporting, String(values.reportingLevelIndicator)),
  );
}

function wrap(name: string, inner: string): string {
  return inner === '' ? '' : `<${name}>${inner}</${name}>`;
}
