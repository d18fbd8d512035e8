import type { Figure } from './figures.ts';
const number = new Intl.NumberFormat('da-DK');
const date = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' });

/** `1.130`. */
export const countInWords = (count: number): string => number.format(count);

/** `23. november 2026` from an ISO day, which is a day and no moment. */
export const dayInWords = (day: string): string => date.format(new Date(day));

/** `77 %`, `under 1 %` of what is some and rounds down to nothing; undefined of none. With hard spaces. */
export function percentInWords({ part, percent }: Figure): string | undefined {
  if (percent === undefined) return undefined;
  return percent === 0 && part > 0 ? 'under\u00A01\u00A0%' : `${countInWords(percent)}\u00A0%`;
}
