import { listed } from '../model/listed.ts';

/** Dates, numbers and durations as Danes write them. Times are Danish time wherever the build runs. */

const TIME_ZONE = 'Europe/Copenhagen';

const dateFormat = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: TIME_ZONE });
const shortDateFormat = new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'short', timeZone: TIME_ZONE });
const dateTimeFormat = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeStyle: 'short', timeZone: TIME_ZONE });
const preciseFormat = new Intl.DateTimeFormat('da-DK', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
  timeZone: TIME_ZONE,
});
const numberFormat = new Intl.NumberFormat('da-DK');
const oneDecimal = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 1 });

/** `23. november 2026` from an ISO date or time. */
export const formatDate = (iso: string): string => dateFormat.format(new Date(iso));

/** `23. nov.` for narrow places that carry the whole date elsewhere. */
export const formatShortDate = (iso: string): string => shortDateFormat.format(new Date(iso));

/** `23. november 2026 kl. 07.42` from an ISO time. */
export const formatDateTime = (iso: string): string => dateTimeFormat.format(new Date(iso));

/** `23. november 2026 kl. 07.42.11 CET`: for evidence, where seconds and zone matter. */
export const formatPrecise = (iso: string): string => preciseFormat.format(new Date(iso));

/** `12.345`. */
export const formatNumber = (value: number): string => numberFormat.format(value);

/** `84 %`; the value comes rounded down from the report and is not rounded again. */
export const formatPercent = (percent: number): string => `${numberFormat.format(percent)} %`;

/** `Midtjylland, Nordjylland og Sjælland`. */
export const formatList = listed;

/** `1 scenarie`, `12 scenarier`. */
export const plural = (count: number, one: string, many: string): string =>
  `${numberFormat.format(count)} ${count === 1 ? one : many}`;

/** `840 ms`, `4,2 s`, `3 min. 5 s` from milliseconds. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${numberFormat.format(Math.round(milliseconds))} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 59.95) return `${oneDecimal.format(seconds)} s`;
  const whole = Math.round(seconds);
  return `${numberFormat.format(Math.floor(whole / 60))} min. ${whole % 60} s`;
}

/** `512 byte`, `1,4 kB`, `3 MB` (powers of 1000) from a number of bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${numberFormat.format(bytes)} byte`;
  if (bytes < 999_950) return `${oneDecimal.format(bytes / 1_000)} kB`;
  return `${oneDecimal.format(bytes / 1_000_000)} MB`;
}
