import type { Fingerprint } from '../model/run.ts';
import type { Mark } from '../model/verdict.ts';
import type { Outcome } from './outcomes.ts';
import { outdatedParts } from './outdated.ts';
import { transition } from './transition.ts';
import type { Cell } from './types.ts';

export interface CellInput {
  readonly key: string;
  readonly region: string;
  /** Every outcome of the case in the region, oldest first. */
  readonly outcomes: readonly Outcome[];
  readonly assumption: boolean;
  readonly manual: boolean;
  readonly exercise: boolean;
  /** Fingerprint of the specification as it stands now. */
  readonly specification: string;
  readonly current: Fingerprint;
}

/** One cell of the matrix: the newest outcome, what moved since, and the history behind it. */
export function buildCell(input: CellInput): Cell {
  const { key, region, outcomes } = input;
  const newest = outcomes.at(-1);
  if (newest === undefined) return neverRun(input);
  const { result } = newest;
  const parts = outdatedParts(newest, input.specification, input.current);
  return {
    key,
    region,
    verdict: result.verdict,
    marks: parts.length === 0 ? result.marks : withOutdated(result.marks),
    run: newest.run,
    at: newest.at,
    durationMs: result.durationMs,
    attempts: result.attempts,
    fault: result.fault,
    outdatedParts: parts,
    transition: transition(outcomes.at(-2)?.result.verdict, result.verdict),
    history: outcomes.map(({ run, at, result: { verdict, marks } }) => ({ run, at, verdict, marks })),
  };
}

/** A case that was never planned in a region. It has not moved: there is nothing to be new. */
function neverRun({ key, region, assumption, manual, exercise }: CellInput): Cell {
  const marks: Mark[] = [];
  if (assumption) marks.push('assumption');
  if (manual) marks.push('manual');
  if (exercise) marks.push('exercise');
  return {
    key,
    region,
    verdict: 'not-run',
    marks,
    run: undefined,
    at: undefined,
    durationMs: 0,
    attempts: 0,
    fault: undefined,
    outdatedParts: [],
    transition: 'same',
    history: [],
  };
}

/** Puts the mark where the ordered list of marks has it: after `unstable`, before the rest. */
function withOutdated(marks: readonly Mark[]): Mark[] {
  return [...marks.filter((mark) => mark === 'unstable'), 'outdated', ...marks.filter((mark) => mark !== 'unstable')];
}
