import type { OptionTable } from './arguments.ts';
import type { ExitCode } from './exit-codes.ts';

/** One command of the command line: what it takes, and what it does. */
export interface Command {
  readonly name: string;
  /** One Danish line for the list of commands. */
  readonly summary: string;
  /** What stands after the name besides options: `[STI …]`. */
  readonly positionals?: string;
  readonly options: OptionTable;
  run(args: readonly string[]): Promise<ExitCode>;
}
