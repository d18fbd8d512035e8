import { codedCprSpans } from './coded-cpr.ts';
import { cprSpans } from './cpr.ts';
import { ADDRESS_HEADERS, SHOWN_HEADERS } from './headers.ts';
import { type LocalNames, localNameSpans } from './local-names.ts';
import { querySpans, SHOWN_QUERY_NAMES, userInfoSpans } from './query.ts';
import { type Redacted, SECRET_MASK } from './rules.ts';
import { secretPatterns } from './secret-patterns.ts';
import { applySpans, joinSpans, matchSpans, type Span } from './spans.ts';
import { TOKEN_PATTERNS } from './tokens.ts';

/** What a redactor takes out beside what it knows by its form. */
export interface RedactorOptions {
  /** Values that may never be published. Empty strings are ignored. */
  readonly secrets: readonly string[];
  /** User names and passwords that travel joined by a colon. */
  readonly basicPairs?: readonly { readonly username: string; readonly password: string }[];
  /** Further query names whose values may be shown. */
  readonly shownQueryNames?: readonly string[];
  /** CPR numbers approved for tests, with or without hyphen. */
  readonly approvedCpr?: readonly string[];
  /** The runner's own names; only looked for in error texts. */
  readonly local?: LocalNames;
}

/** Decides what in an exchange is secret. It holds the secrets, so it must never be written anywhere itself. */
export interface Redactor {
  /** What must not be shown in a text from `from` on, in order and without overlap; what stands before is only looked back at. */
  spans(text: string, from?: number): readonly Span[];
  /** Free text: bodies, sentences, header values. */
  text(text: string): Redacted;
  /** An address: user information and unlisted query values go too. */
  url(address: string): Redacted;
  /** The value of a header as it may be shown. */
  header(name: string, value: string): Redacted;
  /** An error text: the runner's folders and host names go too. */
  errorText(text: string): Redacted;
  /** From now on these are secret too: tokens and id cards come while a session runs. Short ones are left alone where {@link secretPatterns} says so. */
  learn(...secrets: readonly string[]): void;
  /** The longest piece of text one secret can fill: so far one must see beyond a place to know what stands at it. */
  readonly reach: number;
}

/** The widest form of one character: `&amp;amp;#x0000…;`. A generous bound, only used to size a window. */
const WIDEST_CHARACTER = 24;

/** Makes a redactor for one session. Same options, same things learnt and same text: same result. */
export function createRedactor(options: RedactorOptions): Redactor {
  const pairs = options.basicPairs ?? [];
  const secrets = [...options.secrets, ...pairs.map(({ username, password }) => `${username}:${password}`)];
  const patterns = [...secrets.flatMap(secretPatterns), ...TOKEN_PATTERNS];
  const known = new Set(secrets);
  let longest = Math.max(0, ...secrets.map((secret) => secret.length));
  const approved = new Set((options.approvedCpr ?? []).map((number) => number.replaceAll(/[^0-9]/g, '')));
  const shownQuery = new Set([...SHOWN_QUERY_NAMES, ...(options.shownQueryNames ?? [])]);
  const local = options.local ?? { hosts: [], folders: [] };

  const found = (text: string, from = 0): Span[] => [
    ...patterns
      .filter(({ words }) => words === undefined || words.some((word) => text.includes(word)))
      .flatMap(({ pattern }) => matchSpans({ text, from }, pattern, { rule: 'hemmelighed', mask: SECRET_MASK })),
    ...cprSpans({ text, from }, approved),
    ...codedCprSpans({ text, from }, approved),
  ];
  const inAddress = (text: string): Span[] => [...found(text), ...userInfoSpans(text), ...querySpans(text, shownQuery)];
  const redact = (text: string, spans: readonly Span[]): Redacted => applySpans(text, joinSpans(spans));

  return {
    spans: (text, from) => joinSpans(found(text, from)),
    text: (text) => redact(text, found(text)),
    url: (address) => redact(address, inAddress(address)),
    header: (name, value) => {
      const lower = name.toLowerCase();
      if (!SHOWN_HEADERS.has(lower)) return { text: SECRET_MASK, counts: { hoved: 1 } };
      return redact(value, ADDRESS_HEADERS.has(lower) ? inAddress(value) : found(value));
    },
    errorText: (text) => redact(text, [...inAddress(text), ...localNameSpans(text, local)]),
    learn: (...learnt) => {
      for (const secret of learnt) {
        if (known.has(secret)) continue;
        known.add(secret);
        patterns.push(...secretPatterns(secret));
        longest = Math.max(longest, secret.length);
      }
    },
    get reach() {
      return Math.max(64, longest * WIDEST_CHARACTER);
    },
  };
}
