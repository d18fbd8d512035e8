import { formatDate } from '../../format.ts';

/** Dates as sources give them: a day (2024-04-16), a month (2024-09) or a year (2027), told no finer than they are. */

const monthFormat = new Intl.DateTimeFormat('da-DK', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `16. april 2024`, `september 2024` or `2027`. */
export function formatLooseDate(date: string): string {
  if (date.length === 10) return formatDate(date);
  return date.length === 7 ? monthFormat.format(new Date(`${date}-01T00:00:00Z`)) : date;
}

/** `januar 2026 – marts 2027`, and `1.–3. februar 2019` within a month; a single date when there is no end. */
export function formatLoosePeriod(date: string, until: string | undefined): string {
  if (date.length === 10 && until?.length === 10 && date !== until && date.slice(0, 7) === until.slice(0, 7))
    return `${Number(date.slice(8))}.–${formatDate(until)}`;
  return until === undefined || until === date ? formatLooseDate(date) : `${formatLooseDate(date)} – ${formatLooseDate(until)}`;
}

/** The first day it can mean, ISO. */
export const firstDay = (date: string): string => `${date}-01-01`.slice(0, 10);

/** The last day it can mean, ISO. */
export function lastDay(date: string): string {
  if (date.length === 10) return date;
  const [year = 0, month = 12] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Orders by the first day; of two that begin together the wider comes first, as a month before a day in it. */
export function byLooseDate(a: string, b: string): number {
  const [first, second] = [firstDay(a), firstDay(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.length - b.length;
}

/** Whether all of it lies before a day; something that is still going on has not passed. */
export const hasPassed = (date: string, today: string): boolean => lastDay(date) < today;
