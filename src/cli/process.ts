import { runCommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { bearClosedPipes, sayErrors } from './output.ts';
import { unexpected } from './unexpected.ts';

/** A process that does what one command line asks for and ends with its code. The only place that sets it. */
export async function runProcess(args: readonly string[]): Promise<void> {
  bearClosedPipes();
  // What is thrown where no command waits for it; Node would show its stack.
  process.on('uncaughtException', (error) => {
    sayErrors([unexpected(error)]);
    process.exit(EXIT.faults);
  });
  process.exitCode = await runCommandLine(args);
}
