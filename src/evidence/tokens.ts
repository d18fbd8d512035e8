import type { SearchPattern } from './spans.ts';

/** Names of OAuth 2.0's secrets (RFC 6749, RFC 7523). */
const OAUTH_NAMES = ['access_token', 'refresh_token', 'id_token', 'client_secret', 'client_assertion'];

/**
 * Proofs of access that are secret whoever issued them: they may be made by the other side and so stand in no
 * configuration. Each pattern covers the secret alone where it can, so that what stands around it can still be read,
 * and also a secret whose end was cut off.
 */
export const TOKEN_PATTERNS: readonly SearchPattern[] = [
  // `Authorization` values quoted in a page. At least one character that no word has, so that “Basic authentication” in prose is left alone.
  {
    pattern: /(?<=\b(?:Basic|Bearer)\s)(?=[A-Za-z.-]*[0-9+/_~=])[A-Za-z0-9+/_~.-]{8,}=*/g,
    words: ['Basic', 'Bearer'],
  },
  // JSON Web Tokens, also those a client signs to prove who it is.
  {
    pattern: /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g,
    words: ['eyJ'],
  },
  // OAuth 2.0 answers (RFC 6749 section 5.1) and requests, as JSON and as a form.
  {
    pattern: /(?<="(?:access_token|refresh_token|id_token|client_secret|client_assertion)"\s{0,4}:\s{0,4}")[^"]+/g,
    words: OAUTH_NAMES,
  },
  {
    pattern: /(?<=\b(?:access_token|refresh_token|id_token|client_secret|client_assertion)=)[^&\s"'<>]+/g,
    words: OAUTH_NAMES,
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
  },
];
