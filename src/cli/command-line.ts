import { mostSimilar } from '../model/similar.ts';
import { PilotError } from '../model/pilot-error.ts';
import type { Command } from './command.ts';
import { EXIT, type ExitCode, exitCodeOfProblems } from './exit-codes.ts';
import { helpText } from './help.ts';
import { columns, print, sayErrors } from './output.ts';
import { assertHome, places } from './places.ts';
import { toolVersion } from './project.ts';
import { problemsOf } from './refusal.ts';
import { unexpected } from './unexpected.ts';

/**
 * Every command there is, in the order the help lists them. Each is read when it is asked for: all of them together are most
 * of a thousand modules, and a second of CPU.
 */
const COMMANDS = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  preflight: async () => (await import('./commands/preflight.ts')).preflightCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  list: async () => (await import('./commands/list.ts')).listCommand,
  endpoint: async () => (await import('./commands/endpoint.ts')).endpointCommand,
  manual: async () => (await import('./commands/manual.ts')).manualCommand,
  lint: async () => (await import('./commands/lint.ts')).lintCommand,
  status: async () => (await import('./commands/status.ts')).statusCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  notify: async () => (await import('./commands/notify.ts')).notifyCommand,
  case: async () => (await import('./commands/case.ts')).caseCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  freeze: async () => (await import('./commands/freeze.ts')).freezeCommand,
  bundle: async () => (await import('./commands/bundle.ts')).bundleCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  keys: async () => (await import('./commands/keys.ts')).keysCommand,
  register: async () => (await import('./commands/register.ts')).registerCommand,
  site: async () => (await import('./commands/site.ts')).siteCommand,
  cleanup: async () => (await import('./commands/cleanup.ts')).cleanupCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
} as const satisfies Readonly<Record<string, () => Promise<Command>>>;

const isCommand = (name: string): name is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, name);

/** All commands, read. */
export function allCommands(): Promise<readonly Command[]> {
  return Promise.all(Object.values(COMMANDS).map((read) => read()));
}

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
    const commands = about === undefined ? await allCommands() : [await commandNamed(about)];
    print(helpText(commands, about, columns()));
    return name === undefined ? EXIT.usage : EXIT.passed;
  }
  if (name === '--version') {
    if (args.length > 0) throw tooMuch('--version', args[0]);
    print(toolVersion());
    return EXIT.passed;
  }
  const command = await commandNamed(name);
  if (command.anywhere !== true) assertHome(places);
  return command.run(args);
}

async function commandNamed(name: string): Promise<Command> {
  if (isCommand(name)) return COMMANDS[name]();
  const names = Object.keys(COMMANDS);
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
