import { PreconditionError, Deviation } from '../../src/model/faults.ts';
import type { Session } from '../../src/model/session.ts';
import { addDays } from '../../src/sor/validity.ts';
import { expectedValue } from './expected-values.ts';
import { testUnit } from './test-units.ts';

/**
 * The last day of the old owners in the register. The act gives the day they are the regions (no. 699 of 20 June 2025,
 * section 126); that the register has the same one is assumed.
 */
export function lastDayBefore(session: Session): string {
  return expectedValue(session, 'oest-ejer', 'date');
}

/** The day the new owner takes over in the register. */
export function mergerDay(session: Session): string {
  return addDays(lastDayBefore(session), 1);
}

/** Whether the trial is held on the day of the merger or later. */
export function isMerged(session: Session): boolean {
  return session.onDate >= mergerDay(session);
}

/** The SOR code of the owner the region's own units have on an ISO day. Throws PreconditionError when it is not named. */
export function ownerOn(session: Session, day: string): string {
  return day < mergerDay(session)
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
      expected: `en institutionsejer, der gælder fra ${mergerDay(session)}`,
      received: 'enheden er ikke med',
    });
  }
  return new PreconditionError('Sammenlægningen er endnu ikke varslet i registeret.', {
    place: `${newOwner} i XML version 3`,
    expected: 'den overtagende ejer som fremtidig enhed, og lukkedage på de afgivende ejere',
    received: 'enheden er ikke med',
    remedy: `Prøv igen, når Sundhedsdatastyrelsen har oprettet ejeren, eller senest ${mergerDay(session)}.`,
  });
}
