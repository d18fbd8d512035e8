import { ConfigurationError } from '../config/configuration-error.ts';
import { PilotError } from '../model/pilot-error.ts';

/** Several coded errors that together keep a command from going on. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problems: readonly PilotError[];
  constructor(problems: readonly PilotError[]) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.problems = problems;
  }
}

/** The coded errors a thrown value carries; empty for anything that is not ours. */
export function problemsOf(error: unknown): readonly PilotError[] {
  if (error instanceof PilotError) return [error];
  if (error instanceof Refusal || error instanceof ConfigurationError) return error.problems;
  return [];
}
