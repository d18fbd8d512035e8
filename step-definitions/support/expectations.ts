import type { UnitView } from '../../src/interfaces/views.ts';
import { Deviation, PreconditionError } from '../../src/model/faults.ts';
import { inWords, levelsInWords } from '../../src/sor/rules/levels.ts';

/** How many examples a data-wide check shows; the total is always told. */
const SHOWN_EXAMPLES = 10;

/** One thing a data-wide check found wrong. */
export interface Finding {
  /** Where: “linje 812”, “entry[3]”. */
  readonly place: string;
  /** What was seen there. */
  readonly seen: string;
}

// Rules and scenarios say what a field held in the same words.
export { inWords, levelsInWords };

/** A unit as a person finds it again: name, SOR code and where it stood. */
export function unitInWords({ entityName, sorIdentifier, place }: UnitView): string {
  return `${entityName ?? 'enhed uden navn'} (${sorIdentifier ?? 'uden SOR-kode'}), ${place}`;
}

/** A number as Danes write it. */
export function count(number: number): string {
  return number.toLocaleString('da-DK');
}

/** Throws Deviation when two values differ. */
export function expectEqual(check: {
  readonly what: string;
  readonly place: string;
  readonly expected: string;
  readonly received: string | undefined;
}): void {
  if (check.received === check.expected) return;
  throw new Deviation(`${check.what} er ikke som forventet.`, {
    place: check.place,
    expected: check.expected,
    received: inWords(check.received),
  });
}

/** Throws Deviation when a condition does not hold. */
export function expectTrue(
  holds: boolean,
  sentence: string,
  details: { readonly place: string; readonly expected: string; readonly received: string },
): asserts holds {
  if (!holds) throw new Deviation(sentence, details);
}

/** A check of many things at once. */
export interface Survey<T> {
  /** What is looked through, in the plural: “enheder i XML version 3”. */
  readonly what: string;
  readonly items: readonly T[];
  /** What is wrong with one item; undefined or empty when nothing is. */
  readonly fault: (item: T) => Finding | readonly Finding[] | undefined;
  /** The rule in words. */
  readonly expected: string;
}

/**
 * Looks through everything and throws one Deviation that tells how many are wrong and shows the first ten. Nothing to
 * look through is a PreconditionError: a rule tried on nothing has not been tried.
 */
export function survey<T>({ what, items, fault, expected }: Survey<T>): void {
  if (items.length === 0) throw nothingThere(what, `mindst én; reglen er: ${expected}`);
  const findings = items.flatMap((item) => fault(item) ?? []);
  if (findings.length > 0) tellFindings({ what, looked: items.length, expected, findings, total: findings.length });
}

/** That a check had nothing to look at: a rule tried on nothing has not been tried. */
export function nothingThere(what: string, expected: string): PreconditionError {
  return new PreconditionError(`Der er ingen ${what} at undersøge.`, {
    expected,
    received: 'ingen',
    remedy: 'Undersøg, om data er indlæst, og om filen eller snitfladen er den rigtige.',
  });
}

/** Throws a Deviation that tells how many of those looked at are wrong, and shows the first ten. */
export function tellFindings(check: {
  readonly what: string;
  readonly looked: number;
  readonly expected: string;
  readonly findings: readonly Finding[];
  readonly total: number;
}): never {
  const { what, looked, expected, findings, total } = check;
  const shown = findings.slice(0, SHOWN_EXAMPLES).map(({ place, seen }) => `${place}: ${seen}`);
  const rest = total - shown.length;
  throw new Deviation(`${count(total)} fejl fundet blandt ${count(looked)} ${what}.`, {
    place: findings[0]?.place ?? what,
    expected,
    received: [...shown, ...(rest > 0 ? [`… og ${count(rest)} til`] : [])].join('; '),
  });
}
