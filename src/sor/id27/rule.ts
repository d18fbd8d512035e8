import type { Register } from '../register.ts';

/** A level as configuration gives it; the code is absent until an operator has filled it in. */
export interface LevelDefinition {
  readonly name: string;
  readonly code: string | undefined;
  /** Place in the list, 1 at the top. */
  readonly position: number;
  /** Length of the SHAK codes units of this level have, where there is one. */
  readonly shakLength: number | undefined;
}

/** What a rule may know beside the register. */
export interface RuleContext {
  /** ISO day the rules are tried for; units that have closed by then are left out where a rule says so. */
  readonly onDate: string;
  readonly levels: readonly LevelDefinition[];
}

/** One place where the register differs from a rule, in words a register specialist can act on. */
export interface Finding {
  /** The unit it was found on; a classification's or a mapping's code when it is no unit. */
  readonly sorIdentifier: string;
  /** The field or row: "OrganisationalLevelCode", "SHAKSORMap 920001". */
  readonly place: string;
  /** Danish: what would have been right. */
  readonly expected: string;
  /** Danish: what was found. */
  readonly received: string;
}

/**
 * A rule as data. `confirmed` rests on a public source; `assumption` does not, and `confirmedBy` says what would
 * settle it.
 */
export interface Rule {
  readonly id: string;
  /** Slug of the requirement the rule belongs to. */
  readonly requirement: string;
  readonly title: string;
  readonly status: 'confirmed' | 'assumption';
  /** Keys of the project's source list. */
  readonly sources: readonly string[];
  readonly confirmedBy?: string;
  /** What an extract must hold for the rule to say anything; files differ in what they carry. */
  readonly needs?: 'levels' | 'classifications' | 'shakSorMap';
  readonly check: (register: Register, context: RuleContext) => Iterable<Finding>;
}
