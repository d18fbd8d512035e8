import type { KnownDeviation } from '../model/decisions/known-deviation.ts';
import { splitCaseKey } from '../model/identity.ts';
import { needsAction, wasTried } from '../model/verdict.ts';
import { inOneLine, isSameFault } from './fault-code.ts';
import { cellsOf } from './matrix.ts';
import type { Cell, KnownMark, Matrix } from './types.ts';

/** How a known deviation stands to one cell it names. */
export type KnownState =
  /** The very failure that was agreed to, within its days. */
  | 'standing'
  /** The failure is there, and its last day has passed. */
  | 'expired'
  /** It fails in another way than what was agreed to. */
  | 'other-failure'
  /** The agreement has not begun yet. */
  | 'not-begun'
  /** What differs is only assumed now: nobody has failed, so there is no deviation to agree to. */
  | 'open-question'
  /** The case passes now, so there is nothing left to agree to. */
  | 'passed'
  /** The case was not tried, so nothing can be said. */
  | 'untried';

/** States in which a deviation that was agreed to is open again. */
export const REOPENED: readonly KnownState[] = ['expired', 'other-failure'];

/** A known deviation with one of the cells it names. */
export interface KnownStanding {
  readonly deviation: KnownDeviation;
  readonly cell: Cell;
  readonly state: KnownState;
}

/** Whether a deviation names a case in a region of an environment; a bare scenario id names every row of its examples. */
export function names(deviation: KnownDeviation, environment: string, { key, region }: Pick<Cell, 'key' | 'region'>): boolean {
  if (deviation.environment !== environment || deviation.region !== region) return false;
  return deviation.case === key || deviation.case === splitCaseKey(key).id;
}

/** How a deviation stands to a cell it names, on a day (ISO). Never takes the cell for passed. */
export function knownState(deviation: KnownDeviation, cell: Pick<Cell, 'verdict' | 'fault'>, today: string): KnownState {
  if (cell.verdict === 'passed') return 'passed';
  if (cell.verdict === 'open-question') return 'open-question';
  if (!needsAction(cell.verdict)) return 'untried';
  if (!sameFailure(deviation, cell)) return 'other-failure';
  if (today < deviation.since) return 'not-begun';
  return today > deviation.until ? 'expired' : 'standing';
}

/** The same fault, in the words of the agreement or in others of ours, and what was received where that is part of it. */
function sameFailure({ failure }: KnownDeviation, { fault }: Pick<Cell, 'fault'>): boolean {
  if (fault === undefined || !isSameFault(fault.sentence, failure.sentence)) return false;
  return failure.received === undefined || inOneLine(fault.received ?? '') === inOneLine(failure.received);
}

/** The same matrix with the cells marked whose failure is agreed to on the day; verdicts and tallies stay what they were. */
export function markKnown(matrix: Matrix, deviations: readonly KnownDeviation[], today: string): Matrix {
  const environment = matrix.environment.id;
  const own = deviations.filter((deviation) => deviation.environment === environment);
  if (own.length === 0) return matrix;
  const mark = (cell: Cell): Cell => {
    const found = own.find(
      (deviation) => names(deviation, environment, cell) && knownState(deviation, cell, today) === 'standing',
    );
    return found === undefined ? cell : { ...cell, known: markOf(found) };
  };
  return {
    ...matrix,
    groups: matrix.groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell && mark(cell)) })),
    })),
  };
}

function markOf({ id, until, owner, reason, link }: KnownDeviation): KnownMark {
  return { id, until, owner, reason, link };
}

/** How the deviations that name a cell stand to it, in the order of the file. */
export function standingsOf(
  cell: Cell,
  environment: string,
  { deviations, today }: { readonly deviations: readonly KnownDeviation[]; readonly today: string },
): KnownStanding[] {
  return deviations
    .filter((deviation) => names(deviation, environment, cell))
    .map((deviation) => ({ deviation, cell, state: knownState(deviation, cell, today) }));
}

/** Every known deviation of the matrix' environment with every cell it names, in the order of the file. */
export function knownStandings(matrix: Matrix, deviations: readonly KnownDeviation[], today: string): KnownStanding[] {
  const environment = matrix.environment.id;
  const cells = matrix.groups.flatMap((group) => group.rows.flatMap(cellsOf));
  return deviations.flatMap((deviation) =>
    cells
      .filter((cell) => names(deviation, environment, cell))
      .map((cell) => ({ deviation, cell, state: knownState(deviation, cell, today) })),
  );
}

/** How a deviation stands as a whole: open again where any of its cells is, else standing where any is, else what its first cell says. */
export function wholeState(standings: readonly KnownStanding[]): KnownState {
  const states = standings.map(({ state }) => state);
  return (
    states.find((state) => REOPENED.includes(state)) ?? states.find((state) => state === 'standing') ?? states[0] ?? 'untried'
  );
}

/** Whether anybody ever tried the cell, so that a deviation can be checked against it. */
export const hasOutcome = ({ verdict }: Pick<Cell, 'verdict'>): boolean => wasTried(verdict);
