import { type AddressKind, type FieldKey, SPECIALITY_NUMBERS, type UnitFields } from '../fields.ts';
import { PLAIN_KEYS } from '../fields/carriers.ts';
import type { PostalAddress, SorUnit } from '../unit.ts';

/** Lays a unit flat; the reverse of unitFromFields for every unit that keeps the schema's bounds. */
export function fieldsOfUnit(unit: SorUnit): UnitFields {
  return compact(valuesOfUnit(unit));
}

/** A unit's fields as they stand: undefined where the unit has none, an empty text where it is empty. */
export type UnitValues = { readonly [K in FieldKey]?: string | undefined };

/** Lays a unit flat and keeps what is empty, for carriers that tell an empty element from one that is not there. */
export function valuesOfUnit(unit: SorUnit): UnitValues {
  const { status, virtualAddress, hospitalIndicators, locationNumber } = unit;
  const values: Mutable<UnitValues> = {
    sorIdentifier: unit.sorIdentifier,
    sorType: unit.sorType,
    entityName: unit.entityName,
    entityTypeCode: unit.entityType?.code,
    entityTypeName: unit.entityType?.name,
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
  };
  for (const key of PLAIN_KEYS) values[key] = unit[key];
  return values;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function compact(fields: UnitValues): UnitFields {
  const kept: UnitFields = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== '') kept[key as FieldKey] = value;
  return kept;
}

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function addressFields(kind: AddressKind, address: PostalAddress | undefined): UnitValues {
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

function specialityFields(unit: SorUnit): UnitValues {
  const fields: Mutable<UnitValues> = {};
  for (const number of SPECIALITY_NUMBERS) {
    const speciality = unit.specialities[number - 1];
    if (speciality === undefined) break;
    fields[`speciality${number}Code`] = speciality.code;
    fields[`speciality${number}Name`] = speciality.name;
  }
  return fields;
}
