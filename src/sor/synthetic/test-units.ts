import { type MergerRole, TEST_UNIT_ROLES, type TestUnitRole } from '../../model/test-roles.ts';
import { OWNER_TYPES } from '../codes/owner-types.ts';
import { TYPE_CODE } from '../codes/type-codes.ts';
import { indexRegister, type Register } from '../register.ts';
import type { RegisterContent, SorUnit } from '../unit.ts';
import { isOpenOn, validityOn } from '../validity.ts';
import { seriesOfCode } from './series.ts';

/** SOR codes by part. */
export type TestUnits = Readonly<Record<TestUnitRole, string> & Partial<Record<MergerRole, string>>>;

/**
 * The SOR code of each part for a region of a synthetic register, the same on every day. A region that takes over
 * others is tried on the first of them, so its units are the same before and after.
 *
 * @throws RangeError when the register has no such region, or none to play a part.
 */
export function findTestUnits(content: RegisterContent, regionName: string, date: string): TestUnits {
  const register = indexRegister(content);
  const owner = content.units.find((unit) => unit.entityType?.code === OWNER_TYPES.region.code && unit.entityName === regionName);
  if (owner === undefined) throw new RangeError(`Registret har ingen institutionsejer med navnet “${regionName}”`);
  const region = register.byId(owner.replaces[0] ?? owner.sorIdentifier) ?? owner;
  const institutions = content.units.filter((unit) => unit.sorType === 'SI' && liesIn(register, unit, region));
  const hospital = institutions.find((unit) => unit.entityType?.code === TYPE_CODE.hospital && isOwnedByRegion(register, unit));
  const inHospital = hospital === undefined ? [] : Array.from(register.descendantsOf(hospital.sorIdentifier));
  const level = (name: string): SorUnit | undefined =>
    inHospital.find((unit) => unit.organisationalLevel?.name === name && unit.replaces.length === 0 && isSteady(unit, date));
  const replaced = inHospital.find((unit) => unit.replacedBy.length > 0 && validityOn(unit.status, date) === 'closed');
  const administration = institutions.find((unit) => unit.entityType?.code === TYPE_CODE.healthAdministration);
  const found: Record<TestUnitRole, SorUnit | undefined> = {
    hospital,
    hospitalsomraade: level('Hospitalsområde'),
    center: level('Center'),
    overafdeling: level('Overafdeling'),
    afdeling: level('Afdeling'),
    afsnit: level('Afsnit'),
    'uden-niveau': administration && register.childrenOf(administration.sorIdentifier).find((unit) => isSteady(unit, date)),
    lukket: inHospital.find((unit) => unit.replacedBy.length === 0 && validityOn(unit.status, date) === 'closed'),
    fremtidig: inHospital.find((unit) => validityOn(unit.status, date) === 'future'),
    erstattet: replaced,
    erstatter: register.byId(replaced?.replacedBy[0] ?? ''),
    praksis: institutions.find((unit) => unit.entityType?.code === TYPE_CODE.generalPractice && isOpenOn(unit, date)),
  };
  const units = Object.fromEntries(
    TEST_UNIT_ROLES.map((role) => {
      const unit = found[role];
      if (unit === undefined) throw new RangeError(`${regionName} har ingen enhed til rollen “${role}”`);
      return [role, unit.sorIdentifier];
    }),
  ) as Record<TestUnitRole, string>;
  return { ...units, ...mergerUnits(register, region) };
}

/** The units of the parts only a merger gives; none for a region that is part of none. */
function mergerUnits(register: Register, region: SorUnit): Partial<Record<MergerRole, string>> {
  const successor = register.byId(region.replacedBy[0] ?? '');
  const neighbour = register.byId(successor?.replaces.find((code) => code !== region.sorIdentifier) ?? '');
  if (successor === undefined || neighbour === undefined) return {};
  const hospital = register.content.units.find(
    (unit) =>
      unit.entityType?.code === TYPE_CODE.hospital && liesIn(register, unit, neighbour) && isOwnedByRegion(register, unit),
  );
  return {
    ejer: region.sorIdentifier,
    'ny-ejer': successor.sorIdentifier,
    naboejer: neighbour.sorIdentifier,
    ...(hospital === undefined ? {} : { nabohospital: hospital.sorIdentifier }),
  };
}

/** Open with no end in sight. */
function isSteady(unit: SorUnit, date: string): boolean {
  return isOpenOn(unit, date) && unit.status.toDate === undefined;
}

/**
 * Whether a unit lies in a region: by the region code of its address, which an organisational unit has from the unit
 * above. A region without a code has what its owner owns, and what was made with it.
 */
function liesIn(register: Register, unit: SorUnit, region: SorUnit): boolean {
  const code = region.postalAddress?.regionCode;
  if (code === undefined) {
    const series = seriesOfCode(region.sorIdentifier);
    if (series !== undefined && seriesOfCode(unit.sorIdentifier) === series) return true;
    return register.ownerOf(unit.sorIdentifier) === region;
  }
  const addressed = [unit, ...register.ancestorsOf(unit.sorIdentifier)].find(({ postalAddress }) => postalAddress !== undefined);
  return addressed?.postalAddress?.regionCode === code;
}

function isOwnedByRegion(register: Register, unit: SorUnit): boolean {
  return register.ownerOf(unit.sorIdentifier)?.entityType?.code === OWNER_TYPES.region.code;
}
