import type { LevelView, UnitView } from '../../src/interfaces/views.ts';
import { Deviation, PreconditionError } from '../../src/model/faults.ts';

/** How many examples a data-wide check shows; the total is always told. */
const SHOWN_EXAMPLES = 10;

/** One thing a data-wide check found wrong. */
export interface Finding {
  /** Where: “linje 812”, “entry[3]”. */
  readonly place: string;
  /** What was seen there. */
  readonly seen: string;
}

/** A field's value as a sentence can hold it: a field that is not there is something else than an empty one. */
export function inWords(value: string | undefined): string {
  if (value === undefined) return 'feltet mangler';
  return value === '' ? 'feltet er tomt' : value;
}

/** Levels as a person names them: “Afdeling (270059999999100)”, or “intet niveau”. */
export function levelsInWords(levels: readonly LevelView[]): string {
  if (levels.length === 0) return 'intet niveau';
  return levels.map(levelInWords).join(' og ');
}

function levelInWords({ code, name }: LevelView): string {
  if (code !== undefined && code !== '' && name !== undefined && name !== '') return code === name ? name : `${name} (${code})`;
  return `kode: ${inWords(code)}, navn: ${inWords(name)}`;
}

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
  if (items.length === 0) {
    throw new PreconditionError(`Der er ingen ${what} at undersøge.`, {
      expected: `mindst én; reglen er: ${expected}`,
      received: 'ingen',
      remedy: 'Undersøg, om data er indlæst, og om filen eller snitfladen er den rigtige.',
    });
  }
  const findings = items.flatMap((item) => fault(item) ?? []);
  if (findings.length === 0) return;
  const shown = findings.slice(0, SHOWN_EXAMPLES).map(({ place, seen }) => `${place}: ${seen}`);
  const rest = findings.length - shown.length;
  throw new Deviation(`${count(findings.length)} fejl fundet blandt ${count(items.length)} ${what}.`, {
    place: findings[0]?.place ?? what,
    expected,
    received: [...shown, ...(rest > 0 ? [`… og ${count(rest)} til`] : [])].join('; '),
  });
}
