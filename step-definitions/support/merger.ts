import { PreconditionError, Deviation } from '../../src/model/faults.ts';
import type { Session } from '../../src/model/session.ts';
import { addDays } from '../../src/sor/validity.ts';
import { testUnit } from './test-units.ts';

/** The day Region Østdanmark takes over from the two regions (act no. 699 of 20 June 2025, section 126). */
export const MERGER_DAY = '2027-01-01';
/** The last day of the old owners. */
export const LAST_DAY_BEFORE = addDays(MERGER_DAY, -1);

/** Whether the trial is held on the day of the merger or later. */
export function isMerged({ onDate }: Session): boolean {
  return onDate >= MERGER_DAY;
}

/** The SOR code of the owner the region's own units have on an ISO day. Throws PreconditionError when it is not named. */
export function ownerOn(session: Session, day: string): string {
  return day < MERGER_DAY
    ? testUnit(session, 'ejer', 'afgivende ejer').sorIdentifier
    : testUnit(session, 'ny-ejer', 'overtagende ejer').sorIdentifier;
}

/**
 * What it means that the register does not know the new owner: before the day nobody has promised it, so the trial
 * cannot be held yet; from the day on it is a deviation.
 */
export function notAnnounced(session: Session, newOwner: string): Error {
  if (isMerged(session)) {
    return new Deviation('Den overtagende ejer er ikke i registeret.', {
      place: `${newOwner} i XML version 3`,
      expected: `en institutionsejer, der gælder fra ${MERGER_DAY}`,
      received: 'enheden er ikke med',
    });
  }
  return new PreconditionError('Sammenlægningen er endnu ikke varslet i registeret.', {
    place: `${newOwner} i XML version 3`,
    expected: 'den overtagende ejer som fremtidig enhed, og lukkedage på de afgivende ejere',
    received: 'enheden er ikke med',
    remedy: `Prøv igen, når Sundhedsdatastyrelsen har oprettet ejeren, eller senest ${MERGER_DAY}.`,
  });
}
