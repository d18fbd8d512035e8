import type { Agenda } from './agenda.ts';
import type { KnownDeviation } from './known-deviation.ts';
import type { KnownPerson } from './person.ts';
import type { ShownNumber } from './shown-number.ts';
import type { SignOff } from './sign-off.ts';
import type { Snapshot } from './snapshot.ts';

/** A sign-off with the results it is about. */
export interface FrozenSignOff {
  readonly signOff: SignOff;
  readonly snapshot: Snapshot;
}

/** Everything people have decided about results; never part of what a result was measured on. */
export interface Decisions {
  readonly knownDeviations: readonly KnownDeviation[];
  readonly signOffs: readonly FrozenSignOff[];
  readonly agenda: Agenda;
  /** Whose names may be shown. */
  readonly people: readonly KnownPerson[];
  readonly shownNumbers: readonly ShownNumber[];
}
