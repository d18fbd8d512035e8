import { isMask } from './masked.ts';
import { SECRET_MASK } from './rules.ts';
import { matchSpans, type Span } from './spans.ts';

/**
 * Query names whose values may be shown: FHIR's search parameters for organisations and paging, and `wsdl`. Shown
 * values are still searched for secrets and personal numbers.
 */
export const SHOWN_QUERY_NAMES: readonly string[] = [
  '_count',
  '_elements',
  '_format',
  '_getpages',
  '_getpagesoffset',
  '_id',
  '_include',
  '_lastUpdated',
  '_offset',
  '_page',
  '_revinclude',
  '_sort',
  '_summary',
  '_total',
  'active',
  'identifier',
  'name',
  'name:contains',
  'name:exact',
  'offset',
  'page',
  'partof',
  'partof:identifier',
  'type',
  'wsdl',
];

/** Spans over every query value in an address whose name is not in `shown`. */
export function querySpans(address: string, shown: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const match of address.matchAll(/([?&;])([^=&;#\s<>"]*)=([^&;#\s<>"]+)/g)) {
    const [whole, , name = '', value = ''] = match;
    if (shown.has(decoded(name)) || isMask(value)) continue;
    const end = match.index + whole.length;
    spans.push({ start: end - value.length, end, rule: 'forespoergsel', mask: SECRET_MASK });
  }
  return spans;
}

/** A name that is no valid percent coding stays as it is, and so is not on any list. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Spans over user and password in front of the host, up to the last `@`: `https://user:p@ss@host`. */
export function userInfoSpans(address: string): Span[] {
  const mark = { rule: 'hemmelighed', mask: SECRET_MASK } as const;
  return matchSpans({ text: address, from: 0 }, { pattern: USER_INFO }, mark);
}

const USER_INFO = /(?<=[a-z][a-z0-9+.-]*:\/\/)[^/?#\s]+(?=@)/gi;
