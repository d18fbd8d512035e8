import { type CommandShape, type OptionSpec, positionalWords } from './arguments/arguments.ts';
import { alsoCalled } from './arguments/kinds.ts';
import type { Command } from './command.ts';
import { labelledRows, wrapLines } from './terminal-text.ts';

/** The help text, no wider than asked: all commands, or one with its options. */
export function helpText(commands: readonly Command[], about: string | undefined, width: number): string {
  const command = commands.find((candidate) => candidate.name === about);
  return (command === undefined ? overview(commands, width) : details(command, width)).join('\n');
}

function overview(commands: readonly Command[], width: number): readonly string[] {
  return [
    'sor-pilot – vejledning og pilotafprøvning af ID27 i SOR',
    '',
    'Brug: npx sor-pilot KOMMANDO [valg]',
    '',
    ...columned(
      commands.map(({ name, summary }) => [name, summary]),
      width,
    ),
    '',
    '“npx sor-pilot help KOMMANDO” viser kommandoens valg, “npx sor-pilot --version” udgaven.',
    'Afslutningskoder: 0 alt bestod · 1 afvigelser eller manglende forudsætninger · 2 tekniske fejl · 3 forkert brug · 4 intet at køre',
  ].map((line) => wrapLines(line, width));
}

function details(command: Command, width: number): readonly string[] {
  const rows = Object.entries(command.options).map(([name, spec]) => [optionWords(name, spec), spec.help] as const);
  const words = argumentWords(command);
  return [
    command.summary,
    '',
    `Brug: npx sor-pilot ${command.name}${rows.length === 0 ? '' : ' [valg]'}${words === '' ? '' : ` ${words}`}`,
    '',
    ...columned(rows, width),
  ].map((line) => wrapLines(line, width));
}

/** Two columns, the right one broken under itself. */
function columned(rows: readonly (readonly [left: string, right: string])[], width: number): readonly string[] {
  return labelledRows(
    rows.map(([left, right]) => [`${left} `, right]),
    { width, indent: 2 },
  );
}

/** `new | show FIL`, or `[KØRSEL …]`. */
function argumentWords({ parts, partOptional = false, positionals = [] }: CommandShape): string {
  if (parts === undefined) return positionalWords(positionals);
  const words = Object.entries(parts).map(([part, specs]) =>
    [part, positionalWords(specs)].filter((one) => one !== '').join(' '),
  );
  return partOptional ? `[${words.join(' | ')}]` : words.join(' | ');
}

/** `-o, --out FIL` */
function optionWords(name: string, spec: OptionSpec): string {
  const { short, value } = spec;
  const other = alsoCalled(spec);
  return `${short === undefined ? '' : `-${short}, `}--${name}${other === undefined ? '' : `, --${other}`}${value === undefined ? '' : ` ${value}`}`;
}
