/** Whether a page is within the time it was promised to be looked at again. */
export interface ReviewState {
  /** The day the next review is due, ISO. */
  readonly due: string;
  readonly overdue: boolean;
}

/** Due so many months after the last review; overdue from the day after. Days are ISO dates. */
export function reviewState(reviewed: string, everyMonths: number, today: string): ReviewState {
  const [year = 0, month = 1, day = 1] = reviewed.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + everyMonths + 1, 0)).getUTCDate();
  const due = new Date(Date.UTC(year, month - 1 + everyMonths, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
  return { due, overdue: today > due };
}
