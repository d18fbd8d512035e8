import { specialityName, typeName } from '../codes/code-name.ts';
import { SPECIALITY_TYPE } from '../codes/speciality-type.ts';
import { type AddressKind, SPECIALITY_NUMBERS, type UnitFields } from '../fields.ts';
import { elementName, PLAIN_KEYS } from '../fields/carriers.ts';
import type {
  ClinicalSpeciality,
  GeographicalParent,
  HospitalIndicators,
  LocationNumber,
  PostalAddress,
  SorStatus,
  SorType,
  SorUnit,
  VirtualAddress,
} from '../unit.ts';
import { FIELD_AT, type FieldValues, valuesOfFields } from './field-values.ts';
import { SharedPairs, SharedParts } from './shared-parts.ts';
import { type Note, readBoolean, readDate, readDateTime } from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Builds a unit from its fields. What cannot be used is noted and left out; a unit without a code or a type is noted
 * and gives undefined, because nothing could refer to it. Whether the values are right is for the rules to say.
 */
export function unitFromFields(fields: UnitFields, note: Note): SorUnit | undefined {
  return new UnitBuilder().build(valuesOfFields(fields), note);
}

/** Builds the units of a reading, as {@link unitFromFields} does; what many of them have is one object in memory. */
export class UnitBuilder {
  readonly #types = new SharedPairs();
  readonly #levels = new SharedPairs();
  readonly #parts = new SharedParts();

  build(values: Readonly<FieldValues>, note: Note): SorUnit | undefined {
    const sorIdentifier = values[CODE];
    const sorType = values[TYPE];
    const entityName = values[NAME];
    if (sorIdentifier === undefined) return refuse(note, 'Enheden har ingen SorIdentifier og er sprunget over.');
    if (!isSorType(sorType))
      return refuse(note, `SorType er “${sorType ?? ''}”; IE, SI eller OE var ventet. Enheden er sprunget over.`);
    if (entityName === undefined) note('EntityName mangler.');
    // A field the unit does not have is not there at all, as the rest of the house is used to.
    const unit: Partial<Mutable<SorUnit>> = { sorIdentifier, sorType, entityName: entityName ?? '' };
    for (const { key, at } of PLAIN) {
      const value = values[at];
      if (value !== undefined) unit[key] = value;
    }
    const typeCode = values[TYPE_CODE];
    if (typeCode !== undefined || values[TYPE_NAME] !== undefined)
      unit.entityType = this.#types.of(typeCode ?? '', values[TYPE_NAME] ?? typeName(typeCode ?? ''));
    const number = locationNumber(values, note);
    if (number !== undefined) unit.locationNumber = number;
    const parent = geographicalParent(values, note);
    if (parent !== undefined) unit.geographicalParent = parent;
    const postal = this.#parts.address(address(values, ADDRESSES.postal));
    if (postal !== undefined) unit.postalAddress = postal;
    const visiting = this.#parts.address(address(values, ADDRESSES.visiting));
    if (visiting !== undefined) unit.visitingAddress = visiting;
    const activity = this.#parts.address(address(values, ADDRESSES.activity));
    if (activity !== undefined) unit.activityAddress = activity;
    const contact = virtualAddress(values);
    if (contact !== undefined) unit.virtualAddress = contact;
    unit.specialities = this.#parts.specialities(specialities(values));
    const told = indicators(values, note);
    if (told !== undefined) unit.hospitalIndicators = told;
    if (values[LEVEL_CODE] !== undefined || values[LEVEL_NAME] !== undefined)
      unit.organisationalLevel = this.#levels.of(values[LEVEL_CODE] ?? '', values[LEVEL_NAME] ?? '');
    unit.status = this.#parts.status(status(values, note));
    unit.replaces = codes(values[REPLACES]);
    unit.replacedBy = codes(values[REPLACED_BY]);
    return unit as SorUnit;
  }
}

const {
  sorIdentifier: CODE,
  sorType: TYPE,
  entityName: NAME,
  entityTypeCode: TYPE_CODE,
  entityTypeName: TYPE_NAME,
  eanLocationCode: EAN,
  eanInherited: EAN_INHERITED,
  geographicalRelation: RELATION,
  geographicalSorIdentifier: GEOGRAPHICAL_CODE,
  email: EMAIL,
  website: WEBSITE,
  telephone: TELEPHONE,
  fax: FAX,
  ambulant: AMBULANT,
  admitted: ADMITTED,
  reporting: REPORTING,
  levelCode: LEVEL_CODE,
  levelName: LEVEL_NAME,
  fromDate: FROM,
  firstFromDate: FIRST,
  toDate: TO,
  updatedAt: UPDATED,
  replaces: REPLACES,
  replacedBy: REPLACED_BY,
} = FIELD_AT;
/** What notes call the fields; asked of every unit, so found once. */
const NAMES = {
  eanInherited: elementName('eanInherited'),
  ambulant: elementName('ambulant'),
  admitted: elementName('admitted'),
  reporting: elementName('reporting'),
  fromDate: elementName('fromDate'),
  firstFromDate: elementName('firstFromDate'),
  toDate: elementName('toDate'),
  updatedAt: elementName('updatedAt'),
} as const;
const PLAIN = PLAIN_KEYS.map((key) => ({ key, at: FIELD_AT[key] }));
const ADDRESSES = { postal: addressAt('postal'), visiting: addressAt('visiting'), activity: addressAt('activity') } as const;
const SPECIALITIES_AT = SPECIALITY_NUMBERS.map((number) => ({
  number,
  code: FIELD_AT[`speciality${number}Code`],
  name: FIELD_AT[`speciality${number}Name`],
  type: FIELD_AT[`speciality${number}Type`],
}));

type AddressAt = ReturnType<typeof addressAt>;

function addressAt(kind: AddressKind) {
  return {
    street: FIELD_AT[`${kind}Street`],
    building: FIELD_AT[`${kind}Building`],
    postCode: FIELD_AT[`${kind}PostCode`],
    district: FIELD_AT[`${kind}District`],
    country: FIELD_AT[`${kind}Country`],
    floor: FIELD_AT[`${kind}Floor`],
    suite: FIELD_AT[`${kind}Suite`],
    region: FIELD_AT[`${kind}Region`],
  } as const;
}

function refuse(note: Note, message: string): undefined {
  note(message);
  return undefined;
}

function isSorType(text: string | undefined): text is SorType {
  return text === 'IE' || text === 'SI' || text === 'OE';
}

const INHERITED: LocationNumber = Object.freeze({ inherited: true });

function locationNumber(values: Readonly<FieldValues>, note: Note): LocationNumber | undefined {
  const eanLocationCode = values[EAN];
  if (eanLocationCode !== undefined) return { inherited: false, eanLocationCode };
  return readBoolean(values[EAN_INHERITED], NAMES.eanInherited, note) === true ? INHERITED : undefined;
}

const RELATIONS: Readonly<Record<string, GeographicalParent>> = Object.fromEntries(
  ([1, 2, 3, 4, 5] as const).map((relation) => [String(relation), Object.freeze({ relation })]),
);

function geographicalParent(values: Readonly<FieldValues>, note: Note): GeographicalParent | undefined {
  const written = values[RELATION];
  if (written === undefined) return undefined;
  const alone = Object.hasOwn(RELATIONS, written) ? RELATIONS[written] : undefined;
  if (alone === undefined) return refuse(note, `GeographicalParentRelation er “${written}”; et tal fra 1 til 5 var ventet.`);
  const sorIdentifier = values[GEOGRAPHICAL_CODE];
  return sorIdentifier === undefined ? alone : { relation: alone.relation, sorIdentifier };
}

function address(values: Readonly<FieldValues>, at: AddressAt): PostalAddress | undefined {
  const streetName = values[at.street];
  const streetBuildingIdentifier = values[at.building];
  const postCodeIdentifier = values[at.postCode];
  const districtName = values[at.district];
  if ((streetName ?? streetBuildingIdentifier ?? postCodeIdentifier ?? districtName) === undefined) return undefined;
  const found: Mutable<PostalAddress> = {
    streetName: streetName ?? '',
    streetBuildingIdentifier: streetBuildingIdentifier ?? '',
    postCodeIdentifier: postCodeIdentifier ?? '',
    districtName: districtName ?? '',
    countryIdentificationCode: values[at.country] ?? 'DK',
  };
  const [floor, suite, region] = [values[at.floor], values[at.suite], values[at.region]];
  if (floor !== undefined) found.floorIdentifier = floor;
  if (suite !== undefined) found.suiteIdentifier = suite;
  if (region !== undefined) found.regionCode = region;
  return found;
}

function virtualAddress(values: Readonly<FieldValues>): VirtualAddress | undefined {
  const [email, website, telephone, fax] = [values[EMAIL], values[WEBSITE], values[TELEPHONE], values[FAX]];
  if ((email ?? website ?? telephone ?? fax) === undefined) return undefined;
  const contact: Mutable<VirtualAddress> = {};
  if (email !== undefined) contact.emailAddressIdentifier = email;
  if (website !== undefined) contact.website = website;
  if (telephone !== undefined) contact.telephoneNumberIdentifier = telephone;
  if (fax !== undefined) contact.faxNumberIdentifier = fax;
  return contact;
}

function specialities(values: Readonly<FieldValues>): readonly ClinicalSpeciality[] {
  let found: ClinicalSpeciality[] | undefined;
  for (const at of SPECIALITIES_AT) {
    const code = values[at.code];
    const name = values[at.name];
    if (code === undefined && name === undefined) continue;
    const type = values[at.type];
    const main = type === undefined ? at.number === 1 : type === SPECIALITY_TYPE.main;
    (found ??= []).push({ code: code ?? '', name: name ?? specialityName(code ?? ''), main });
  }
  return found ?? NONE;
}

/** What most units have of specialities, and of units they replace. */
const NONE: readonly never[] = Object.freeze([]);

/** All that three indicators can say. */
const INDICATORS: readonly HospitalIndicators[] = [0, 1, 2, 3, 4, 5, 6, 7].map((told) =>
  Object.freeze({
    ambulantActivityIndicator: (told & 4) !== 0,
    patientsAdmittedIndicator: (told & 2) !== 0,
    reportingLevelIndicator: (told & 1) !== 0,
  }),
);

function indicators(values: Readonly<FieldValues>, note: Note): HospitalIndicators | undefined {
  const ambulant = readBoolean(values[AMBULANT], NAMES.ambulant, note);
  const admitted = readBoolean(values[ADMITTED], NAMES.admitted, note);
  const reporting = readBoolean(values[REPORTING], NAMES.reporting, note);
  if (ambulant === undefined && admitted === undefined && reporting === undefined) return undefined;
  return INDICATORS[(ambulant === true ? 4 : 0) + (admitted === true ? 2 : 0) + (reporting === true ? 1 : 0)];
}

function status(values: Readonly<FieldValues>, note: Note): SorStatus {
  const from = readDate(values[FROM], NAMES.fromDate, note);
  const first = readDate(values[FIRST], NAMES.firstFromDate, note);
  if (from === undefined && first === undefined) note('Hverken FromDate eller FirstFromDate kan bruges.');
  const found: Mutable<SorStatus> = { fromDate: from ?? first ?? '', firstFromDate: first ?? from ?? '' };
  const last = readDate(values[TO], NAMES.toDate, note);
  if (last !== undefined) found.toDate = last;
  const updated = readDateTime(values[UPDATED], NAMES.updatedAt, note);
  if (updated !== undefined) found.updatedAt = updated;
  return found;
}

function codes(text: string | undefined): readonly string[] {
  return text === undefined ? NONE : text.split(' ').filter((code) => code !== '');
}
