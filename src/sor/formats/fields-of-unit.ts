import type { PostalAddress, SorUnit } from '../unit.ts';
import { type AddressKind, type FieldKey, SPECIALITY_NUMBERS, type UnitFields } from './unit-fields.ts';

/** Lays a unit flat; the reverse of unitFromFields for every unit that keeps the schema's bounds. */
export function fieldsOfUnit(unit: SorUnit): UnitFields {
  const { status, virtualAddress, hospitalIndicators, locationNumber } = unit;
  return compact({
    sorIdentifier: unit.sorIdentifier,
    sorType: unit.sorType,
    entityName: unit.entityName,
    entityTypeCode: unit.entityType?.code,
    entityTypeName: unit.entityType?.name,
    parentSorIdentifier: unit.parentSorIdentifier,
    shakIdentifier: unit.shakIdentifier,
    localCode: unit.localCode,
    providerIdentifier: unit.providerIdentifier,
    pharmacyIdentifier: unit.pharmacyIdentifier,
    cvrNumberIdentifier: unit.cvrNumberIdentifier,
    eanLocationCode: locationNumber?.inherited === false ? locationNumber.eanLocationCode : undefined,
    eanInherited: flag(locationNumber?.inherited),
    geographicalRelation: unit.geographicalParent?.relation.toString(),
    geographicalSorIdentifier: unit.geographicalParent?.sorIdentifier,
    ...addressFields('postal', unit.postalAddress),
    ...addressFields('visiting', unit.visitingAddress),
    ...addressFields('activity', unit.activityAddress),
    email: virtualAddress?.emailAddressIdentifier,
    website: virtualAddress?.website,
    telephone: virtualAddress?.telephoneNumberIdentifier,
    fax: virtualAddress?.faxNumberIdentifier,
    ...specialityFields(unit),
    ambulant: flag(hospitalIndicators?.ambulantActivityIndicator),
    admitted: flag(hospitalIndicators?.patientsAdmittedIndicator),
    reporting: flag(hospitalIndicators?.reportingLevelIndicator),
    levelCode: unit.organisationalLevel?.code,
    levelName: unit.organisationalLevel?.name,
    fromDate: status.fromDate,
    toDate: status.toDate,
    updatedAt: status.updatedAt,
    firstFromDate: status.firstFromDate,
    replaces: unit.replaces.join(' '),
    replacedBy: unit.replacedBy.join(' '),
  });
}

type Loose = { [K in FieldKey]?: string | undefined };

function compact(fields: Loose): UnitFields {
  const kept: UnitFields = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== '') kept[key as FieldKey] = value;
  return kept;
}

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function addressFields(kind: AddressKind, address: PostalAddress | undefined): Loose {
  if (address === undefined) return {};
  return {
    [`${kind}Street`]: address.streetName,
    [`${kind}Building`]: address.streetBuildingIdentifier,
    [`${kind}Floor`]: address.floorIdentifier,
    [`${kind}Suite`]: address.suiteIdentifier,
    [`${kind}PostCode`]: address.postCodeIdentifier,
    [`${kind}District`]: address.districtName,
    [`${kind}Country`]: address.countryIdentificationCode,
    [`${kind}Region`]: address.regionCode,
  };
}

function specialityFields(unit: SorUnit): Loose {
  const fields: Loose = {};
  for (const number of SPECIALITY_NUMBERS) {
    const speciality = unit.specialities[number - 1];
    if (speciality === undefined) break;
    fields[`speciality${number}Code`] = speciality.code;
    fields[`speciality${number}Name`] = speciality.name;
  }
  return fields;
}
