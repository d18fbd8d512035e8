/** The command line: `sor-pilot <command>`. The only place that prints, reads the environment or exits. */
import { mostSimilar } from '../model/similar.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { Command } from './command.ts';
import { bundleCommand } from './commands/bundle.ts';
import { cleanupCommand } from './commands/cleanup.ts';
import { compareCommand } from './commands/compare.ts';
import { endpointCommand } from './commands/endpoint.ts';
import { exportCommand } from './commands/export.ts';
import { freezeCommand } from './commands/freeze.ts';
import { importCommand } from './commands/import.ts';
import { keysCommand } from './commands/keys.ts';
import { lintCommand } from './commands/lint.ts';
import { listCommand } from './commands/list.ts';
import { manualCommand } from './commands/manual.ts';
import { preflightCommand } from './commands/preflight.ts';
import { registerCommand } from './commands/register.ts';
import { runCommand } from './commands/run.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { verifyCommand } from './commands/verify.ts';
import { EXIT, type ExitCode, exitCodeOfProblems } from './exit-codes.ts';
import { helpText } from './help.ts';
import { bearClosedPipes, columns, print, say, sayErrors } from './output.ts';
import { toolVersion } from './project.ts';
import { problemsOf } from './refusal.ts';

const COMMANDS: readonly Command[] = [
  startCommand,
  preflightCommand,
  runCommand,
  listCommand,
  endpointCommand,
  manualCommand,
  lintCommand,
  statusCommand,
  compareCommand,
  verifyCommand,
  exportCommand,
  freezeCommand,
  bundleCommand,
  importCommand,
  keysCommand,
  registerCommand,
  cleanupCommand,
];

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === 'help' || name === '--help' || args.includes('--help')) {
    print(helpText(COMMANDS, name === 'help' ? args[0] : name, columns()));
    return name === undefined ? EXIT.usage : EXIT.passed;
  }
  if (name === '--version') {
    print(toolVersion());
    return EXIT.passed;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(name);
  return command.run(args);
}

function unknownCommand(name: string): PilotError {
  const names = COMMANDS.map((command) => command.name);
  const suggestion = mostSimilar(name, names);
  return new PilotError('SP1020', {
    place: { what: 'sor-pilot' },
    seen: `kommandoen “${name}” findes ikke`,
    expected: `en af ${names.join(', ')}`,
    remedy: suggestion === undefined ? 'Se “npx sor-pilot help”.' : `Mente du “${suggestion}”?`,
  });
}

bearClosedPipes();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const problems = problemsOf(error);
  if (problems.length > 0) sayErrors(problems);
  else say(`Uventet fejl i værktøjet: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = exitCodeOfProblems(problems);
}
