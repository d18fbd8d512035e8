import { parseArgs } from 'node:util';
import { mostSimilar } from '../model/similar.ts';
import { PilotError } from '../model/pilot-error.ts';

/** One option of a command. */
export interface OptionSpec {
  readonly kind: 'text' | 'flag' | 'number';
  /** May be given several times. */
  readonly many?: boolean;
  /** A letter that stands for it, as `-o` for `--out` in other programs. */
  readonly short?: string;
  /** What stands after it in the help: ID, N, FIL. */
  readonly value?: string;
  readonly help: string;
  /** For numbers: the least and the greatest. */
  readonly range?: readonly [number, number];
}

/** A command's options, by their long names. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** Folders most commands take; written once, so that they mean the same everywhere. */
export const FOLDER_OPTIONS = {
  config: { kind: 'text', value: 'MAPPE', help: 'hvor konfigurationen ligger; uden: config/' },
  results: { kind: 'text', value: 'MAPPE', help: 'hvor resultaterne ligger; uden: results/' },
  decisions: { kind: 'text', value: 'MAPPE', help: 'hvor aftalerne ligger; uden: decisions/' },
} as const satisfies OptionTable;

type ValueOf<S extends OptionSpec> = S['kind'] extends 'flag' ? boolean : S['kind'] extends 'number' ? number : string;

/** The options as a command sees them: lists for those that repeat, undefined for those not given. */
export type Options<T extends OptionTable> = {
  readonly [K in keyof T]: T[K]['many'] extends true ? readonly ValueOf<T[K]>[] : ValueOf<T[K]> | undefined;
};

/**
 * Reads a command's arguments against its table. Throws PilotError SP1020 for an option that does not exist (with the
 * nearest that does) and SP1021 for a value that does not fit.
 */
export function parseOptions<const T extends OptionTable>(
  command: string,
  table: T,
  args: readonly string[],
): { readonly options: Options<T>; readonly positionals: readonly string[] } {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(table).map(([name, spec]) => [
        name,
        {
          type: spec.kind === 'flag' ? ('boolean' as const) : ('string' as const),
          multiple: spec.many ?? false,
          ...(spec.short === undefined ? {} : { short: spec.short }),
        },
      ]),
    ),
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = table[token.name];
    if (spec === undefined) throw unknownOption(command, token.rawName, Object.keys(table));
    if (spec.kind !== 'flag' && token.value === undefined)
      throw badValue(token.rawName, 'ingen værdi', `--${token.name} ${spec.value ?? 'VÆRDI'}`);
    if (spec.kind === 'flag' && token.value !== undefined)
      throw badValue(token.rawName, `“${token.value}”`, 'valget alene, uden værdi');
  }
  const options = Object.fromEntries(
    Object.entries(table).map(([name, spec]): [string, unknown] => {
      const value: unknown = values[name];
      if (spec.many === true) return [name, asList(value)];
      return [name, spec.kind === 'number' && typeof value === 'string' ? toNumber(name, spec, value) : value];
    }),
  );
  return { options: options as Options<T>, positionals };
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.flatMap((one: unknown) => (typeof one === 'string' ? one.split(',') : [])) : [value];
}

function toNumber(name: string, spec: OptionSpec, text: string): number {
  const [least, greatest] = spec.range ?? [0, Number.MAX_SAFE_INTEGER];
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > greatest) {
    throw badValue(`--${name}`, `“${text}”`, `et helt tal fra ${least} til ${greatest}`);
  }
  return value;
}

function badValue(option: string, seen: string, expected: string): PilotError {
  return new PilotError('SP1021', {
    place: { what: option },
    seen,
    expected,
    remedy: 'Ret værdien. “sor-pilot help” viser, hvad valget tager.',
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
