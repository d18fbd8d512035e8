import { type CommandShape, type Given, type OptionTable, readArguments } from './arguments/arguments.ts';
import type { ExitCode } from './exit-codes.ts';

/** One command of the command line: what it takes, and what it does. */
export interface Command extends CommandShape {
  /** One Danish line for the list of commands. */
  readonly summary: string;
  /** Whether it can be given where the tool is installed and nothing has been set up. */
  readonly anywhere?: boolean;
  /** Reads the arguments against what the command takes, and does it. */
  run(args: readonly string[]): Promise<ExitCode>;
}

/** A command as it is written down: what it does is given what was asked for, read and checked. */
export interface CommandDefinition<T extends OptionTable> extends Omit<Command, 'run' | 'options'> {
  readonly options: T;
  readonly act: (given: Given<T>) => Promise<ExitCode>;
}

/** A command whose arguments are checked before it does anything; the only way there is to make one. */
export function defineCommand<const T extends OptionTable>({
  act,
  ...shape
}: CommandDefinition<T>): Command & { readonly options: T } {
  return { ...shape, run: async (args) => act(readArguments(shape, args)) };
}
