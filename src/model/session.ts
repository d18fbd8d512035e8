import type { Valued } from './config/assumed-value.ts';
import type { Environment, Limits, RegionEndpoints } from './config/environment.ts';
import type { Settlement } from './config/settlement.ts';
import type { ShownNumber } from './decisions/shown-number.ts';

/** What a scenario may know of the trial it is part of: one region in one environment on one day. */
export interface Session {
  readonly region: { readonly id: string; readonly name: string; readonly code: string | undefined };
  readonly environment: { readonly id: string; readonly name: string; readonly exercise: boolean };
  /** Where in the environment's file its test units stand, `parties.journal.units`; its region's own when left out. */
  readonly unitsKey?: string;
  /** The region's interfaces and test units, addresses already resolved. */
  readonly endpoints: RegionEndpoints;
  readonly limits: Limits;
  readonly freshnessHours: number;
  /** Longest acceptable answer time by interface, in milliseconds, as agreed; an interface without one is not judged. */
  readonly responseTimeMs: Environment['responseTimeMs'];
  /** MedCom's code system for the levels. */
  readonly levelSystem: string;
  /** The levels in list order; `code` is the operator's OrganisationalLevelCode, absent when not filled in. */
  readonly levels: readonly {
    readonly name: string;
    /** What scenarios call it, where its name was settled to be another. */
    readonly word?: string;
    readonly position: number;
    readonly code: string | undefined;
    readonly shakLength: number | undefined;
  }[];
  /** Ids of the assumptions nobody has settled for the region: what differs from one is an open question. */
  readonly openAssumptions: readonly string[];
  /** How the other assumptions were settled, by id. */
  readonly settledAssumptions: Readonly<Record<string, Settlement>>;
  /** What scenarios expect of the assumptions that have a value, by id; what is not here is assumed elsewhere. */
  readonly expectedValues: Readonly<Record<string, Valued>>;
  /** The agreed code of each refusal, by the name scenarios use; absent where none is agreed. */
  readonly refusalCodes: Environment['refusalCodes'];
  /** Fields whose numbers are shown in the environment, though they may look like personal numbers; left out: none. */
  readonly shownNumbers?: readonly ShownNumber[];
  /** The day the trial is held for, ISO. */
  readonly onDate: string;
}
