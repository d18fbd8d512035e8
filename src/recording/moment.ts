/** A moment or a length of time as Cucumber Messages write it. */
export interface Moment {
  readonly seconds: number;
  readonly nanos: number;
}

/** Start of the year 10000: later times have no four-digit year and can only be damage. */
const LATEST_SECONDS = 253_402_300_800;

/** A time as messages write it; also for times before 1970, whose nanoseconds still count forward. */
export function momentOf(time: Date): Moment {
  const ms = time.getTime();
  return { seconds: Math.floor(ms / 1000), nanos: (((ms % 1000) + 1000) % 1000) * 1_000_000 };
}

/** A message's time, to the millisecond. */
export function dateOf({ seconds, nanos }: Moment): Date {
  return new Date(seconds * 1000 + Math.floor(nanos / 1e6));
}

/** A message's time as ISO 8601 in UTC with milliseconds; undefined when it cannot be a real time. */
export function isoTime(moment: Moment | undefined): string | undefined {
  if (moment === undefined || moment.seconds >= LATEST_SECONDS || moment.nanos >= 1e9) return undefined;
  return dateOf(moment).toISOString();
}

/** A message's duration in whole milliseconds; 0 when it is negative or no number. */
export function milliseconds(duration: Moment): number {
  const total = Math.round(duration.seconds * 1000 + duration.nanos / 1e6);
  return Number.isSafeInteger(total) && total > 0 ? total : 0;
}

/** Whole milliseconds from one time to another; 0 when either is missing or they are in the wrong order. */
export function elapsed(from: Moment | undefined, to: Moment | undefined): number {
  if (from === undefined || to === undefined) return 0;
  return milliseconds({ seconds: to.seconds - from.seconds, nanos: to.nanos - from.nanos });
}
