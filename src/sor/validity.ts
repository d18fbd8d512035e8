import { danishDay } from '../model/danish-day.ts';

/**
 * Where a period stands on a day. A closing date is read as the last day something holds, as the register importer's
 * field specifications call it (SDM-SPEC); the register's own schema only says that the unit is closed on it (SDM-XSD1).
 */
export type Validity = 'future' | 'open' | 'closed';

/** When a unit is valid, as a register or an interface says it; a day that is missing or empty sets no bound. */
export interface Lifetime {
  readonly firstFromDate?: string | undefined;
  readonly fromDate?: string | undefined;
  readonly toDate?: string | undefined;
  /** Said outright where there are no dates (FHIR active). */
  readonly active?: boolean | undefined;
}

/**
 * Whether a unit opens later, is open, or has closed on an ISO day. FHIR has no dates and says outright whether a unit
 * is open; one that is not counts as closed.
 */
export function validityOn({ firstFromDate, fromDate, toDate, active }: Lifetime, date: string): Validity {
  if (active !== undefined) return active ? 'open' : 'closed';
  const first = dayOf(firstFromDate);
  if (date < (first === '' ? dayOf(fromDate) : first)) return 'future';
  const last = dayOf(toDate);
  return last !== '' && last < date ? 'closed' : 'open';
}

/** Whether a unit is open on an ISO day. */
export function isOpenOn(unit: { readonly status: Lifetime }, date: string): boolean {
  return validityOn(unit.status, date) === 'open';
}

/** Whether a dated record (a state of a unit, a mapping, a classification entry) is in force on an ISO day; both ends count. */
export function isInForce(
  period: { readonly fromDate?: string | undefined; readonly toDate?: string | undefined },
  date: string,
): boolean {
  const last = dayOf(period.toDate);
  return dayOf(period.fromDate) <= date && (last === '' || date <= last);
}

/**
 * The calendar day something written stands for in Denmark. Days are read in ISO form, with or without a zone, and in the
 * Danish dd-mm-yyyy (how the SOR2 files write days is in no source); a time with an offset is that moment's Danish day, a
 * time without one is already Danish. What is no date is kept as it is, so that it differs from every date; empty when
 * nothing is written.
 */
export function dayOf(written: string | undefined): string {
  if (written === undefined || written === '' || isDayForm(written)) return written ?? '';
  const text = written.trim();
  if (isDayForm(text) || text === '') return text;
  const danish = /^(\d{2})-(\d{2})-(\d{4})(?:[T ]\d{2}[:.]\d{2}.*)?$/.exec(text);
  if (danish !== null) return `${danish[3] ?? ''}-${danish[2] ?? ''}-${danish[1] ?? ''}`;
  const iso = /^(\d{4}-\d{2}-\d{2})(?:([T ]\d{2}:\d{2}.*)|Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (iso === null) return text;
  const [, day = '', time] = iso;
  if (time === undefined || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(time)) return day;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? text : danishDay(new Date(moment));
}

/** Whether the text is a day of the calendar in ISO form (2026-02-29 is not). */
export function isIsoDate(text: string): boolean {
  if (!isDayForm(text)) return false;
  const [year, month, day] = [numberAt(text, 0) * 100 + numberAt(text, 2), numberAt(text, 5), numberAt(text, 8)];
  if (month < 1 || month > 12 || day < 1) return false;
  if (month !== 2) return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28);
}

/** Whether the text has the form 2026-11-23. It is asked of four texts of every unit, so the signs are looked at directly. */
function isDayForm(text: string): boolean {
  if (text.length !== 10) return false;
  for (let at = 0; at < 10; at += 1) {
    const code = text.charCodeAt(at);
    if (at === 4 || at === 7 ? code !== HYPHEN : code < ZERO || code > ZERO + 9) return false;
  }
  return true;
}

/** The number of two digits that stands at a place. */
function numberAt(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

const HYPHEN = 0x2d;
const ZERO = 0x30;

/** The ISO day a number of days later (or earlier, when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
