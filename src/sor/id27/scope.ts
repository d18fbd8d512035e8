import { CLASSIFICATION } from '../classification.ts';
import { TYPE_CODE } from '../codes/type-codes.ts';
import type { Register } from '../register.ts';
import type { ClassificationEntry, OrganisationalLevel, SorUnit } from '../unit.ts';
import { validityOn } from '../validity.ts';
import type { LevelDefinition, RuleContext } from './rule.ts';

/** Units that are open on the day or open later; a closed one keeps what it had and is judged by nobody. */
export function* currentUnits(register: Register, { onDate }: RuleContext): Generator<SorUnit, void> {
  for (const unit of register.content.units) if (validityOn(unit.status, onDate) !== 'closed') yield unit;
}

/** Whether the unit is an SI of type hospital. */
export function isHospital(unit: SorUnit | undefined): boolean {
  return unit?.sorType === 'SI' && unit.entityType?.code === TYPE_CODE.hospital;
}

/** Whether the unit is a hospital or lies under one. */
export function isOfHospital(register: Register, unit: SorUnit): boolean {
  return isHospital(register.institutionOf(unit.sorIdentifier));
}

/** The entries of the level classification a unit's level is to be looked up in: those in force when the unit is. */
export function levelEntries(register: Register, unit: SorUnit, { onDate }: RuleContext): readonly ClassificationEntry[] {
  return register.classificationOn(CLASSIFICATION.level, unit.status.firstFromDate > onDate ? unit.status.firstFromDate : onDate);
}

/** The configured level a unit's level is, by code where configuration has one, else by name. */
export function definitionOf(level: OrganisationalLevel, levels: readonly LevelDefinition[]): LevelDefinition | undefined {
  return levels.find(({ code }) => code !== undefined && code === level.code) ?? levels.find(({ name }) => name === level.name);
}

/** The level as a message shows it. */
export function showLevel(level: OrganisationalLevel | undefined): string {
  if (level === undefined) return 'intet niveau';
  return `${level.name === '' ? '(intet navn)' : level.name} (${level.code === '' ? 'ingen kode' : level.code})`;
}
