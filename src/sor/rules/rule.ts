import type { RuleContext } from './levels.ts';
import type { Need } from './needs.ts';
import type { RuleView } from './view.ts';

/** One place where the records differ from a rule, in words a register specialist can act on. */
export interface Finding {
  /** The unit it was found on; a classification's or a mapping's code when it is no unit. Undefined when the unit has none. */
  readonly sorIdentifier: string | undefined;
  /** The field or row: "OrganisationalLevelCode", "SHAKSORMap 920001". */
  readonly place: string;
  /** Where the record stood: “linje 812”, “entry[3]”; empty where that is not known. */
  readonly at: string;
  /** Danish: what would have been right. */
  readonly expected: string;
  /** Danish: what was found. */
  readonly received: string;
}

/** What a rule saw when it was tried. */
interface Look {
  /** How many it looked at. None means that it has not been tried. */
  readonly looked: number;
  readonly findings: Iterable<Finding>;
}

/**
 * A rule as data. `confirmed` rests on a public source; `assumption` does not, and `confirmedBy` says what would
 * settle it.
 */
interface RuleFacts {
  readonly id: string;
  /** Slug of the requirement the rule belongs to. */
  readonly requirement: string;
  readonly title: string;
  readonly status: 'confirmed' | 'assumption';
  /** Id in assumptions.yaml of what it rests on; for an assumption, and only there. */
  readonly assumption?: string;
  /** Keys of the project's source list. */
  readonly sources: readonly string[];
  readonly confirmedBy?: string;
  /** Without which the rule cannot be tried at all; files and interfaces differ in what they carry. */
  readonly needs: readonly Need[];
  /** What it looks through, in the plural: “åbne hospitaler”. */
  readonly subjects: string;
  /** What is right, for a message about many at once. */
  readonly asks: (context: RuleContext) => string;
}

/** A rule that can be tried on what a register or an interface shows. */
export interface Rule extends RuleFacts {
  readonly look: (view: RuleView) => Look;
}

/** What a rule looks through, and what is wrong with one of them. */
interface RuleCheck<T> extends RuleFacts {
  readonly population: (view: RuleView) => readonly T[];
  readonly faults: (one: T, view: RuleView) => Iterable<Finding>;
}

/** Makes a rule of what it looks through, one at a time. */
export function eachOf<T>({ population, faults, ...facts }: RuleCheck<T>): Rule {
  return {
    ...facts,
    look: (view) => {
      const subjects = population(view);
      return { looked: subjects.length, findings: findingsOf(subjects, (one) => faults(one, view)) };
    },
  };
}

/** A finding on a record of a unit: the field, what would have been right, and what was there. */
export function foundOn(
  { sorIdentifier, place: at }: { readonly sorIdentifier: string | undefined; readonly place: string },
  place: string,
  { expected, received }: Pick<Finding, 'expected' | 'received'>,
): Finding {
  return { sorIdentifier, place, at, expected, received };
}

function* findingsOf<T>(subjects: readonly T[], faults: (one: T) => Iterable<Finding>): Generator<Finding, void> {
  for (const one of subjects) yield* faults(one);
}
