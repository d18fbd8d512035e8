import { danishDay } from '../../../model/danish-day.ts';
import { indexRegister } from '../../../sor/register.ts';
import type { RegisterContent, SorUnit } from '../../../sor/unit.ts';
import { contentOn } from '../../../sor/states.ts';

/**
 * The register with the dates and the order every register has, each unit as it was on the register's day: what the file
 * lacks comes from when it was changed.
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
