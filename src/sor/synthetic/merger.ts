import type { Region } from '../../model/config/region.ts';
import type { SorUnit } from '../unit.ts';
import { addDays } from '../validity.ts';
import type { Draft } from './draft.ts';

/** A region with its owner unit. */
export interface RegionOwner {
  readonly region: Region;
  readonly draft: Draft;
}

/**
 * Lets regions take over from others: the old owners close the day before and name the new one, which names them.
 * From the day it takes over, their institutions hang under the new owner; no code changes. Gives the records of the
 * institutions as they were until then, which the register keeps as history.
 */
export function applyMergers(owners: readonly RegionOwner[], snapshotDate: string): SorUnit[] {
  const superseded: SorUnit[] = [];
  for (const successor of owners) {
    const { validFrom } = successor.region;
    const replaced = successor.region.replaces.flatMap((id) => owners.filter(({ region }) => region.id === id));
    if (validFrom === undefined || replaced.length === 0) continue;
    successor.draft.unit.replaces = replaced.map(({ draft }) => draft.unit.sorIdentifier);
    for (const old of replaced) {
      old.draft.unit.replacedBy = [successor.draft.unit.sorIdentifier];
      old.draft.unit.status = { ...old.draft.unit.status, toDate: old.region.validTo ?? addDays(validFrom, -1) };
      if (snapshotDate >= validFrom) superseded.push(...moveInstitutions(old.draft, successor.draft, validFrom));
    }
  }
  return superseded;
}

function moveInstitutions(from: Draft, to: Draft, day: string): SorUnit[] {
  return from.children.splice(0).map((institution) => {
    const before = { ...institution.unit, status: { ...institution.unit.status, toDate: addDays(day, -1) } };
    institution.unit.parentSorIdentifier = to.unit.sorIdentifier;
    institution.unit.status = { ...institution.unit.status, fromDate: day, updatedAt: `${day}T00:00:00Z` };
    to.children.push(institution);
    return before;
  });
}
