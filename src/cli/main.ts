/** The command line: `sor-pilot <command>`. The only place that prints, reads the environment or exits. */
import { runCommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { bearClosedPipes, sayErrors } from './output.ts';
import { unexpected } from './unexpected.ts';

bearClosedPipes();
// What is thrown where no command waits for it; Node would show its stack.
process.on('uncaughtException', (error) => {
  sayErrors([unexpected(error)]);
  process.exit(EXIT.faults);
});
process.exitCode = await runCommandLine(process.argv.slice(2));
