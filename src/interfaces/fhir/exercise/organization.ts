import type { PostalAddress, SorUnit, VirtualAddress } from '../../../sor/unit.ts';
import { isOpenOn } from '../../../sor/validity.ts';
import { changedAt } from '../../../exercise/ground/changed-at.ts';
import type { ServedLevel, ServedUnit } from '../../../exercise/ground/region-service.ts';
import { DK_CORE_ORGANIZATION, SYSTEMS } from '../../../protocols/fhir-json/systems.ts';

/** What decides how a unit is shown as an Organization. */
export interface OrganizationContext {
  readonly levelSystem: string;
  /** ISO date that decides `active`. */
  readonly onDate: string;
  /** When the register was made, ISO date-time. */
  readonly madeAt: string;
  /** Whether the SHAK code stands where the SOR code should; only when a behaviour says so. */
  readonly showsShakForSor: (unit: SorUnit) => boolean;
  /** The parent as it is shown; differs from the register only when a behaviour says so. */
  readonly parentOf: (unit: SorUnit) => string | undefined;
}

/** A code with its system, as FHIR R4 has it. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/** An Organization as it is sent; elements that only travel are not typed. */
export interface Organization {
  readonly resourceType: 'Organization';
  readonly id: string;
  readonly meta: { readonly lastUpdated: string; readonly profile: readonly string[] };
  readonly identifier: readonly { readonly use: 'official'; readonly system: string; readonly value: string }[];
  readonly active: boolean;
  readonly type: readonly { readonly coding: readonly Coding[] }[];
  readonly name?: string;
  readonly telecom?: readonly object[];
  readonly address?: readonly object[];
  readonly partOf?: object;
}

/** A unit as a FHIR R4 Organization. The logical id is the SOR code. Elements without a value are left out. */
export function organization({ unit, levels }: ServedUnit, context: OrganizationContext): Organization {
  const parent = context.parentOf(unit);
  const telecom = contactPoints(unit.virtualAddress);
  const address = addresses(unit);
  return {
    resourceType: 'Organization',
    id: unit.sorIdentifier,
    meta: { lastUpdated: new Date(changedAt(unit, context.madeAt)).toISOString(), profile: [DK_CORE_ORGANIZATION] },
    identifier: identifiers(unit, context.showsShakForSor(unit)),
    active: isOpenOn(unit, context.onDate),
    type: [
      { coding: [{ system: SYSTEMS.sorType, code: unit.sorType }] },
      ...unitType(unit),
      ...levels.flatMap((level) => levelConcept(level, context.levelSystem)),
    ],
    ...(unit.entityName === '' ? {} : { name: unit.entityName }),
    ...(telecom.length === 0 ? {} : { telecom }),
    ...(address.length === 0 ? {} : { address }),
    ...(parent === undefined
      ? {}
      : { partOf: { reference: `Organization/${parent}`, identifier: { system: SYSTEMS.sor, value: parent } } }),
  };
}

function identifiers(unit: SorUnit, showsShakForSor: boolean): Organization['identifier'] {
  const own = unit.locationNumber?.inherited === false ? unit.locationNumber.eanLocationCode : undefined;
  const known = [
    ...(showsShakForSor ? ([[SYSTEMS.sks, unit.shakIdentifier]] as const) : ([[SYSTEMS.sor, unit.sorIdentifier]] as const)),
    [SYSTEMS.gln, own],
    [SYSTEMS.cvr, unit.cvrNumberIdentifier],
    [SYSTEMS.ydernummer, unit.providerIdentifier],
  ] as const;
  return known.flatMap(([system, value]) => (value === undefined ? [] : [{ use: 'official', system, value }]));
}

function unitType({ entityType }: SorUnit): Organization['type'] {
  if (entityType === undefined || entityType.code === '') return [];
  return [{ coding: [coding(SYSTEMS.snomed, entityType.code, entityType.name)] }];
}

/** The name in MedCom's code system, where code and display are the same, and the register's own code beside it. */
function levelConcept({ code, name }: ServedLevel, levelSystem: string): Organization['type'] {
  const codings = [
    ...(name === undefined || name === '' ? [] : [coding(levelSystem, name, name)]),
    ...(code === undefined || code === '' ? [] : [coding(SYSTEMS.snomed, code, name)]),
  ];
  return codings.length === 0 ? [] : [{ coding: codings }];
}

function coding(system: string, code: string, display: string | undefined): Coding {
  return display === undefined || display === '' ? { system, code } : { system, code, display };
}

function contactPoints(virtual: VirtualAddress | undefined): readonly object[] {
  const known = [
    ['phone', virtual?.telephoneNumberIdentifier],
    ['fax', virtual?.faxNumberIdentifier],
    ['email', virtual?.emailAddressIdentifier],
    ['url', virtual?.website],
  ] as const;
  return known.flatMap(([system, value]) => (value === undefined || value === '' ? [] : [{ system, value, use: 'work' }]));
}

function addresses(unit: SorUnit): readonly object[] {
  return [
    ...(unit.postalAddress === undefined ? [] : [address(unit.postalAddress, 'postal')]),
    ...(unit.visitingAddress === undefined ? [] : [address(unit.visitingAddress, 'physical')]),
  ];
}

/** Floor and suite follow the house number, as a Danish address is written: “Skovvej 12, 2. tv”. */
function address(postal: PostalAddress, type: 'postal' | 'physical'): object {
  const { floorIdentifier: floor, suiteIdentifier: suite } = postal;
  const home = [floor === undefined ? '' : `${floor}.`, suite ?? ''].filter((part) => part !== '').join(' ');
  const line = `${postal.streetName} ${postal.streetBuildingIdentifier}`.trim() + (home === '' ? '' : `, ${home}`);
  const parts = {
    city: postal.districtName,
    postalCode: postal.postCodeIdentifier,
    country: postal.countryIdentificationCode,
  };
  return {
    use: 'work',
    type,
    ...(line === '' ? {} : { line: [line] }),
    ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')),
  };
}
