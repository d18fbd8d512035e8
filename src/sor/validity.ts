import type { SorStatus } from './unit.ts';

/**
 * Where a period stands on a day. A closing date is read as the last day open, as the regions' own dates are:
 * an assumption, no public source says whether ToDate is inclusive.
 */
export type Validity = 'future' | 'open' | 'closed';

/** Whether a unit opens later, is open, or has closed on an ISO day. */
export function validityOn(status: Pick<SorStatus, 'firstFromDate' | 'toDate'>, date: string): Validity {
  if (date < status.firstFromDate) return 'future';
  return status.toDate !== undefined && status.toDate < date ? 'closed' : 'open';
}

/** Whether a unit is open on an ISO day. */
export function isOpenOn(unit: { readonly status: SorStatus }, date: string): boolean {
  return validityOn(unit.status, date) === 'open';
}

/** Whether a dated row (a mapping, a classification entry) is in force on an ISO day; both ends count. */
export function isInForce(period: { readonly fromDate: string; readonly toDate?: string }, date: string): boolean {
  return period.fromDate <= date && (period.toDate === undefined || date <= period.toDate);
}

/** Whether the text is a day of the calendar in ISO form (2026-02-29 is not). */
export function isIsoDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The ISO day a number of days later (or earlier, when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
