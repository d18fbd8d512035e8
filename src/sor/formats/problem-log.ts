import type { ReadProblem } from '../unit.ts';

/** Problems of one reading; the first ones are kept, all are counted. */
export interface ProblemLog {
  readonly kept: ReadProblem[];
  add(problem: ReadProblem): void;
  /** Adds a last line when some were not kept. */
  close(): readonly ReadProblem[];
}

const KEPT = 1000;

/** A damaged extract can have a problem on every line; a thousand of them say as much as all. */
export function createProblemLog(): ProblemLog {
  const kept: ReadProblem[] = [];
  let unkept = 0;
  let lastLine = 0;
  return {
    kept,
    add(problem) {
      lastLine = problem.line;
      if (kept.length < KEPT) kept.push(problem);
      else unkept += 1;
    },
    close() {
      if (unkept > 0) kept.push({ line: lastLine, message: `Yderligere ${unkept} problemer er ikke vist.` });
      unkept = 0;
      return kept;
    },
  };
}
