/** The command line: `sor-pilot <command>`. The only place that prints, reads the environment or exits. */
import { runCommandLine } from './command-line.ts';
import { bearClosedPipes } from './output.ts';

bearClosedPipes();
process.exitCode = await runCommandLine(process.argv.slice(2));
