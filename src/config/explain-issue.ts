import type { z } from 'zod';
import { PilotError } from '../model/pilot-error.ts';
import { schemaKeysAt } from './schema-keys.ts';
import { didYouMean } from '../model/similar.ts';
import { describeLimit, describeValue, isSecretField, type KeyPath, listChoices, quote, typeWord } from './wording.ts';
import type { YamlText } from './yaml-text.ts';

type Issue = z.core.$ZodIssue;

/** What an explanation may look at. */
interface Reading {
  readonly yaml: YamlText;
  readonly schema: z.core.$ZodType;
}

/** A schema's complaint as coded errors with file, line and column: what was found, what was expected, what to do. */
export function explainIssue(issue: Issue, reading: Reading): PilotError[] {
  return explainAt(issue, issue.path, reading);
}

function explainAt(issue: Issue, path: KeyPath, reading: Reading): PilotError[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, reading));
  if (issue.code === 'invalid_union') {
    const choices = choicesOf(issue);
    if (choices.length > 0) return [wrongChoice(path, choices, reading.yaml)];
    return nearestBranch(issue.errors).flatMap((inner) => explainAt(inner, [...path, ...inner.path], reading));
  }
  if (issue.code === 'invalid_key') return [badKey(issue, path, reading.yaml)];
  if (valueAt(reading.yaml.data, path) === undefined) return [missing(path, reading.yaml)];
  if (issue.code === 'invalid_value') return [wrongChoice(path, issue.values, reading.yaml)];
  return [wrongValue(issue, path, reading.yaml)];
}

function unknownKey(key: string, path: KeyPath, { yaml, schema }: Reading): PilotError {
  const known = schemaKeysAt(schema, path);
  const place = yaml.placeOf([...path, key], 'key');
  if (known.includes(key)) {
    // Known in another of the shapes the block may have: an address beside a folder, or beside notOffered.
    return new PilotError('SP1003', {
      place,
      seen: `Nøglen ${quote(key)} kan ikke stå sammen med de andre nøgler her.`,
      expected: 'kun nøgler, der hører sammen',
      remedy: 'Fjern nøglen, eller fjern dem, den står i stedet for.',
    });
  }
  return new PilotError('SP1003', {
    place,
    seen: `Nøglen ${quote(key)} findes ikke her.${didYouMean(key, known)}`,
    ...(known.length === 0 ? {} : { expected: `en af nøglerne ${listChoices(known)}` }),
    remedy: 'Ret stavemåden, eller fjern nøglen.',
  });
}

function badKey(issue: z.core.$ZodIssueInvalidKey, path: KeyPath, yaml: YamlText): PilotError {
  const key = String(path.at(-1));
  return new PilotError('SP1004', {
    place: yaml.placeOf(path, 'key'),
    seen: `Nøglen ${quote(key)} har ikke den rette form.`,
    expected: issue.issues[0]?.message ?? 'et kendt navn',
    remedy: 'Ret nøglen.',
  });
}

function missing(path: KeyPath, yaml: YamlText): PilotError {
  const key = String(path.at(-1));
  return new PilotError('SP1005', {
    place: yaml.placeOf(path),
    seen: `${quote(key)} mangler.`,
    expected: `en værdi til ${quote(key)}`,
    remedy: `Tilføj ${quote(key)}.`,
  });
}

function emptyFile(yaml: YamlText): PilotError {
  return new PilotError('SP1005', {
    place: yaml.placeOf([]),
    seen: 'Filen er tom.',
    expected: 'en gruppe nøgler',
    remedy: 'Udfyld filen, eller hent den fra projektets historik.',
  });
}

function wrongChoice(path: KeyPath, choices: readonly unknown[], yaml: YamlText): PilotError {
  const value = valueAt(yaml.data, path);
  if (value === undefined) return missing(path, yaml);
  const near = typeof value === 'string' && !isSecretField(path) ? didYouMean(value, choices.map(String)) : '';
  return wrong(path, yaml, {
    expected: `en af værdierne ${listChoices(choices)}`,
    near,
    remedy: 'Vælg en af værdierne.',
  });
}

function wrongValue(issue: Issue, path: KeyPath, yaml: YamlText): PilotError {
  const value = valueAt(yaml.data, path);
  if (value === null && path.length === 0) return emptyFile(yaml);
  if (isSecretField(path) && typeof value !== 'object') {
    const expected = '{ env: NAVN } eller { file: STI }';
    return wrong(path, yaml, { expected, near: '', remedy: 'Tag værdien ud af filen, og henvis til den.' });
  }
  const unquoted = issue.code === 'invalid_type' && issue.expected === 'string' && ['number', 'boolean'].includes(typeof value);
  return wrong(path, yaml, {
    expected: unquoted ? `${expectation(issue)} i anførselstegn` : expectation(issue),
    near: '',
    remedy: unquoted ? 'Sæt anførselstegn om værdien, så cifrene bevares, som de står.' : 'Ret værdien.',
  });
}

function wrong(path: KeyPath, yaml: YamlText, words: { expected: string; near: string; remedy: string }): PilotError {
  return new PilotError('SP1004', {
    place: yaml.placeOf(path),
    seen: `Der står ${describeValue(valueAt(yaml.data, path), path, yaml.sourceOf(path))}.${words.near}`,
    expected: words.expected,
    remedy: words.remedy,
  });
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWord(issue.expected);
    case 'too_small':
    case 'too_big':
      return describeLimit(issue);
    case 'invalid_format':
      // Our own schemas word their patterns in Danish; zod's built-in wording is English.
      return issue.format === 'url' ? 'en hel adresse, der begynder med http:// eller https://' : issue.message;
    default:
      return issue.message;
  }
}

/** The values a union allows when it is a choice between fixed values, or between shapes told apart by one key. */
function choicesOf(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  if ('options' in issue && Array.isArray(issue.options)) return issue.options;
  const values = issue.errors.map(([only, ...others]) => {
    return only?.code === 'invalid_value' && only.path.length === 0 && others.length === 0 ? only.values : [];
  });
  return values.every((some) => some.length > 0) ? values.flat() : [];
}

/** The shape the author most likely meant: the one with the least to complain about, the first of equals. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const weight = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  return branches.reduce((best, branch) => (weight(branch) < weight(best) ? branch : best), branches[0] ?? []);
}

function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Readonly<Record<PropertyKey, unknown>>)[part];
  }, data);
}
