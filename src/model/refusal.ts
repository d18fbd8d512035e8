import type { PilotError } from './pilot-error.ts';

/** Several coded errors that together keep something from being done. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problems: readonly PilotError[];
  constructor(problems: readonly PilotError[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/** Throws a Refusal unless there are no problems. */
export function refuseIfAny(problems: readonly PilotError[]): void {
  if (problems.length > 0) throw new Refusal(problems);
}
