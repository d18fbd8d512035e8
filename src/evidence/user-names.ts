import { plainPattern } from './secret-patterns.ts';
import type { SearchPattern } from './spans.ts';

/** A field that is named for a user, in Danish or English: `username`, `user_id`, `brugernavn`, `login`. */
const FIELD = '(?:user|bruger|login)[-_ ]?(?:name|navn|id)?';
const QUOTE = String.raw`(?:\\{0,8}["'“”]|&(?:amp;){0,4}(?:quot|apos|#0*3[49]|#[xX]0*2[27]);|%22)?`;
/** What stands between a field's name and its value in JSON, forms, headers and sentences. */
const GAP = String.raw`${QUOTE}(?:\s{0,4}[:=]\s{0,4}|%3[aAdD]|\s)${QUOTE}`;
const TAG_END = String.raw`(?:\s[^<>]{0,256})?(?:>|&(?:amp;){0,4}gt;)\s{0,4}`;

/**
 * Where a user name stands as one: in a field that is named for it, and in front of the host of an address. Elsewhere it may
 * be an ordinary word, such as the name of a hospital. As part of “user:password” it is a secret with the password.
 */
export function userNamePatterns(name: string): readonly SearchPattern[] {
  if (name === '') return [];
  return [
    plainPattern(name, 'giu', [`(?<=(?<![\\p{L}])${FIELD}(?:${GAP}|${TAG_END}))`, '(?![\\p{L}\\p{N}_])']),
    plainPattern(name, 'giu', [`(?<=:(?:/|%2[fF]|\\\\+/){2})`, '(?=[:@]|%3[aA]|%40)']),
  ];
}
