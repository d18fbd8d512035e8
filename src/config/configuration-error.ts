import { formatPilotError, type PilotError } from '../model/pilot-error.ts';

/**
 * Everything that is wrong with the configuration, at once: a person who mends one line and is told of the next only
 * by the next attempt gives up. The problems stand in the order they were found: file by file, from the top.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly PilotError[];

  constructor(problems: readonly PilotError[]) {
    super(problems.map((problem) => formatPilotError(problem)).join('\n\n'));
    this.problems = problems;
  }
}
