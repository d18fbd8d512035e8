import type { Organization } from './organization.ts';
import { FhirProblem } from './outcome.ts';
import { PAGE_PARAMETER, type SearchParameter } from './search-parameters.ts';

const DEFAULT_COUNT = 50;
/** More than this on one page is not given; the links then carry the number that is. */
const MAX_COUNT = 200;

/** The search a page belongs to. */
export interface PageRequest {
  /** Absolute address of [base]/Organization. */
  readonly address: string;
  readonly parameters: readonly SearchParameter[];
}

/**
 * One page of a search as a searchset with total and paging links. `_count=0` gives the total alone. Throws FhirProblem
 * 400 for a `_count` or a page that is no number.
 */
export function searchset(
  request: PageRequest,
  matches: readonly Organization[],
  onPage: (page: readonly Organization[], number: number) => readonly Organization[],
): object {
  const size = Math.min(wholeNumber(request.parameters, '_count') ?? DEFAULT_COUNT, MAX_COUNT);
  const number = wholeNumber(request.parameters, PAGE_PARAMETER) ?? 1;
  if (number < 1) throw new FhirProblem(400, 'value', `“${number}” er ikke en side.`);
  const pages = size === 0 ? 1 : Math.max(1, Math.ceil(matches.length / size));
  const found = onPage(matches.slice((number - 1) * size, number * size), number);
  const link = (relation: string, page: number): object => ({ relation, url: pageAddress(request, size, page) });
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    link: [
      link('self', number),
      ...(number > 1 ? [link('previous', Math.min(number - 1, pages))] : []),
      ...(number < pages ? [link('next', number + 1)] : []),
    ],
    // FHIR has no empty arrays.
    ...(found.length === 0 ? {} : { entry: found.map((resource) => match(request, resource)) }),
  };
}

function match({ address }: PageRequest, resource: Organization): object {
  return { fullUrl: `${address}/${resource.id}`, resource, search: { mode: 'match' } };
}

/** The last value of a parameter as a whole number; undefined when it is not there. */
function wholeNumber(parameters: readonly SearchParameter[], name: string): number | undefined {
  const text = parameters.findLast(([key]) => key === name)?.[1];
  if (text === undefined || text === '') return undefined;
  if (!/^[0-9]{1,7}$/.test(text)) throw new FhirProblem(400, 'value', `“${text}” er ikke et antal for ${name}.`);
  return Number(text);
}

/** The address of a page, with the page size really used; the first page needs no number. */
function pageAddress({ address, parameters }: PageRequest, size: number, number: number): string {
  const query = new URLSearchParams(parameters.flatMap(([name, value]) => (name === PAGE_PARAMETER ? [] : [[name, value]])));
  if (query.has('_count')) query.set('_count', String(size));
  if (number > 1) query.set(PAGE_PARAMETER, String(number));
  const text = query.toString();
  return text === '' ? address : `${address}?${text}`;
}
