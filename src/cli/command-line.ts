import { mostSimilar } from '../model/similar.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { Command } from './command.ts';
import { bundleCommand } from './commands/bundle.ts';
import { caseCommand } from './commands/case.ts';
import { cleanupCommand } from './commands/cleanup.ts';
import { compareCommand } from './commands/compare.ts';
import { endpointCommand } from './commands/endpoint.ts';
import { exportCommand } from './commands/export.ts';
import { freezeCommand } from './commands/freeze.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { keysCommand } from './commands/keys.ts';
import { lintCommand } from './commands/lint.ts';
import { listCommand } from './commands/list.ts';
import { manualCommand } from './commands/manual.ts';
import { notifyCommand } from './commands/notify.ts';
import { preflightCommand } from './commands/preflight.ts';
import { registerCommand } from './commands/register.ts';
import { runCommand } from './commands/run.ts';
import { siteCommand } from './commands/site.ts';
import { startCommand } from './commands/start.ts';
import { statusCommand } from './commands/status.ts';
import { verifyCommand } from './commands/verify.ts';
import { EXIT, type ExitCode, exitCodeOfProblems } from './exit-codes.ts';
import { helpText } from './help.ts';
import { columns, print, sayErrors } from './output.ts';
import { assertHome, places } from './places.ts';
import { toolVersion } from './project.ts';
import { problemsOf } from './refusal.ts';
import { unexpected } from './unexpected.ts';

/** Every command there is, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [
  startCommand,
  preflightCommand,
  runCommand,
  listCommand,
  endpointCommand,
  manualCommand,
  lintCommand,
  statusCommand,
  compareCommand,
  notifyCommand,
  caseCommand,
  verifyCommand,
  exportCommand,
  freezeCommand,
  bundleCommand,
  importCommand,
  keysCommand,
  registerCommand,
  siteCommand,
  cleanupCommand,
  initCommand,
];

/** Does what is asked for, and tells what kept it from being done. Never rejects: what nobody foresaw is told too, without a stack. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  try {
    return await dispatch(args);
  } catch (error) {
    const problems = problemsOf(error);
    if (problems.length === 0) {
      sayErrors([unexpected(error)]);
      return EXIT.faults;
    }
    sayErrors(problems);
    return exitCodeOfProblems(problems);
  }
}

async function dispatch([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === 'help' || name === '--help' || args.includes('--help')) {
    const about = name === 'help' ? args[0] : name === '--help' ? undefined : name;
    if (name === 'help' && args.length > 1) throw tooMuch('help', args[1]);
    if (about !== undefined) commandNamed(about);
    print(helpText(COMMANDS, about, columns()));
    return name === undefined ? EXIT.usage : EXIT.passed;
  }
  if (name === '--version') {
    if (args.length > 0) throw tooMuch('--version', args[0]);
    print(toolVersion());
    return EXIT.passed;
  }
  const command = commandNamed(name);
  if (command.anywhere !== true) assertHome(places);
  return command.run(args);
}

function commandNamed(name: string): Command {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command !== undefined) return command;
  const names = COMMANDS.map((one) => one.name);
  const suggestion = mostSimilar(name, names);
  throw new PilotError('SP1020', {
    place: { what: 'sor-pilot' },
    seen: `kommandoen “${name}” findes ikke`,
    expected: `en af ${names.join(', ')}`,
    remedy: suggestion === undefined ? 'Se “npx sor-pilot help”.' : `Mente du “${suggestion}”?`,
  });
}

function tooMuch(command: string, text = ''): PilotError {
  return new PilotError('SP1024', {
    place: { what: `sor-pilot ${command}` },
    seen: `“${text}” er for meget`,
    expected: command === 'help' ? 'højst én kommando' : 'intet mere',
    remedy: 'Slet det.',
  });
}
