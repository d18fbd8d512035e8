import { isIsoDate } from '../../../sor/validity.ts';
import type { Organization } from './organization.ts';
import { FhirProblem } from './outcome.ts';
import { alternatives, RESULT_PARAMETERS, SEARCH_PARAMETERS, type SearchParameter, unescapeValue } from './search-parameters.ts';

/** One Organization prepared for searching. */
export interface Indexed {
  readonly resource: Organization;
  readonly identifiers: readonly Token[];
  readonly types: readonly Token[];
  /** Name as {@link plainName} gives it. */
  readonly name: string;
  readonly exactName: string;
  readonly parent: string | undefined;
  readonly active: boolean;
  /** Milliseconds since 1970. */
  readonly lastUpdated: number;
}

/** A code or an identifier with its system. */
export interface Token {
  readonly system: string;
  readonly code: string;
}

type Filter = (candidate: Indexed) => boolean;

/** How a search is read. */
export interface SearchOptions {
  /** Parameters that are not known are passed over instead of refused (Prefer: handling=lenient). */
  readonly lenient: boolean;
}

/**
 * Reads the search parameters into filters; several values of one parameter with comma are “or”, several parameters
 * “and”. Throws FhirProblem 400 for a parameter or modifier that is not supported and for a value that cannot be read.
 */
export function searchFilters(parameters: readonly SearchParameter[], { lenient }: SearchOptions): readonly Filter[] {
  return parameters.flatMap(([key, value]) => {
    const [name = '', modifier] = key.split(':');
    if (RESULT_PARAMETERS.includes(name) || value === '') return [];
    if (!SEARCH_PARAMETERS.some((parameter) => parameter.name === name)) {
      if (lenient) return [];
      throw new FhirProblem(400, 'not-supported', `Søgeparameteren “${name}” understøttes ikke. Se metadata for dem, der gør.`);
    }
    const filters = alternatives(value).map((one) => filterFor(name, modifier, one));
    return [(candidate: Indexed) => filters.some((matches) => matches(candidate))];
  });
}

function filterFor(name: string, modifier: string | undefined, written: string): Filter {
  const value = unescapeValue(written);
  if (name === 'name') return nameFilter(modifier, value);
  if (modifier !== undefined)
    throw new FhirProblem(400, 'not-supported', `Modifikatoren “${modifier}” understøttes ikke for “${name}”.`);
  switch (name) {
    case '_id':
      return (candidate) => candidate.resource.id === value;
    case 'identifier':
      return tokenFilter(written, (candidate) => candidate.identifiers);
    case 'type':
      return tokenFilter(written, (candidate) => candidate.types);
    case 'active':
      return activeFilter(value);
    case 'partof':
      return parentFilter(value);
    default:
      return lastUpdatedFilter(value);
  }
}

function nameFilter(modifier: string | undefined, value: string): Filter {
  const wanted = plainName(value);
  switch (modifier) {
    case undefined:
      return (candidate) => candidate.name.startsWith(wanted);
    case 'exact':
      return (candidate) => candidate.exactName === value;
    case 'contains':
      return (candidate) => candidate.name.includes(wanted);
    default:
      throw new FhirProblem(400, 'not-supported', `Modifikatoren “${modifier}” understøttes ikke for “name”.`);
  }
}

/** `system|code`, `|code` (no system), `system|` (any code) or `code` (any system). */
function tokenFilter(written: string, tokens: (candidate: Indexed) => readonly Token[]): Filter {
  const bar = written.search(/(?<!\\)\|/);
  const system = bar < 0 ? undefined : unescapeValue(written.slice(0, bar));
  const code = unescapeValue(written.slice(bar + 1));
  return (candidate) =>
    tokens(candidate).some((one) => (system === undefined || one.system === system) && (code === '' || one.code === code));
}

function activeFilter(value: string): Filter {
  if (value !== 'true' && value !== 'false') throw new FhirProblem(400, 'value', `“${value}” er ikke true eller false.`);
  return (candidate) => candidate.active === (value === 'true');
}

/** `Organization/[id]`, an address that ends so, or the id alone; a reference to another type is refused. */
function parentFilter(value: string): Filter {
  const match = /^(?:(?:https?:\/\/.+\/)?Organization\/)?([A-Za-z0-9.-]{1,64})$/.exec(value);
  if (match === null) throw new FhirProblem(400, 'value', `“${value}” er ikke en reference til en Organization.`);
  return (candidate) => candidate.parent === match[1];
}

const DATE = /^([a-z]{2})?(\d{4}(?:-\d{2}(?:-\d{2})?)?)(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const PREFIXES: Readonly<Record<string, (at: number, start: number, end: number) => boolean>> = {
  eq: (at, start, end) => at >= start && at < end,
  ge: (at, start) => at >= start,
  gt: (at, _start, end) => at >= end,
  le: (at, _start, end) => at < end,
  lt: (at, start) => at < start,
};

/** A date stands for all of its year, month, day, minute or second; a time without a zone is read as UTC. */
function lastUpdatedFilter(value: string): Filter {
  const [whole, prefix = 'eq', date = '', time, zone] = DATE.exec(value) ?? [];
  const test = PREFIXES[prefix];
  const day = date.padEnd(10, '-01');
  if (whole === undefined || !isIsoDate(day) || (time !== undefined && date.length < 10))
    throw new FhirProblem(400, 'value', `“${value}” er ikke en dato for _lastUpdated.`);
  if (test === undefined)
    throw new FhirProblem(400, 'not-supported', `Præfikset “${prefix}” understøttes ikke for _lastUpdated.`);
  const start = Date.parse(`${day}${time ?? 'T00:00'}${zone ?? 'Z'}`);
  if (Number.isNaN(start)) throw new FhirProblem(400, 'value', `“${value}” er ikke en dato for _lastUpdated.`);
  const end = endOf(start, date, time);
  return (candidate) => test(candidate.lastUpdated, start, end);
}

function endOf(start: number, date: string, time: string | undefined): number {
  if (time !== undefined) return start + (time.includes('.') ? 1 : time.length > 6 ? 1000 : 60_000);
  const end = new Date(start);
  if (date.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (date.length === 7) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCDate(end.getUTCDate() + 1);
  return end.getTime();
}

/** Lower case, accents taken off; æ, ø and å are letters of their own in Danish and stay. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/a\u030a/g, 'å')
    .replaceAll(/\p{Mn}/gu, '');
}
