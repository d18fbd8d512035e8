import type { Requirement } from '../model/config/vocabulary.ts';
import type { Catalogue } from '../model/specification.ts';
import { isKnown, isOpen } from './cause-tally.ts';
import { type Coverage, coverage } from './coverage.ts';
import { type RequirementTrace, traceRequirements } from './requirements.ts';
import { cellsOf } from './matrix.ts';
import { countUntried } from './tally.ts';
import type { Matrix } from './types.ts';

/** How a requirement stands in one environment, the worst first. */
export const REQUIREMENT_STATES = ['open', 'known', 'unfinished', 'passed', 'without-scenario'] as const;
/** How a requirement stands in one environment. */
export type RequirementState = (typeof REQUIREMENT_STATES)[number];

/** A requirement with its scenarios and what became of them. */
export interface RequirementStanding {
  readonly trace: RequirementTrace;
  readonly coverage: Coverage;
  /**
   * `open`: a case did not pass somewhere. `known`: cases did not pass, and all of them are agreed to for a time.
   * `unfinished`: none that was tried failed, but not all were tried. `passed`: all passed wherever they apply.
   * `without-scenario`: nothing tries it.
   */
  readonly state: RequirementState;
}

/** Every requirement in one environment that concerns any of its parties, in the order of the configuration. */
export function requirementStandings(
  matrix: Matrix,
  catalogue: Catalogue,
  requirements: readonly Requirement[],
): RequirementStanding[] {
  const covered = coverage({ matrix, catalogue, ids: requirements.map(({ id }) => id), kind: 'requirements' });
  return traceRequirements(requirements, catalogue).flatMap((trace, index): RequirementStanding[] => {
    const own = covered[index];
    if (own === undefined || (trace.scenarios.length > 0 && own.rows.length === 0)) return [];
    return [{ trace, coverage: own, state: stateOf(trace, own) }];
  });
}

/** How many requirements stand in each state; each is in exactly one. */
export function countStates(standings: readonly RequirementStanding[]): Readonly<Record<RequirementState, number>> {
  const of = (state: RequirementState): number => standings.filter((standing) => standing.state === state).length;
  return {
    open: of('open'),
    known: of('known'),
    unfinished: of('unfinished'),
    passed: of('passed'),
    'without-scenario': of('without-scenario'),
  };
}

/** A requirement that applies nowhere is unfinished: nothing has shown that it holds. */
function stateOf({ scenarios }: RequirementTrace, { rows, tally }: Coverage): RequirementState {
  if (scenarios.length === 0) return 'without-scenario';
  if (rows.some((row) => cellsOf(row).some(isOpen))) return 'open';
  if (rows.some((row) => cellsOf(row).some(isKnown))) return 'known';
  return tally.judged === 0 || countUntried(tally) > 0 ? 'unfinished' : 'passed';
}
