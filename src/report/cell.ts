import type { CaseResult } from '../model/run.ts';
import { type Mark, MARK_CODES, NEVER_RUN } from '../model/verdict.ts';
import { inAnswerOrder, manualStanding } from './manual-standing.ts';
import type { Outcome } from './outcomes.ts';
import type { Specification } from '../model/specification.ts';
import { type Current, isOfText, outdatedSince } from './outdated.ts';
import { transition } from './transition.ts';
import type { Cell } from './types.ts';

/** One case in one region, and the results it may show. */
export interface CellInput {
  readonly key: string;
  readonly region: string;
  /** Every outcome of the case in the region, oldest first. */
  readonly outcomes: readonly Outcome[];
  readonly exercise: boolean;
  /** As it stands now. */
  readonly specification: Specification;
  readonly current: Current;
}

/**
 * One cell of the matrix: the newest outcome, what moved since, and the history behind it. Where people answered, it is
 * the outcome that stands among their answers.
 */
export function buildCell(input: CellInput): Cell {
  const { key, region } = input;
  const outcomes = inAnswerOrder(input.outcomes);
  const manual = manualStanding(outcomes);
  const newest = standingOutcome(outcomes);
  if (newest === undefined) return neverRun(input);
  const result = countedAs(newest, input);
  const parts = outdatedSince(newest, input.specification, input.current);
  const own = manual?.disputed === true ? withMark(result.marks, 'disputed') : result.marks;
  return {
    key,
    region,
    verdict: result.verdict,
    marks: parts.length === 0 ? own : withMark(own, 'outdated'),
    run: newest.run,
    at: newest.at,
    durationMs: result.durationMs,
    attempts: result.attempts,
    fault: result.fault,
    cause: result.cause,
    ...(result.assumptions === undefined ? {} : { assumptions: result.assumptions }),
    outdated: parts,
    transition: transition(standingOutcome(outcomes.slice(0, -1))?.result.verdict, result.verdict),
    history: outcomes.map(({ run, at, result: { verdict, marks } }) => ({ run, at, verdict, marks })),
    ...(manual === undefined ? {} : { manual }),
  };
}

/**
 * A pass that another tool recorded counts only for the steps the scenario has: with others it has shown something else.
 * What did not pass is told as it was.
 */
function countedAs(outcome: Outcome, { specification, current }: CellInput): CaseResult {
  const { result, foreign } = outcome;
  if (!foreign || result.verdict !== 'passed' || isOfText(outcome, specification, current)) return result;
  return {
    ...result,
    verdict: 'precondition',
    marks: result.marks.filter((mark) => mark !== 'assumed'),
    cause: 'specification',
    fault: {
      type: 'PreconditionError',
      sentence: 'Optagelsen har kørt andre trin, end scenariet har, og tæller derfor ikke som bestået.',
      expected: 'de trin, specifikationen har nu',
      received: 'trin med en anden ordlyd, et andet antal eller en anden rækkefølge',
      remedy: 'Kør scenariet igen med den nuværende specifikation, og tag den nye optagelse ind.',
    },
  };
}

/** The outcome a cell shows after these: the newest, and where people answered the one that stands among their answers. */
export function standingOutcome(outcomes: readonly Outcome[]): Outcome | undefined {
  return manualStanding(outcomes)?.outcome ?? outcomes.at(-1);
}

/** A case that was never planned in a region. It has not moved: there is nothing to be new. */
function neverRun({ key, region, specification: { assumption, manual }, exercise }: CellInput): Cell {
  const marks: Mark[] = [];
  if (assumption) marks.push('assumption');
  if (manual) marks.push('manual');
  if (exercise) marks.push('exercise');
  return {
    key,
    region,
    verdict: NEVER_RUN,
    marks,
    run: undefined,
    at: undefined,
    durationMs: 0,
    attempts: 0,
    fault: undefined,
    cause: undefined,
    outdated: [],
    transition: 'same',
    history: [],
  };
}

/** Adds a mark where the ordered list of marks has it. */
function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  return MARK_CODES.filter((code) => code === mark || marks.includes(code));
}
