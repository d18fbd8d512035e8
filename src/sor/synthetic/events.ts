import { addDays } from '../validity.ts';
import type { Draft } from './draft.ts';
import type { HospitalDraft } from './hospital.ts';
import type { Random } from './random.ts';

/** The part of a hospital's leaves one round of events is spread over. */
const ROUND = 32;

/**
 * Lets time pass at a hospital: among every 32 sections one has closed, one opens later, one has been replaced by its
 * neighbour, one is to close, and one shares its neighbour's SHAK code. Codes do not change; days to come follow the snapshot.
 */
export function applyEvents(hospital: HospitalDraft, snapshotDate: string, random: Random): void {
  for (let round = 0; round < hospital.leaves.length; round += ROUND) {
    const at = (offset: number): Draft | undefined => hospital.leaves[round + offset];
    close(at(1), `${random.int(2015, 2022)}-${random.pick(['03-31', '06-30', '12-31'])}`);
    openLater(at(2), firstOfMonthAfter(snapshotDate, random.int(2, 6)));
    replace(at(3), at(4), `${random.int(2018, 2023)}-08-31`);
    share(hospital, at(5));
    close(at(7), addDays(firstOfMonthAfter(snapshotDate, random.int(2, 6)), -1));
  }
  for (const leaf of hospital.leaves) touch(leaf, snapshotDate, random);
}

function close(draft: Draft | undefined, toDate: string): void {
  if (draft !== undefined) draft.unit.status = { ...draft.unit.status, toDate };
}

function openLater(draft: Draft | undefined, fromDate: string): void {
  if (draft !== undefined) draft.unit.status = { fromDate, firstFromDate: fromDate };
}

/** The old unit closes and the new one opens the day after; each names the other. */
function replace(old: Draft | undefined, successor: Draft | undefined, lastDay: string): void {
  if (old === undefined || successor === undefined) return;
  const opens = addDays(lastDay, 1);
  close(old, lastDay);
  openLater(successor, opens);
  old.unit.replacedBy = [successor.unit.sorIdentifier];
  successor.unit.replaces = [old.unit.sorIdentifier];
}

/** The same SHAK code may sit on several units (SOR XML 1.0.0); the neighbour must lie in the same department. */
function share(hospital: HospitalDraft, draft: Draft | undefined): void {
  if (draft === undefined) return;
  const neighbour = hospital.leaves.find(
    (leaf) =>
      leaf !== draft &&
      leaf.unit.parentSorIdentifier === draft.unit.parentSorIdentifier &&
      leaf.unit.shakIdentifier !== undefined,
  );
  if (neighbour?.unit.shakIdentifier !== undefined) draft.unit.shakIdentifier = neighbour.unit.shakIdentifier;
}

/** Some units were edited since they opened, a few of them the day before the snapshot. */
function touch(draft: Draft, snapshotDate: string, random: Random): void {
  const { status } = draft.unit;
  const roll = random.next();
  if (status.toDate !== undefined && status.toDate < snapshotDate) {
    draft.unit.status = { ...status, updatedAt: `${status.toDate}T08:00:00Z` };
  } else if (roll < 0.05) {
    draft.unit.status = { ...status, updatedAt: `${addDays(snapshotDate, -1)}T13:30:00Z` };
  } else if (roll < 0.5 && status.firstFromDate < '2023-01-01') {
    const fromDate = `2023-${String(random.int(1, 12)).padStart(2, '0')}-01`;
    const changed = fromDate < status.firstFromDate ? status.firstFromDate : fromDate;
    draft.unit.status = { ...status, fromDate: changed, updatedAt: `${changed}T09:15:00Z` };
  }
}

function firstOfMonthAfter(date: string, months: number): string {
  const month = Number(date.slice(5, 7)) - 1 + months;
  const year = Number(date.slice(0, 4)) + Math.floor(month / 12);
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
