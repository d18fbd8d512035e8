import { codedCprSpans } from './coded-cpr.ts';
import { type CprExceptions, findCpr } from './cpr.ts';
import { SEEN_AFTER, SEEN_BEFORE } from './cpr-context.ts';
import { LONGEST_FORM } from './cpr-forms.ts';
import { ADDRESS_HEADERS, SHOWN_HEADERS } from './headers.ts';
import { type LocalNames, localNameSpans } from './local-names.ts';
import { querySpans, SHOWN_QUERY_NAMES, userInfoSpans } from './query.ts';
import { type Redacted, SECRET_MASK } from './rules.ts';
import { isMask } from './masked.ts';
import { escapesOf, secretPatterns } from './secret-patterns.ts';
import { applySpans, matchSpans, type Searched, type SearchPattern, settledSpans, type Span } from './spans.ts';
import { TOKEN_PATTERNS } from './tokens.ts';
import { userNamePatterns } from './user-names.ts';
import { createWordSearch } from './word-search.ts';

/** What a redactor takes out beside what it knows by its form. */
export interface RedactorOptions {
  /** Values that may never be published, wherever they stand and however short they are. Empty strings are ignored. */
  readonly secrets: readonly string[];
  /**
   * User names and passwords that travel joined by a colon. The names are no secrets by themselves, for they may be ordinary
   * words: they are taken out where they stand as user names.
   */
  readonly basicPairs?: readonly { readonly username: string; readonly password: string }[];
  /** Further query names whose values may be shown. */
  readonly shownQueryNames?: readonly string[];
  /** CPR numbers approved for tests, with or without hyphen. */
  readonly approvedCpr?: readonly string[];
  /** Names of fields that by decision hold no numbers of persons: what only may be one is shown there. */
  readonly shownFields?: readonly string[];
  /** The runner's own names; only looked for in error texts. */
  readonly local?: LocalNames;
}

/** Decides what in an exchange is secret. It holds the secrets, so it must never be written anywhere itself. */
export interface Redactor {
  /** What must not be shown in a text from `from` on, in order and without overlap. */
  spans(searched: Searched): readonly Span[];
  /** Free text: bodies, sentences, header values. */
  text(text: string): Redacted;
  /** An address: user information and unlisted query values go too. */
  url(address: string): Redacted;
  /** The value of a header as it may be shown. */
  header(name: string, value: string): Redacted;
  /** An error text: the runner's folders and host names go too. */
  errorText(text: string): Redacted;
  /** From now on these are secret too: tokens and id cards come while a session runs. */
  learn(...secrets: readonly string[]): void;
  /** The same redactor, with the same secrets, where further fields hold no numbers of persons. */
  showing(fields: readonly string[]): Redactor;
  /** The longest piece of text one secret can fill: so far one must see beyond a place to know what stands at it. */
  readonly reach: number;
}

/** The widest form of one character: `&amp;amp;#x0000…;`. A generous bound, only used to size a window. */
const WIDEST_CHARACTER = 24;

/** Makes a redactor for one session. Same options, same things learnt and same text: same result. */
export function createRedactor(options: RedactorOptions): Redactor {
  const pairs = options.basicPairs ?? [];
  const known = new Set([
    ...options.secrets,
    ...pairs.flatMap(({ username, password }) => [password, `${username}:${password}`]),
  ]);
  const patterns = [
    ...[...known].flatMap(secretPatterns),
    ...[...new Set(pairs.map(({ username }) => username))].flatMap(userNamePatterns),
    ...TOKEN_PATTERNS,
  ];
  let search = createPatternSearch(patterns, known);
  let longest = Math.max(0, ...[...known].map((secret) => secret.length));
  const approved = new Set((options.approvedCpr ?? []).map((number) => number.replaceAll(/[^0-9]/g, '')));
  const shownQuery = new Set([...SHOWN_QUERY_NAMES, ...(options.shownQueryNames ?? [])]);
  const local = options.local ?? { hosts: [], folders: [] };

  const redactorShowing = (shownFields: ReadonlySet<string>): Redactor => {
    const exceptions: CprExceptions = { approved, shownFields };
    const findIn = (searched: Searched, spared: number[] = []): Span[] => {
      const numbers = findCpr(searched, exceptions);
      spared.push(...numbers.spared);
      return [...search.spans(searched), ...numbers.spans, ...codedCprSpans(searched, exceptions)];
    };
    const inText = (searched: Searched): Span[] => findIn(searched);
    const inAddress = (searched: Searched): Span[] => [
      ...inText(searched),
      ...userInfoSpans(searched.text),
      ...querySpans(searched.text, shownQuery),
    ];
    const inError = (searched: Searched): Span[] => [...inAddress(searched), ...localNameSpans(searched.text, local)];
    const redact = (text: string, find: typeof inText): Redacted => applySpans(text, settledSpans({ text, from: 0 }, find));

    return {
      spans: (searched) => {
        const spared: number[] = [];
        return settledSpans(
          searched,
          (one) => findIn(one, spared),
          (text, spans) => search.hasWord(text) || spans.some(touching(text)) || isNearAny(spans, spared),
        );
      },
      text: (text) => redact(text, inText),
      url: (address) => redact(address, inAddress),
      header: (name, value) => {
        const lower = name.toLowerCase();
        if (SHOWN_HEADERS.has(lower)) return redact(value, ADDRESS_HEADERS.has(lower) ? inAddress : inText);
        return isMask(value) ? { text: value, counts: {} } : { text: SECRET_MASK, counts: { hoved: 1 } };
      },
      errorText: (text) => redact(text, inError),
      learn: (...learnt) => {
        const fresh = learnt.filter((secret) => !known.has(secret));
        if (fresh.length === 0) return;
        for (const secret of new Set(fresh)) {
          known.add(secret);
          patterns.push(...secretPatterns(secret));
          longest = Math.max(longest, secret.length);
        }
        search = createPatternSearch(patterns, known);
      },
      showing: (fields) => redactorShowing(new Set([...shownFields, ...lowered(fields)])),
      get reach() {
        return Math.max(LONGEST_FORM + SEEN_AFTER, longest * WIDEST_CHARACTER);
      },
    };
  };
  return redactorShowing(lowered(options.shownFields ?? []));
}

function lowered(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Whether what is masked may be what a number was let stand for. */
function isNearAny(spans: readonly Span[], spared: readonly number[]): boolean {
  return spared.some((at) => spans.some(({ start, end }) => end > at - SEEN_BEFORE && start < at + LONGEST_FORM + SEEN_AFTER));
}

/** A search for patterns, each tried only where one of its words says that it may match. */
function createPatternSearch(patterns: readonly SearchPattern[], secrets: Iterable<string>): PatternSearch {
  const words = createWordSearch(patterns.flatMap((pattern) => pattern.words ?? []));
  const escapes = escapesOf(secrets);
  return {
    spans: (searched) => {
      const present = words.in(searched.text);
      const escaped = escapes.test(searched.text);
      return patterns
        .filter((one) => one.words === undefined || (escaped && one.escapable) || one.words.some((word) => present.has(word)))
        .flatMap((one) => matchSpans(searched, one, { rule: 'hemmelighed', mask: SECRET_MASK }));
    },
    hasWord: (text) => words.in(text).size > 0 || escapes.test(text),
  };
}

interface PatternSearch {
  spans(searched: Searched): Span[];
  /** Whether any pattern but one without words can match. */
  hasWord(text: string): boolean;
}

/** What a number or a coded text may go on with, or a mask of ours. */
const GOES_ON = /[\p{L}\p{N}+/_=\\&;%•-]/u;

/** Whether a span stands against something that may be another thing once it is masked. */
function touching(text: string): (span: Span, at: number, spans: readonly Span[]) => boolean {
  return ({ start, end }, at, spans) =>
    GOES_ON.test(text.charAt(start - 1)) || GOES_ON.test(text.charAt(end)) || spans[at + 1]?.start === end;
}
