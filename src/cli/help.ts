import type { OptionSpec } from './arguments.ts';
import type { Command } from './command.ts';

/** The help text: all commands, or one with its options. */
export function helpText(commands: readonly Command[], about: string | undefined): string {
  const command = commands.find((candidate) => candidate.name === about);
  return command === undefined ? overview(commands) : details(command);
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'sor-pilot – vejledning og pilotafprøvning af ID27 i SOR',
    '',
    'Brug: npx sor-pilot KOMMANDO [valg]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    '“npx sor-pilot help KOMMANDO” viser kommandoens valg.',
    'Afslutningskoder: 0 alt bestod · 1 afvigelser eller manglende forudsætninger · 2 tekniske fejl · 3 forkert brug · 4 intet at køre',
  ].join('\n');
}

function details(command: Command): string {
  const rows = Object.entries(command.options).map(([name, spec]) => [optionWords(name, spec), spec.help] as const);
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return [
    command.summary,
    '',
    `Brug: npx sor-pilot ${command.name}${rows.length === 0 ? '' : ' [valg]'}${command.positionals === undefined ? '' : ` ${command.positionals}`}`,
    '',
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`),
  ].join('\n');
}

/** `-o, --out FIL` */
function optionWords(name: string, { short, value }: OptionSpec): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
