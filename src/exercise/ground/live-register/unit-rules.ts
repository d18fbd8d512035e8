import { CLASSIFICATION } from '../../../sor/classification.ts';
import { typeName } from '../../../sor/codes/code-name.ts';
import { parseSorCode } from '../../../sor/identifiers/sor-code.ts';
import type { Register } from '../../../sor/register.ts';
import type { OrganisationalLevel, SorUnit } from '../../../sor/unit.ts';
import { isInForce, isIsoDate, validityOn } from '../../../sor/validity.ts';
import { isHospital } from '../../../sor/codes/type-codes.ts';
import { MAX_NAME_LENGTH, nameLength } from '../../../sor/rules/data-quality.ts';
import { Refusal, type RefusalCode } from './refusal.ts';

/** What a change is checked against: the register as it is, who asks, and which day it is. */
export interface RuleContext {
  readonly register: Register;
  /** Name of the institutionsejer that calls; where the register has none of that name, any owner may. */
  readonly ownerName: string;
  /** The ISO day of the call. */
  readonly today: string;
  /** Rules that are not held here: a region that behaves wrongly on purpose. */
  readonly unheld: ReadonlySet<RefusalCode>;
}

/** Refuses, unless the rule is one that is not held here. Throws Refusal. */
export function refuse(code: RefusalCode, what: string, { unheld }: Pick<RuleContext, 'unheld'>): void {
  if (!unheld.has(code)) throw new Refusal(code, what);
}

/** The unit a change is about. Throws Refusal invalid-identifier, unknown-entity, wrong-owner or closed-entity. */
export function changeableUnit(sorIdentifier: string, context: RuleContext): SorUnit {
  const unit = knownUnit(sorIdentifier, context, 'unknown-entity');
  assertOwner(unit, context);
  if (validityOn(unit.status, context.today) === 'closed') refuse('closed-entity', sorIdentifier, context);
  return unit;
}

/** The unit something is put under on a day. Throws Refusal invalid-identifier, unknown-parent, wrong-owner or closed-parent. */
export function openParent(sorIdentifier: string, date: string, context: RuleContext): SorUnit {
  const parent = knownUnit(sorIdentifier, context, 'unknown-parent');
  assertOwner(parent, context);
  if (validityOn(parent.status, date) === 'closed') refuse('closed-parent', sorIdentifier, context);
  if (date < parent.status.firstFromDate) refuse('date-before-opening', `${date}, ${sorIdentifier}`, context);
  return parent;
}

function knownUnit(sorIdentifier: string, { register }: RuleContext, unknown: 'unknown-entity' | 'unknown-parent'): SorUnit {
  const parsed = parseSorCode(sorIdentifier);
  if (!parsed.ok) throw new Refusal('invalid-identifier', parsed.problem);
  const unit = register.byId(sorIdentifier);
  if (unit === undefined) throw new Refusal(unknown, sorIdentifier);
  return unit;
}

/** Each organisation updates its own data (Sundhedsdatastyrelsen, Organisation). */
function assertOwner(unit: SorUnit, context: RuleContext): void {
  const { register, ownerName } = context;
  const isKnown = register.content.units.some((candidate) => candidate.sorType === 'IE' && candidate.entityName === ownerName);
  const owner = register.ownerOf(unit.sorIdentifier);
  if (isKnown && owner?.entityName !== ownerName) refuse('wrong-owner', owner?.entityName ?? unit.sorIdentifier, context);
}

/** A name a unit may have. Throws Refusal name-missing or name-too-long. */
export function usableName(name: string | undefined, context: RuleContext): string {
  const trimmed = (name ?? '').trim();
  if (trimmed === '') throw new Refusal('name-missing');
  const length = nameLength(trimmed);
  if (length > MAX_NAME_LENGTH) refuse('name-too-long', `${length} tegn`, context);
  return trimmed;
}

/** A unit type the register knows. Throws Refusal unknown-type. */
export function usableType(code: string, context: RuleContext): { readonly code: string; readonly name: string } {
  const name = typeName(code);
  if (name === '') refuse('unknown-type', code, context);
  return { code, name };
}

/** A calendar day. Throws Refusal invalid-date. */
export function usableDate(date: string): string {
  if (!isIsoDate(date)) throw new Refusal('invalid-date', date);
  return date;
}

/**
 * The level a unit under a parent gets from its code; the name comes from the classification, never from the caller.
 * That units under a hospital must have one and others may not is an assumption (requirement id27-enhed-under-hospital).
 * Throws Refusal unknown-level, level-required or level-not-allowed.
 */
export function usableLevel(code: string | undefined, parent: SorUnit, context: RuleContext): OrganisationalLevel | undefined {
  const inHospital = isInHospital(parent, context.register);
  if (code === undefined || code === '') {
    if (inHospital) refuse('level-required', '', context);
    return undefined;
  }
  const entry = context.register.content.classifications.find(
    (candidate) =>
      candidate.classification === CLASSIFICATION.level && candidate.code === code && isInForce(candidate, context.today),
  );
  if (entry === undefined) refuse('unknown-level', code, context);
  if (!inHospital) refuse('level-not-allowed', entry?.name ?? code, context);
  return { code, name: entry?.name ?? '' };
}

function isInHospital(parent: SorUnit, register: Register): boolean {
  const institution = register.institutionOf(parent.sorIdentifier);
  return isHospital(institution?.sorType, institution?.entityType?.code);
}

/** Throws Refusal shak-not-allowed: SHAK was to be issued for the last time in April 2025 (Sundhedsdatastyrelsen, 2023). */
export function assertNoShak(code: string | undefined, context: RuleContext): void {
  if (code !== undefined && code !== '') refuse('shak-not-allowed', code, context);
}
