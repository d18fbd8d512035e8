import { parseArgs } from 'node:util';
import { PilotError } from '../../model/pilot-error.ts';
import { didYouMean, mostSimilar } from '../../model/similar.ts';
import { alsoCalled, KINDS, misfitOf, type ValueSpec } from './kinds.ts';

/** One option of a command. */
export interface OptionSpec extends ValueSpec {
  /** May be given several times, or several values with commas between. */
  readonly many?: boolean;
  /** The command cannot do without it. */
  readonly needed?: boolean;
  /** The parts of the command that take it; without, all do. */
  readonly of?: readonly string[];
  /** A letter that stands for it, as `-o` for `--out` in other programs. */
  readonly short?: string;
  /** What stands after it in the help: ID, N, FIL. */
  readonly value?: string;
  readonly help: string;
}

/** A command's options, by their long names. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** What a command takes beside its options. */
export interface PositionalSpec extends ValueSpec {
  /** What it is called in the help and in errors: KØRSEL, FIL. */
  readonly value: string;
  /** Takes all that follow. */
  readonly many?: boolean;
  readonly needed?: boolean;
}

/** Everything a command takes. */
export interface CommandShape {
  readonly name: string;
  readonly options: OptionTable;
  readonly positionals?: readonly PositionalSpec[];
  /** Words that choose what the command does (`keys new`), and what stands after each. Not together with `positionals`. */
  readonly parts?: Readonly<Record<string, readonly PositionalSpec[]>>;
  /** Whether the command does something of its own when no part is named. */
  readonly partOptional?: boolean;
}

type ValueOf<S extends OptionSpec> = S['kind'] extends 'flag'
  ? boolean
  : S['kind'] extends 'number'
    ? number
    : S extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
      ? C
      : string;

/** The options as a command sees them: lists for those that repeat, undefined for those not given. */
export type Options<T extends OptionTable> = {
  readonly [K in keyof T]: T[K]['many'] extends true
    ? readonly ValueOf<T[K]>[]
    : T[K]['needed'] extends true
      ? ValueOf<T[K]>
      : ValueOf<T[K]> | undefined;
};

/** What a command was given, each thing of the kind that was declared. */
export interface Given<T extends OptionTable> {
  readonly options: Options<T>;
  /** The part that was named, of a command that has parts. */
  readonly part: string | undefined;
  readonly positionals: readonly string[];
}

/**
 * Reads a command's arguments against all it has declared, before it does anything: this is the one place where they are
 * checked. Throws PilotError SP1020 for an option or part that does not exist (with the nearest that does), SP1021 for a
 * value that does not fit, SP1023 or the argument's own code for a path that does not, and SP1024 for too much or too little.
 */
export function readArguments<const T extends OptionTable>(
  shape: CommandShape & { readonly options: T },
  args: readonly string[],
): Given<T> {
  const { options: table } = shape;
  const { positionals, tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(table).flatMap(([name, spec]): [string, ParsedOption][] => {
        const { kind, short } = spec;
        const type = kind === 'flag' ? ('boolean' as const) : ('string' as const);
        const other = alsoCalled(spec);
        const own: [string, ParsedOption] = [name, { type, ...(short === undefined ? {} : { short }) }];
        return other === undefined ? [own] : [own, [other, { type }]];
      }),
    ),
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { rawName } = token;
    const name = ownName(table, token.name);
    const spec = Object.hasOwn(table, name) ? table[name] : undefined;
    if (spec === undefined) throw unknownOption(shape.name, rawName, Object.keys(table));
    const values = valuesOf(spec, { name, rawName, value: token.value, inline: token.inlineValue === true });
    if (given.has(name) && spec.many !== true && spec.kind !== 'flag') throw twice(rawName);
    given.set(name, [...(given.get(name) ?? []), ...values]);
  }
  const { part, rest } = splitPart(shape, positionals);
  for (const name of given.keys()) {
    const takers = table[name]?.of;
    if (takers !== undefined && !takers.includes(part ?? '')) throw ofOtherPart(shape.name, name, takers);
  }
  checkPositionals(whole(shape.name, part), specsOf(shape, part), rest);
  for (const [name, spec] of Object.entries(table)) if (spec.needed === true && !given.has(name)) throw lacking(name, spec);
  const options = Object.entries(table).map(([name, spec]): [string, unknown] => [name, valueFor(spec, given.get(name))]);
  return { options: Object.fromEntries(options) as Options<T>, part, positionals: rest };
}

interface ParsedOption {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
}

/** An option's name in the table, whichever of its names it was given by. */
function ownName(table: OptionTable, given: string): string {
  if (Object.hasOwn(table, given)) return given;
  return Object.keys(table).find((name) => table[name] !== undefined && alsoCalled(table[name]) === given) ?? given;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inline: boolean;
}

/** The values of one occurrence, checked. */
function valuesOf(spec: OptionSpec, { name, rawName, value, inline }: OptionToken): readonly string[] {
  if (spec.kind === 'flag') {
    if (value !== undefined) throw badValue(rawName, { seen: `“${value}”`, expected: 'valget alene, uden værdi' });
    return [];
  }
  const expected = `--${name} ${spec.value ?? 'VÆRDI'}`;
  // `--out --json` is a value that was forgotten; whoever means it writes `--out=--json`.
  if (value === undefined || (!inline && /^--?[A-Za-z]/.test(value))) throw badValue(rawName, { seen: 'ingen værdi', expected });
  // Ids have no comma in them; a text may.
  const values = spec.many === true && spec.kind !== 'text' ? value.split(',') : [value];
  for (const one of values) assertFits(one, spec, rawName);
  return values;
}

function valueFor(spec: OptionSpec, values: readonly string[] | undefined): unknown {
  if (spec.many === true) return values ?? [];
  if (values === undefined) return undefined;
  if (spec.kind === 'flag') return true;
  return spec.kind === 'number' ? Number(values[0]) : values[0];
}

/** The part a command was asked for, and what stands after it. */
function splitPart(
  { name, parts, partOptional = false }: CommandShape,
  positionals: readonly string[],
): { readonly part: string | undefined; readonly rest: readonly string[] } {
  if (parts === undefined) return { part: undefined, rest: positionals };
  const [part, ...rest] = positionals;
  const known = Object.keys(parts);
  if (part === undefined ? partOptional : Object.hasOwn(parts, part)) return { part, rest };
  throw new PilotError(part === undefined ? 'SP1024' : 'SP1020', {
    place: { what: `sor-pilot ${name}` },
    seen:
      part === undefined
        ? 'der er ikke sagt, hvad der skal ske'
        : `“${part}” er ikke en del af kommandoen.${didYouMean(part, known)}`,
    expected: `en af ${known.join(', ')}`,
    remedy: `Se “npx sor-pilot help ${name}”.`,
  });
}

function specsOf({ parts, positionals = [] }: CommandShape, part: string | undefined): readonly PositionalSpec[] {
  return part === undefined || parts === undefined ? positionals : (parts[part] ?? []);
}

function checkPositionals(command: string, specs: readonly PositionalSpec[], given: readonly string[]): void {
  for (const [at, text] of given.entries()) {
    const spec = specs[at] ?? specs.findLast(({ many }) => many);
    if (spec === undefined) throw tooMuch(command, specs, text);
    assertFits(text, spec, spec.value);
  }
  const missing = specs.slice(given.length).find(({ needed }) => needed);
  if (missing === undefined) return;
  throw new PilotError('SP1024', {
    place: { what: `sor-pilot ${command}` },
    seen: `der mangler ${missing.value}`,
    expected: `sor-pilot ${command} ${positionalWords(specs)}`,
    remedy: missing.remedy ?? `Se “npx sor-pilot help ${command.split(' ')[0] ?? ''}”.`,
  });
}

/** What stands after a command besides options, as the help shows it: `[KØRSEL …]`. */
export function positionalWords(specs: readonly PositionalSpec[]): string {
  return specs
    .map(({ value, many = false, needed = false }) => {
      const words = many ? `${value} …` : value;
      return needed ? words : `[${words}]`;
    })
    .join(' ');
}

const whole = (command: string, part: string | undefined): string => (part === undefined ? command : `${command} ${part}`);

function assertFits(text: string, spec: ValueSpec, place: string): void {
  const misfit = misfitOf(text, spec);
  if (misfit === undefined) return;
  throw new PilotError(spec.code ?? KINDS[spec.kind].code, {
    place: { what: place },
    seen: misfit.seen,
    expected: misfit.expected,
    remedy: spec.remedy ?? misfit.remedy ?? 'Ret værdien. “npx sor-pilot help” viser, hvad valget tager.',
  });
}

function badValue(place: string, { seen, expected }: { readonly seen: string; readonly expected: string }): PilotError {
  return new PilotError('SP1021', {
    place: { what: place },
    seen,
    expected,
    remedy: 'Ret værdien. “sor-pilot help” viser, hvad valget tager.',
  });
}

function twice(place: string): PilotError {
  return new PilotError('SP1021', {
    place: { what: place },
    seen: 'valget er givet to gange',
    expected: 'valget én gang',
    remedy: 'Slet det, der ikke gælder.',
  });
}

function lacking(name: string, spec: OptionSpec): PilotError {
  return new PilotError('SP1021', {
    place: { what: `--${name}` },
    seen: 'valget mangler',
    expected: `--${name} ${spec.value ?? 'VÆRDI'}`,
    remedy: spec.remedy ?? `Tilføj --${name}: ${spec.help}.`,
  });
}

function tooMuch(command: string, specs: readonly PositionalSpec[], text: string): PilotError {
  return new PilotError('SP1024', {
    place: { what: `sor-pilot ${command}` },
    seen: `“${text}” er for meget`,
    expected: specs.length === 0 ? 'intet efter kommandoen ud over valg' : `sor-pilot ${command} ${positionalWords(specs)}`,
    remedy: `Slet det, eller skriv det som et valg. Se “npx sor-pilot help ${command.split(' ')[0] ?? ''}”.`,
  });
}

function ofOtherPart(command: string, option: string, takers: readonly string[]): PilotError {
  const words = takers.map((part) => `“sor-pilot ${whole(command, part === '' ? undefined : part)}”`);
  return new PilotError('SP1020', {
    place: { what: `--${option}` },
    seen: 'valget bruges ikke her',
    expected: `valget sammen med ${words.join(' eller ')}`,
    remedy: 'Slet valget, eller brug den anden del af kommandoen.',
  });
}

function unknownOption(command: string, option: string, known: readonly string[]): PilotError {
  const suggestion = mostSimilar(option.replace(/^-+/, ''), known);
  return new PilotError('SP1020', {
    place: { what: `sor-pilot ${command}` },
    seen: `valget “${option}” findes ikke`,
    expected: known.length === 0 ? 'ingen valg' : `et af ${known.map((name) => `--${name}`).join(', ')}`,
    remedy: suggestion === undefined ? 'Se “sor-pilot help”.' : `Mente du “--${suggestion}”?`,
  });
}
