import { posix, win32 } from 'node:path';
import { misfitOfAddress } from '../../config/addresses.ts';
import { quote } from '../../config/wording.ts';
import { type SecretReference, secretReferenceSchema } from '../../model/config/access.ts';
import type { Region } from '../../model/config/region.ts';
import { PilotError } from '../../model/pilot-error.ts';
import { didYouMean } from '../../model/similar.ts';

/** A reply that could be read, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly problem: PilotError };

/** A whole address, held to the rules of configuration; a user name or password in it is never repeated. SP1004. */
export function readAddress(reply: string, what: string): Read<string> {
  const misfit = /^https?:\/\//.test(reply)
    ? misfitOfAddress(reply)
    : {
        seen: `Der står ${quote(reply)}.`,
        expected: 'en adresse, der begynder med http:// eller https://',
        remedy: 'Ret adressen.',
      };
  return misfit === undefined ? { value: reply } : { problem: new PilotError('SP1004', { place: { what }, ...misfit }) };
}

/**
 * The name of an environment variable or the whole path of a file. What is neither may be the secret itself, and is never
 * repeated. SP1004.
 */
export function readReference(reply: string, what: string): Read<SecretReference> {
  if (posix.isAbsolute(reply) || (win32.isAbsolute(reply) && /^[A-Za-z]:/.test(reply))) return { value: { file: reply } };
  const named = secretReferenceSchema.safeParse({ env: reply });
  if (named.success) return { value: named.data };
  return {
    problem: new PilotError('SP1004', {
      place: { what },
      seen: 'Svaret er hverken navnet på en miljøvariabel eller hele stien til en fil. Det vises ikke, for det kan være hemmeligt.',
      expected: 'et navn med store bogstaver, tal og “_”, eller en sti, der begynder med “/” eller et drev',
      remedy: 'Skriv navnet eller stien. Skriv aldrig selve hemmeligheden; den er ikke gemt.',
    }),
  };
}

/** A region by its number in the list, its id or its name. SP1010. */
export function readRegion(reply: string, regions: readonly Region[]): Read<Region> {
  const word = reply.toLocaleLowerCase('da');
  const found = regions.find(
    ({ id, name, shortName }, index) =>
      reply === String(index + 1) || [id, name, shortName].some((one) => one.toLocaleLowerCase('da') === word),
  );
  if (found !== undefined) return { value: found };
  const ids = regions.map(({ id }) => id);
  return {
    problem: new PilotError('SP1010', {
      place: { what: 'regionen' },
      seen: `${quote(reply)} er ikke en region.${didYouMean(reply, ids)}`,
      expected: `en af ${ids.join(', ')}`,
      remedy: 'Skriv nummeret foran regionen eller dens id.',
    }),
  };
}

/** Several regions with commas between, each once. SP1010. */
export function readRegions(reply: string, regions: readonly Region[]): Read<readonly Region[]> {
  const chosen = new Set<Region>();
  for (const word of listed(reply)) {
    const read = readRegion(word, regions);
    if ('problem' in read) return read;
    chosen.add(read.value);
  }
  return { value: [...chosen] };
}

/** Words with commas between. */
export function listed(reply: string): readonly string[] {
  return reply
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** One of some words, or the beginning of it. */
export function readWord<const W extends string>(reply: string, words: readonly W[]): W | undefined {
  const typed = reply.toLocaleLowerCase('da');
  return typed === '' ? undefined : words.find((word) => word.startsWith(typed));
}

/** One of a list that was told with numbers, by its number, its word or the beginning of it. */
export function readChoice<const W extends string>(reply: string, words: readonly W[]): W | undefined {
  return words.find((_, index) => reply === String(index + 1)) ?? readWord(reply, words);
}

/** The problem of a reply that is none of those there are. SP1021. */
export function noneOf(reply: string, choices: readonly string[]): { readonly problem: PilotError } {
  return {
    problem: new PilotError('SP1021', {
      place: { what: 'svaret' },
      seen: `${quote(reply)} kan ikke vælges.${didYouMean(reply, choices)}`,
      expected: `et af ${choices.join(', ')}`,
      remedy: 'Skriv et af dem, eller q for at stoppe.',
    }),
  };
}
