import type { z } from 'zod';

/** A place inside a YAML file, from the top: keys and list positions. */
export type KeyPath = readonly PropertyKey[];

/** Longest value an error repeats; the file itself holds the rest. */
const LONGEST_SHOWN = 60;

/** `regions[0].code`; an empty string for the whole file. */
export function formatKeyPath(path: KeyPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** A name in quotation marks, on one line and cut to a length a terminal can show. */
export function quote(text: string): string {
  const line = withoutCredentials(text).replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return `“${line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line}”`;
}

/**
 * What was found, in words. A value under `auth` is never repeated: someone who writes a password where a reference
 * belongs must not find it in a log.
 */
export function describeValue(value: unknown, path: KeyPath, source: string | undefined): string {
  if (path.includes('auth') && typeof value !== 'object')
    return 'en værdi, der ikke vises, fordi feltet hører til en hemmelighed';
  if (value === null || value === '') return 'en tom værdi';
  if (Array.isArray(value)) return 'en liste';
  if (typeof value === 'object') return 'en gruppe nøgler';
  return quote(source ?? JSON.stringify(value));
}

/** Whether a value there may be someone's secret; `kind` alone is a plain word. */
export function isSecretField(path: KeyPath): boolean {
  return path.includes('auth') && path.at(-1) !== 'kind';
}

/** Danish words for the types zod names. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'en tekst',
  number: 'et tal',
  int: 'et helt tal',
  boolean: 'true eller false',
  object: 'en gruppe nøgler',
  record: 'en gruppe nøgler',
  array: 'en liste',
};

/** `et helt tal` for `int`; zod's own word when it is one we have never met. */
export function typeWord(expected: string): string {
  return TYPE_WORDS[expected] ?? expected;
}

/** `en af værdierne “a”, “b”`. */
export function listChoices(choices: Iterable<unknown>): string {
  return [...choices].map((choice) => quote(String(choice))).join(', ');
}

/** What a limit asks for: `mindst ét tegn`, `højst 50`, `mindst ét element`. */
export function describeLimit(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const least = issue.code === 'too_small';
  const limit = least ? issue.minimum : issue.maximum;
  if (issue.origin === 'number' || issue.origin === 'int') {
    if (issue.inclusive === false) return `et tal ${least ? 'over' : 'under'} ${limit}`;
    return `et tal på ${least ? 'mindst' : 'højst'} ${limit}`;
  }
  const many = limit === 1 ? 'ét' : String(limit);
  return `${least ? 'mindst' : 'højst'} ${many} ${issue.origin === 'string' ? 'tegn' : many === 'ét' ? 'element' : 'elementer'}`;
}

function withoutCredentials(text: string): string {
  return text.replaceAll(/\/\/[^/\s]*@/g, '//…@');
}
