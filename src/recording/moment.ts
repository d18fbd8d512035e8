import type { TimestampMessage } from './message-shapes.ts';

/** Start of the year 10000: later times have no four-digit year and can only be damage. */
const LATEST_SECONDS = 253_402_300_800;

/** A message's time as ISO 8601 in UTC with milliseconds; undefined when it cannot be a real time. */
export function isoTime(timestamp: TimestampMessage | undefined): string | undefined {
  if (timestamp === undefined || timestamp.seconds >= LATEST_SECONDS || timestamp.nanos >= 1e9) return undefined;
  return new Date(timestamp.seconds * 1000 + Math.floor(timestamp.nanos / 1e6)).toISOString();
}

/** A message's duration in whole milliseconds; 0 when it is negative or no number. */
export function milliseconds(duration: { readonly seconds: number; readonly nanos: number }): number {
  const total = Math.round(duration.seconds * 1000 + duration.nanos / 1e6);
  return Number.isSafeInteger(total) && total > 0 ? total : 0;
}

/** Whole milliseconds from one time to another; 0 when either is missing or they are in the wrong order. */
export function elapsed(from: TimestampMessage | undefined, to: TimestampMessage | undefined): number {
  if (from === undefined || to === undefined) return 0;
  return milliseconds({ seconds: to.seconds - from.seconds, nanos: to.nanos - from.nanos });
}
