import { MASKED_FIELD, MASKED_VALUE } from './masked.ts';
import type { SearchPattern } from './spans.ts';

/** Names of OAuth 2.0's secrets (RFC 6749, RFC 7523). */
const OAUTH_NAMES = ['access_token', 'refresh_token', 'id_token', 'client_secret', 'client_assertion'];
const OAUTH_NAME = `(?:${OAUTH_NAMES.join('|')})`;
/** A quotation mark, also as JSON writes it within JSON, and XML within XML. */
const QUOTE = String.raw`(?:\\{0,8}"|&(?:amp;){0,4}(?:quot|#34|#[xX]22);)`;
/** What parts a scheme from its proof, also where the header is quoted. */
const SCHEME_GAP = String.raw`(?:\s|%20|\+|&nbsp;|["'“:=]){1,4}`;

/**
 * Proofs of access that are secret whoever issued them: they may be made by the other side and so stand in no
 * configuration. Each pattern covers the secret alone where it can, so that what stands around it can still be read,
 * and also a secret whose end was cut off.
 */
export const TOKEN_PATTERNS: readonly SearchPattern[] = [
  // `Authorization` values quoted in a page. At least one character that no word has, so that “Basic authentication” in prose is left alone.
  {
    pattern: new RegExp(`(?<=\\b(?:Basic|Bearer)${SCHEME_GAP})[A-Za-z0-9+/_~.-]{8,}=*`, 'gi'),
    words: ['Basic', 'Bearer'],
    accepts: (value) => /^[A-Za-z.-]*[0-9+/_~=]/.test(value) || isPair(value),
  },
  // JSON Web Tokens, also those a client signs to prove who it is.
  {
    pattern: /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g,
    words: ['eyJ'],
  },
  // OAuth 2.0 answers (RFC 6749 section 5.1) and requests, as JSON and as a form.
  {
    pattern: new RegExp(
      `(?<=\\b${OAUTH_NAME}${QUOTE}\\s{0,4}:\\s{0,4}(?<quote>${QUOTE}))(?:(?!\\k<quote>)(?:\\\\["\\\\]|[^]))+`,
      'g',
    ),
    words: OAUTH_NAMES,
    masked: MASKED_VALUE,
  },
  {
    pattern: new RegExp(`(?<=\\b${OAUTH_NAME}=)[^&\\s"'<>]+`, 'g'),
    words: OAUTH_NAMES,
    masked: MASKED_FIELD,
  },
  // Private keys in PEM, whatever stands for their line breaks.
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?!-----END )[\s\S])*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
    words: ['-----BEGIN '],
  },
  // SOSI id cards and other SAML assertions: whoever has one can act as its subject until it expires, and it may hold a CPR number.
  {
    pattern: /(?<=<(?:[A-Za-z_][\w.-]*:)?Assertion(?=[\s>])[^<>]*>)(?:(?!<\/(?:[A-Za-z_][\w.-]*:)?Assertion>)[\s\S])+/g,
    words: ['Assertion'],
    masked: MASKED_VALUE,
  },
];

/** Whether letters are a user name and a password joined by a colon (RFC 7617). */
function isPair(letters: string): boolean {
  return /^[\x20-\x7e\xa0-\xff]+:[\x20-\x7e\xa0-\xff]*$/.test(Buffer.from(letters, 'base64').toString('latin1'));
}
