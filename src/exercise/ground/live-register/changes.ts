import type { OrganisationalLevel, RegisterContent, SorUnit } from '../../../sor/unit.ts';
import { addDays, validityOn } from '../../../sor/validity.ts';
import { Refusal } from './refusal.ts';
import {
  assertNoShak,
  changeableUnit,
  openParent,
  refuse,
  type RuleContext,
  usableDate,
  usableLevel,
  usableName,
  usableType,
} from './unit-rules.ts';

/** What a caller says of a unit; what is left out is not touched. */
export interface EntityFields {
  readonly entityName?: string;
  readonly entityTypeIdentifier?: string;
  readonly parentSorIdentifier?: string;
  readonly organisationalLevelCode?: string;
  readonly shakIdentifier?: string;
  readonly reportingLevelIndicator?: boolean;
  readonly fromDate?: string;
}

/** One of SORUS' five use cases (NSP, SORUS design, UC1 to UC5). */
export type Change =
  | { readonly kind: 'create'; readonly fields: EntityFields }
  | { readonly kind: 'update'; readonly sorIdentifier: string; readonly fields: EntityFields }
  | { readonly kind: 'move'; readonly sorIdentifier: string; readonly parentSorIdentifier: string; readonly fromDate: string }
  | { readonly kind: 'replace'; readonly replaces: readonly string[]; readonly fields: EntityFields }
  | { readonly kind: 'close'; readonly sorIdentifier: string; readonly toDate: string };

/** What a change is judged by and written down with. */
export interface ChangeContext extends RuleContext {
  /** The instant of the call, ISO date-time. */
  readonly now: string;
  /** Gives the next SOR code that is not in use. */
  readonly nextCode: () => string;
}

/** A register after a change, and the unit the change was about as it now is. */
export interface Changed {
  readonly content: RegisterContent;
  readonly unit: SorUnit;
}

/**
 * Makes a change on a register. Pure: the register given is never touched, and a change that is refused gives none.
 * Throws Refusal with the first rule that is broken.
 */
export function applyChange(change: Change, context: ChangeContext): Changed {
  switch (change.kind) {
    case 'create':
      return created(change.fields, [], context);
    case 'update':
      return updated(change.sorIdentifier, change.fields, context);
    case 'move':
      return moved(change, context);
    case 'replace':
      return replaced(change.replaces, change.fields, context);
    case 'close':
      return closed(change.sorIdentifier, change.toDate, context);
  }
}

function created(fields: EntityFields, replaces: readonly string[], context: ChangeContext): Changed {
  const fromDate = usableDate(fields.fromDate ?? context.today);
  const entityName = usableName(fields.entityName, context);
  const parent = openParent(fields.parentSorIdentifier ?? '', fromDate, context);
  if (parent.sorType === 'IE') throw new Refusal('unknown-parent', `${parent.sorIdentifier} er en institutionsejer`);
  const type = fields.entityTypeIdentifier === undefined ? undefined : usableType(fields.entityTypeIdentifier, context);
  const level = usableLevel(fields.organisationalLevelCode, parent, context);
  assertNoShak(fields.shakIdentifier, context);
  const unit: SorUnit = {
    sorIdentifier: context.nextCode(),
    sorType: 'OE',
    entityName,
    ...(type === undefined ? {} : { entityType: type }),
    parentSorIdentifier: parent.sorIdentifier,
    locationNumber: { inherited: true },
    geographicalParent: { relation: 2 },
    specialities: [],
    ...(level === undefined ? {} : { hospitalIndicators: indicators(fields), organisationalLevel: level }),
    status: { fromDate, firstFromDate: fromDate, updatedAt: context.now },
    replaces,
    replacedBy: [],
  };
  const { content } = context.register;
  return { content: { ...content, units: [...content.units, unit] }, unit };
}

function indicators({ reportingLevelIndicator = false }: EntityFields) {
  return { ambulantActivityIndicator: false, patientsAdmittedIndicator: false, reportingLevelIndicator };
}

function updated(sorIdentifier: string, fields: EntityFields, context: ChangeContext): Changed {
  const unit = changeableUnit(sorIdentifier, context);
  const fromDate = usableDate(fields.fromDate ?? context.today);
  if (fromDate < unit.status.fromDate) refuse('date-before-opening', fromDate, context);
  if (fields.shakIdentifier !== unit.shakIdentifier) assertNoShak(fields.shakIdentifier, context);
  const parent = context.register.byId(unit.parentSorIdentifier ?? '');
  const level: OrganisationalLevel | undefined =
    fields.organisationalLevelCode === undefined || parent === undefined
      ? unit.organisationalLevel
      : usableLevel(fields.organisationalLevelCode, parent, context);
  const next: SorUnit = {
    ...withoutLevel(unit),
    ...(fields.entityName === undefined ? {} : { entityName: usableName(fields.entityName, context) }),
    ...(fields.entityTypeIdentifier === undefined ? {} : { entityType: usableType(fields.entityTypeIdentifier, context) }),
    ...(fields.reportingLevelIndicator === undefined || unit.hospitalIndicators === undefined
      ? {}
      : { hospitalIndicators: { ...unit.hospitalIndicators, reportingLevelIndicator: fields.reportingLevelIndicator } }),
    ...(level === undefined ? {} : { organisationalLevel: level }),
  };
  return recorded(context.register.content, { old: unit, next, fromDate, now: context.now });
}

function moved(
  { sorIdentifier, parentSorIdentifier, fromDate }: Extract<Change, { kind: 'move' }>,
  context: ChangeContext,
): Changed {
  const unit = changeableUnit(sorIdentifier, context);
  const day = usableDate(fromDate);
  const parent = openParent(parentSorIdentifier, day, context);
  const above = [parent, ...context.register.ancestorsOf(parentSorIdentifier)];
  if (above.some((candidate) => candidate.sorIdentifier === sorIdentifier))
    throw new Refusal('parent-below-itself', parentSorIdentifier);
  if (parent.sorType === 'IE') throw new Refusal('unknown-parent', `${parentSorIdentifier} er en institutionsejer`);
  if (day < unit.status.fromDate) refuse('date-before-opening', day, context);
  usableLevel(unit.organisationalLevel?.code, parent, context);
  const next = { ...unit, parentSorIdentifier };
  return recorded(context.register.content, { old: unit, next, fromDate: day, now: context.now });
}

function replaced(replaces: readonly string[], fields: EntityFields, context: ChangeContext): Changed {
  const old = replaces.map((sorIdentifier) => changeableUnit(sorIdentifier, context));
  const fromDate = usableDate(fields.fromDate ?? context.today);
  const { content, unit } = created({ ...fields, fromDate }, replaces, context);
  const lastDay = addDays(fromDate, -1);
  const early = old.find(({ status }) => lastDay < status.fromDate);
  if (early !== undefined) refuse('date-before-opening', `${lastDay}, ${early.sorIdentifier}`, context);
  for (const one of old) assertNoOpenChildren(one, fromDate, context);
  const gone = new Map(
    old.map((one) => [
      one.sorIdentifier,
      {
        ...one,
        replacedBy: [...one.replacedBy, unit.sorIdentifier],
        status: { ...one.status, toDate: lastDay, updatedAt: context.now },
      },
    ]),
  );
  return { content: { ...content, units: content.units.map((one) => gone.get(one.sorIdentifier) ?? one) }, unit };
}

function closed(sorIdentifier: string, toDate: string, context: ChangeContext): Changed {
  const unit = changeableUnit(sorIdentifier, context);
  const lastDay = usableDate(toDate);
  if (lastDay < unit.status.firstFromDate) refuse('date-before-opening', lastDay, context);
  assertNoOpenChildren(unit, addDays(lastDay, 1), context);
  const next = { ...unit, status: { ...unit.status, toDate: lastDay, updatedAt: context.now } };
  const { content } = context.register;
  const shakSorMap = content.shakSorMap.map((row) =>
    row.sorIdentifier === sorIdentifier && row.toDate === undefined ? { ...row, toDate: lastDay } : row,
  );
  return { content: { ...content, units: replaceUnit(content.units, next), shakSorMap }, unit: next };
}

function assertNoOpenChildren(unit: SorUnit, date: string, context: RuleContext): void {
  const open = context.register.childrenOf(unit.sorIdentifier).filter((child) => validityOn(child.status, date) !== 'closed');
  if (open.length > 0) refuse('has-open-children', `${open.length}, fx ${open[0]?.sorIdentifier ?? ''}`, context);
}

/** A unit as it was and as it becomes, the day it does so, and the moment that is written down. */
interface NewRecord {
  readonly old: SorUnit;
  readonly next: SorUnit;
  readonly fromDate: string;
  readonly now: string;
}

/** Puts a unit's new record in the old one's place; the old one becomes history, unless it began the same day. */
function recorded(content: RegisterContent, { old, next, fromDate, now }: NewRecord): Changed {
  const unit: SorUnit = { ...next, status: { ...next.status, fromDate, updatedAt: now } };
  const earlier: SorUnit = { ...old, status: { ...old.status, toDate: addDays(fromDate, -1), updatedAt: now } };
  const superseded = old.status.fromDate === fromDate ? (content.superseded ?? []) : [...(content.superseded ?? []), earlier];
  const shakSorMap = content.shakSorMap.map((row) =>
    row.sorIdentifier === unit.sorIdentifier && unit.organisationalLevel !== undefined
      ? { ...row, organisationalLevel: unit.organisationalLevel }
      : row,
  );
  return { content: { ...content, units: replaceUnit(content.units, unit), superseded, shakSorMap }, unit };
}

function replaceUnit(units: readonly SorUnit[], next: SorUnit): readonly SorUnit[] {
  return units.map((unit) => (unit.sorIdentifier === next.sorIdentifier ? next : unit));
}

function withoutLevel(unit: SorUnit): SorUnit {
  return Object.fromEntries(Object.entries(unit).filter(([field]) => field !== 'organisationalLevel')) as unknown as SorUnit;
}
