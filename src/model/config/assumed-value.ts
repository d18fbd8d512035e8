import { z } from 'zod';
import { isoDateSchema } from '../identity.ts';

const text = z.string().min(1);

/**
 * What a settlement may give instead of what is assumed: a name, a number, a list of names, or a name or number to each of
 * some keys. Which of them an assumption takes follows from the kind of its own value: see {@link settledValueSchema}.
 */
export const anyValueSchema = z.union([
  text,
  z.number().positive(),
  z.array(text).min(1),
  z.record(z.string(), z.union([text, z.number().positive()])),
]);
/** The value an assumption is settled to, as it is written. */
export type AnyValue = z.infer<typeof anyValueSchema>;

/** SHAK codes have these lengths and no others (SDM-XSD1). */
const shakLengthSchema = z.union([z.literal(4), z.literal(6), z.literal(7)]);

/**
 * What scenarios compare an answer with, where an assumption has such a value. The first kinds say what is assumed; the
 * others have it elsewhere, where it was before anyone thought of settling it.
 */
export const assumedValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), assumed: isoDateSchema }),
  /** Per cent of the measured that must keep a limit. */
  z.strictObject({ kind: z.literal('percent'), assumed: z.number().int().min(1).max(99) }),
  /** A level, by its name in levels.yaml. */
  z.strictObject({ kind: z.literal('level'), assumed: text }),
  /** Some of a closed set. */
  z.strictObject({ kind: z.literal('list'), among: z.array(text).min(2), assumed: z.array(text).min(1) }),
  /** One of a closed set to each of some cases. */
  z.strictObject({ kind: z.literal('choices'), among: z.array(text).min(2), assumed: z.record(z.string(), text) }),
  /** What each of some things is called. */
  z.strictObject({ kind: z.literal('names'), assumed: z.record(z.string(), text) }),
  /** What CSV files call some elements; assumed is the table of elements (src/sor/fields.ts). */
  z.strictObject({ kind: z.literal('columns'), of: z.array(text).min(1) }),
  /** How the levels are spelled; assumed is levels.yaml, and it is by those names that scenarios speak of them. */
  z.strictObject({ kind: z.literal('level-names') }),
  /** Signs in a SHAK code, by level; assumed is `shakLength` in levels.yaml. */
  z.strictObject({ kind: z.literal('shak-lengths') }),
  /** The code system of the levels; assumed is `system` in levels.yaml. */
  z.strictObject({ kind: z.literal('code-system') }),
  /** The age of a file in hours; assumed is the environment's `freshnessHours`. */
  z.strictObject({ kind: z.literal('hours') }),
  /** The code of each refusal, by the name scenarios use; agreed ones are the environment's `refusalCodes`. */
  z.strictObject({ kind: z.literal('refusal-codes') }),
]);
/** How an assumption's value is declared. */
export type AssumedValue = z.infer<typeof assumedValueSchema>;
/** A kind of value that an assumption may have. */
export type ValueKind = AssumedValue['kind'];

/** What each kind of value is, in the hands of a step. */
export interface ValueOf {
  readonly date: string;
  readonly percent: number;
  readonly level: string;
  readonly list: readonly string[];
  readonly choices: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, string>>;
  readonly 'level-names': Readonly<Record<string, string>>;
  readonly 'shak-lengths': Readonly<Record<string, 4 | 6 | 7>>;
  readonly 'code-system': string;
  readonly hours: number;
  readonly 'refusal-codes': Readonly<Record<string, string>>;
}

/** A value by its kind, so that a reader gets what it asks for or nothing. */
export type Valued = { readonly [K in ValueKind]: { readonly kind: K; readonly value: ValueOf[K] } }[ValueKind];

const names = (keys: readonly string[]) => someOf(z.partialRecord(z.enum(keys as [string, ...string[]]), text));
const someOf = <T extends z.ZodType<object>>(record: T) => record.refine((given) => Object.keys(given).length > 0);

/**
 * What a settlement of such a value must be. Where there are keys, those left out stay as assumed.
 *
 * @param levels names of the levels in levels.yaml.
 */
export function settledValueSchema(value: AssumedValue, levels: readonly string[]): z.ZodType {
  switch (value.kind) {
    case 'date':
      return isoDateSchema;
    case 'percent':
      return z.number().int().min(1).max(99);
    case 'level':
      return z.enum(levels as [string, ...string[]]);
    case 'list':
      return z.array(z.enum(value.among as [string, ...string[]])).min(1);
    case 'choices':
      return someOf(
        z.partialRecord(
          z.enum(Object.keys(value.assumed) as [string, ...string[]]),
          z.enum(value.among as [string, ...string[]]),
        ),
      );
    case 'names':
      return names(Object.keys(value.assumed));
    case 'columns':
      return names(value.of);
    case 'level-names':
      // No two levels may be told by one name.
      return names(levels).refine((given) => new Set(levels.map((level) => given[level] ?? level)).size === levels.length);
    case 'shak-lengths':
      return someOf(z.partialRecord(z.enum(levels as [string, ...string[]]), shakLengthSchema));
    case 'code-system':
      return z.url();
    case 'hours':
      return z.number().positive();
    case 'refusal-codes':
      return someOf(z.record(z.string(), text));
  }
}

/**
 * What scenarios expect of an assumption: the value it was settled to, and for what that says nothing of, what is assumed.
 * Of a value that is assumed elsewhere only what was settled; undefined where that is nothing.
 *
 * @param settled fits {@link settledValueSchema}, as the configuration was held to.
 */
export function valueInForce(declared: AssumedValue, settled: AnyValue | undefined): Valued | undefined {
  const assumed = 'assumed' in declared ? declared.assumed : undefined;
  const value = isRecord(assumed) && isRecord(settled) ? { ...assumed, ...settled } : (settled ?? assumed);
  return value === undefined ? undefined : ({ kind: declared.kind, value } as Valued);
}

/** A value in one line, as lists and published files tell it. */
export function valueInWords(value: AnyValue): string {
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value)
    ? value.join(', ')
    : Object.entries(value)
        .map(([key, one]) => `${key}: ${one}`)
        .join(', ');
}

function isRecord(value: unknown): value is Readonly<Record<string, string | number>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
