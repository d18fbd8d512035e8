import type { Environment } from '../model/config/environment.ts';
import { type Assumption, assumptionStanding } from '../model/config/assumption.ts';
import type { Requirement } from '../model/config/vocabulary.ts';
import type { Settlement } from '../model/config/settlement.ts';
import type { Cell, Matrix, MatrixRegion, MatrixRow } from './types.ts';

/** One case of one region that met an open assumption. */
export interface MetAssumption {
  readonly row: MatrixRow;
  readonly cell: Cell;
  readonly outcome: 'differs' | 'as-assumed';
}

/** How one party answers what an assumption is about. */
export interface AssumptionAnswer {
  readonly environment: Matrix['environment'];
  readonly region: MatrixRegion;
  /** `differs` when any of its cases does. */
  readonly outcome: MetAssumption['outcome'];
  /** Those that differ first. */
  readonly cases: readonly MetAssumption[];
}

/** One assumption, and what is known of it. */
export interface AssumptionQuestion {
  readonly assumption: Assumption;
  /** The requirements that rest on it. */
  readonly requirements: readonly Requirement[];
  /**
   * `differs`: a party answers otherwise than assumed. `as-assumed`: those who were asked answer as assumed, and nobody has
   * confirmed it. `unanswered`: nobody it is open for has met it. `settled`: for the whole country.
   */
  readonly state: 'differs' | 'as-assumed' | 'unanswered' | 'settled';
  /** Of the parties it is open for. */
  readonly answers: readonly AssumptionAnswer[];
  /** The environments that settled it for themselves. */
  readonly settledIn: readonly { readonly environment: Matrix['environment']; readonly settlement: Settlement }[];
}

/** What the questions are gathered from. */
export interface QuestionInput {
  readonly assumptions: readonly Assumption[];
  readonly requirements: readonly Requirement[];
  readonly environments: readonly Environment[];
  readonly matrices: readonly Matrix[];
}

/** The order of a list of questions: what needs somebody to settle it first. */
export const QUESTION_STATES = [
  'differs',
  'as-assumed',
  'unanswered',
  'settled',
] as const satisfies readonly AssumptionQuestion['state'][];

/** Every assumption with the answers there are to it, in the order of the configuration. */
export function openQuestions({ assumptions, requirements, environments, matrices }: QuestionInput): AssumptionQuestion[] {
  const standings = matrices.map((matrix) => {
    const environment = environments.find(({ id }) => id === matrix.environment.id);
    return { matrix, environment, met: metIn(matrix) };
  });
  return assumptions.map((assumption): AssumptionQuestion => {
    const { id, settled } = assumption;
    const answers = standings.flatMap(({ matrix, environment, met }) =>
      matrix.regions.flatMap((region, index): AssumptionAnswer[] => {
        const isOpen = environment !== undefined && assumptionStanding([assumption], environment, region.id).open.includes(id);
        const cases = met.get(id)?.filter(({ column }) => column === index) ?? [];
        if (!isOpen || cases.length === 0) return [];
        const ordered = cases.toSorted((a, b) => Number(b.outcome === 'differs') - Number(a.outcome === 'differs'));
        return [{ environment: matrix.environment, region, outcome: ordered[0]?.outcome ?? 'as-assumed', cases: ordered }];
      }),
    );
    const settledIn = standings.flatMap(({ matrix, environment }) => {
      const settlement = environment?.settled[id] ?? environment?.settlesAll;
      return settlement === undefined || settled !== undefined ? [] : [{ environment: matrix.environment, settlement }];
    });
    return {
      assumption,
      requirements: requirements.filter((requirement) => requirement.assumptions?.includes(id)),
      state: settled === undefined ? stateOf(answers) : 'settled',
      answers,
      settledIn,
    };
  });
}

function stateOf(answers: readonly AssumptionAnswer[]): AssumptionQuestion['state'] {
  if (answers.length === 0) return 'unanswered';
  return answers.some(({ outcome }) => outcome === 'differs') ? 'differs' : 'as-assumed';
}

/** The cases of a matrix by the assumptions they met. */
function metIn(matrix: Matrix): ReadonlyMap<string, readonly (MetAssumption & { readonly column: number })[]> {
  const met = new Map<string, (MetAssumption & { readonly column: number })[]>();
  for (const row of matrix.groups.flatMap(({ rows }) => rows)) {
    for (const [column, cell] of row.cells.entries()) {
      for (const { id, outcome } of cell?.assumptions ?? []) {
        const own = met.get(id) ?? [];
        if (cell !== undefined) own.push({ row, cell, outcome, column });
        met.set(id, own);
      }
    }
  }
  return met;
}
