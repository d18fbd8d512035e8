import { danishDay } from '../model/danish-day.ts';
import { indexRegister } from './register.ts';
import { contentOn } from './states.ts';
import type { RegisterContent, SorUnit } from './unit.ts';

/**
 * The register with the dates and the order every register has, each unit as it was on the register's day: what the file
 * lacks comes from when it was changed. Pure.
 */
export function datedContent(content: RegisterContent, changed: Date): RegisterContent {
  const made = Date.parse(content.createdAtTime);
  // The nightly files are made just after midnight in Denmark, which is the day before in UTC.
  const snapshotDate = content.snapshotDate === '' ? danishDay(changed) : content.snapshotDate;
  const onItsDay = contentOn(content, snapshotDate);
  return {
    ...onItsDay,
    createdAtTime: Number.isNaN(made) ? changed.toISOString() : content.createdAtTime,
    snapshotDate,
    units: parentsFirst(onItsDay),
  };
}

/** Units with parents before children; those in a ring, or recorded twice, come last in the order they stood. */
function parentsFirst(content: RegisterContent): readonly SorUnit[] {
  if (isTreeOrder(content.units)) return content.units;
  const register = indexRegister(content);
  const ordered = new Set<SorUnit>();
  for (const unit of content.units) {
    if (register.byId(unit.parentSorIdentifier ?? '') !== undefined || register.byId(unit.sorIdentifier) !== unit) continue;
    ordered.add(unit);
    for (const below of register.descendantsOf(unit.sorIdentifier)) ordered.add(below);
  }
  for (const unit of content.units) ordered.add(unit);
  return Array.from(ordered);
}

/** Whether each unit stands right below the one it belongs to, as in XML, or at the top; then there is nothing to arrange. */
function isTreeOrder(units: readonly SorUnit[]): boolean {
  const codes = new Set<string>();
  const above: string[] = [];
  for (const { sorIdentifier, parentSorIdentifier } of units) {
    while (above.length > 0 && above.at(-1) !== parentSorIdentifier) above.pop();
    if ((above.length === 0 && (parentSorIdentifier ?? '') !== '') || codes.has(sorIdentifier)) return false;
    codes.add(sorIdentifier);
    above.push(sorIdentifier);
  }
  return true;
}
