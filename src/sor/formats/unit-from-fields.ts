import { specialityName, typeName } from '../codes/code-name.ts';
import { SPECIALITY_TYPE } from '../codes/speciality-type.ts';
import { type AddressKind, type PlainKey, SPECIALITY_NUMBERS, type UnitFields } from '../fields.ts';
import { elementName, PLAIN_KEYS } from '../fields/carriers.ts';
import type {
  ClinicalSpeciality,
  GeographicalParent,
  HospitalIndicators,
  LocationNumber,
  PostalAddress,
  SorType,
  SorUnit,
  VirtualAddress,
} from '../unit.ts';
import { type Note, readBoolean, readDate, readDateTime } from './values.ts';

/**
 * Builds a unit from its fields. What cannot be used is noted and left out; a unit without a code or a type is noted
 * and gives undefined, because nothing could refer to it. Whether the values are right is for the rules to say.
 */
export function unitFromFields(fields: UnitFields, note: Note): SorUnit | undefined {
  const { sorIdentifier, sorType } = fields;
  if (sorIdentifier === undefined) return refuse(note, 'Enheden har ingen SorIdentifier og er sprunget over.');
  if (!isSorType(sorType))
    return refuse(note, `SorType er “${sorType ?? ''}”; IE, SI eller OE var ventet. Enheden er sprunget over.`);
  if (fields.entityName === undefined) note('EntityName mangler.');
  const unit: SorUnit = {
    sorIdentifier,
    sorType,
    entityName: fields.entityName ?? '',
    ...carried(fields),
    ...present('entityType', entityType(fields)),
    ...present('locationNumber', locationNumber(fields, note)),
    ...present('geographicalParent', geographicalParent(fields, note)),
    ...present('postalAddress', address(fields, 'postal')),
    ...present('visitingAddress', address(fields, 'visiting')),
    ...present('activityAddress', address(fields, 'activity')),
    ...present('virtualAddress', virtualAddress(fields)),
    specialities: specialities(fields),
    ...present('hospitalIndicators', indicators(fields, note)),
    ...(fields.levelCode === undefined && fields.levelName === undefined
      ? {}
      : { organisationalLevel: { code: fields.levelCode ?? '', name: fields.levelName ?? '' } }),
    status: status(fields, note),
    replaces: codes(fields.replaces),
    replacedBy: codes(fields.replacedBy),
  };
  return unit;
}

function refuse(note: Note, message: string): undefined {
  note(message);
  return undefined;
}

function isSorType(text: string | undefined): text is SorType {
  return text === 'IE' || text === 'SI' || text === 'OE';
}

function present<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>;
}

function carried(fields: UnitFields): Partial<Record<PlainKey, string>> {
  const values: Partial<Record<PlainKey, string>> = {};
  for (const key of PLAIN_KEYS) {
    const value = fields[key];
    if (value !== undefined) values[key] = value;
  }
  return values;
}

function entityType(fields: UnitFields): SorUnit['entityType'] {
  if (fields.entityTypeCode === undefined && fields.entityTypeName === undefined) return undefined;
  const code = fields.entityTypeCode ?? '';
  return { code, name: fields.entityTypeName ?? typeName(code) };
}

function locationNumber(fields: UnitFields, note: Note): LocationNumber | undefined {
  if (fields.eanLocationCode !== undefined) return { inherited: false, eanLocationCode: fields.eanLocationCode };
  return readBoolean(fields.eanInherited, elementName('eanInherited'), note) === true ? { inherited: true } : undefined;
}

function geographicalParent(fields: UnitFields, note: Note): GeographicalParent | undefined {
  if (fields.geographicalRelation === undefined) return undefined;
  const relation = ([1, 2, 3, 4, 5] as const).find((value) => String(value) === fields.geographicalRelation);
  if (relation === undefined) {
    return refuse(note, `GeographicalParentRelation er “${fields.geographicalRelation}”; et tal fra 1 til 5 var ventet.`);
  }
  return { relation, ...present('sorIdentifier', fields.geographicalSorIdentifier) };
}

function address(fields: UnitFields, kind: AddressKind): PostalAddress | undefined {
  const parts = {
    streetName: fields[`${kind}Street`],
    streetBuildingIdentifier: fields[`${kind}Building`],
    postCodeIdentifier: fields[`${kind}PostCode`],
    districtName: fields[`${kind}District`],
  };
  if (Object.values(parts).every((part) => part === undefined)) return undefined;
  return {
    streetName: parts.streetName ?? '',
    streetBuildingIdentifier: parts.streetBuildingIdentifier ?? '',
    postCodeIdentifier: parts.postCodeIdentifier ?? '',
    districtName: parts.districtName ?? '',
    countryIdentificationCode: fields[`${kind}Country`] ?? 'DK',
    ...present('floorIdentifier', fields[`${kind}Floor`]),
    ...present('suiteIdentifier', fields[`${kind}Suite`]),
    ...present('regionCode', fields[`${kind}Region`]),
  };
}

function virtualAddress(fields: UnitFields): VirtualAddress | undefined {
  const contact: VirtualAddress = {
    ...present('emailAddressIdentifier', fields.email),
    ...present('website', fields.website),
    ...present('telephoneNumberIdentifier', fields.telephone),
    ...present('faxNumberIdentifier', fields.fax),
  };
  return Object.keys(contact).length === 0 ? undefined : contact;
}

function specialities(fields: UnitFields): ClinicalSpeciality[] {
  return SPECIALITY_NUMBERS.flatMap((number) => {
    const code = fields[`speciality${number}Code`];
    const name = fields[`speciality${number}Name`];
    const type = fields[`speciality${number}Type`];
    if (code === undefined && name === undefined) return [];
    const main = type === undefined ? number === 1 : type === SPECIALITY_TYPE.main;
    return [{ code: code ?? '', name: name ?? specialityName(code ?? ''), main }];
  });
}

function indicators(fields: UnitFields, note: Note): HospitalIndicators | undefined {
  const ambulant = readBoolean(fields.ambulant, elementName('ambulant'), note);
  const admitted = readBoolean(fields.admitted, elementName('admitted'), note);
  const reporting = readBoolean(fields.reporting, elementName('reporting'), note);
  if (ambulant === undefined && admitted === undefined && reporting === undefined) return undefined;
  return {
    ambulantActivityIndicator: ambulant ?? false,
    patientsAdmittedIndicator: admitted ?? false,
    reportingLevelIndicator: reporting ?? false,
  };
}

function status(fields: UnitFields, note: Note): SorUnit['status'] {
  const from = readDate(fields.fromDate, elementName('fromDate'), note);
  const first = readDate(fields.firstFromDate, elementName('firstFromDate'), note);
  if (from === undefined && first === undefined) note('Hverken FromDate eller FirstFromDate kan bruges.');
  return {
    fromDate: from ?? first ?? '',
    firstFromDate: first ?? from ?? '',
    ...present('toDate', readDate(fields.toDate, elementName('toDate'), note)),
    ...present('updatedAt', readDateTime(fields.updatedAt, elementName('updatedAt'), note)),
  };
}

function codes(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(' ').filter((code) => code !== '');
}
