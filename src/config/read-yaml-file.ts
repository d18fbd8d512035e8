import { readFile, stat } from 'node:fs/promises';
import type { z } from 'zod';
import type { ErrorCode } from '../model/error-codes.ts';
import { PilotError } from '../model/pilot-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { explainIssue } from './explain-issue.ts';
import { readYamlText, type YamlText } from './yaml-text.ts';

/** Largest file read; configuration is written by hand and stays far below. */
const MOST_BYTES = 1024 * 1024;

/** How the errors of a file are told. */
export interface ReadYamlOptions {
  /** One code for everything that is wrong with the file, where the file is not configuration (SP3003 for behaviours). */
  readonly code?: ErrorCode;
  /** The name errors show; the path itself by default. */
  readonly shownAs?: string;
}

/** A YAML file that fits its schema, with a way back from each value to its line. */
export interface YamlFile<T> {
  readonly value: T;
  readonly bytes: Uint8Array;
  readonly placeOf: YamlText['placeOf'];
}

/** A file's outcome: read, or everything that kept it from being read. */
export type YamlOutcome<T> =
  | { readonly file: YamlFile<T>; readonly problems: readonly [] }
  | { readonly file: undefined; readonly problems: readonly PilotError[] };

/**
 * Reads a YAML file and validates it. Text is UTF-8, the YAML 1.2 core schema holds (no dates, no tags), one document,
 * at most 1 MiB and 100 unfolded aliases.
 * @throws ConfigurationError with every problem found: SP1001–SP1005, SP1007, or the code asked for.
 */
export async function readYamlFile<S extends z.ZodType>(
  path: string,
  schema: S,
  options: ReadYamlOptions = {},
): Promise<YamlFile<z.infer<S>>> {
  const outcome = await inspectYamlFile(path, schema, options);
  if (outcome.file === undefined) throw new ConfigurationError(outcome.problems);
  return outcome.file;
}

/** As {@link readYamlFile}, but gives the problems back, so that a caller can collect those of many files. */
export async function inspectYamlFile<S extends z.ZodType>(
  path: string,
  schema: S,
  options: ReadYamlOptions = {},
): Promise<YamlOutcome<z.infer<S>>> {
  const shown = (options.shownAs ?? path).replaceAll('\\', '/');
  const refuse = (problems: readonly PilotError[]): { file: undefined; problems: readonly PilotError[] } => {
    const { code } = options;
    return { file: undefined, problems: code === undefined ? problems : problems.map((problem) => recode(problem, code)) };
  };

  const read = await readBytes(path, shown);
  if (read instanceof PilotError) return refuse([read]);
  const parsed = parseYaml(read, schema, shown);
  return Array.isArray(parsed) ? refuse(parsed) : { file: { ...parsed, bytes: read }, problems: [] };
}

/** As {@link readYamlFile}, of bytes that are not in a file yet: the value, or everything that is wrong. */
export function parseYaml<S extends z.ZodType>(
  bytes: Uint8Array,
  schema: S,
  shown: string,
): Omit<YamlFile<z.infer<S>>, 'bytes'> | PilotError[] {
  const text = decode(bytes);
  if (text === undefined) return [notUtf8(shown)];
  const { yaml, problems } = readYamlText(text, shown);
  if (yaml === undefined) return [...problems];
  const result = schema.safeParse(yaml.data);
  if (!result.success) return result.error.issues.flatMap((issue) => explainIssue(issue, { yaml, schema }));
  return { value: result.data, placeOf: (path, part) => yaml.placeOf(path, part) };
}

async function readBytes(path: string, shown: string): Promise<Uint8Array | PilotError> {
  try {
    const found = await stat(path);
    // Reading a pipe waits for whoever writes to it, perhaps for ever.
    if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: found.isDirectory() ? 'EISDIR' : 'ikke en fil' });
    const { size } = found;
    return size > MOST_BYTES ? tooLarge(shown, size) : await readFile(path);
  } catch (cause) {
    const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    return new PilotError('SP1001', {
      place: { file: shown },
      seen: absent ? 'Filen findes ikke.' : `Filen kan ikke læses (${(cause as NodeJS.ErrnoException).code ?? 'ukendt årsag'}).`,
      expected: 'en fil, der kan læses',
      remedy: absent
        ? 'Opret filen, eller peg på en anden mappe med --config.'
        : 'Se efter, om det er en fil, og om du må læse den.',
      cause,
    });
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function notUtf8(shown: string): PilotError {
  return new PilotError('SP1002', {
    place: { file: shown },
    seen: 'Filen er ikke UTF-8.',
    expected: 'tekst i UTF-8',
    remedy: 'Gem filen som UTF-8 i dit skriveprogram.',
  });
}

function tooLarge(shown: string, size: number): PilotError {
  return new PilotError('SP1002', {
    place: { file: shown },
    seen: `Filen fylder ${size} byte.`,
    expected: `højst ${MOST_BYTES} byte`,
    remedy: 'Se efter, om det er den rette fil.',
  });
}

function recode(problem: PilotError, code: ErrorCode): PilotError {
  return new PilotError(code, {
    place: problem.place,
    seen: problem.seen,
    ...(problem.expected === undefined ? {} : { expected: problem.expected }),
    remedy: problem.remedy,
    cause: problem,
  });
}
