/**
 * Proofs of access that are secret whoever issued them: they may be made by the other side and so stand in no
 * configuration. `Authorization` values quoted in an error page, and JSON Web Tokens.
 */
export const TOKEN_PATTERNS: readonly RegExp[] = [
  // At least one character that no word has, so that “Basic authentication” in prose is left alone.
  /(?<=\b(?:Basic|Bearer)\s)(?=[A-Za-z.-]*[0-9+/_~=])[A-Za-z0-9+/_~.-]{8,}=*/g,
  /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g,
];
