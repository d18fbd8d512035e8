import { danishDay } from '../../model/danish-day.ts';

/**
 * How values are made alike before they are compared. Only differences of writing are taken away, never of content:
 * what is left after this is a difference a receiver would notice.
 */
export type Normalise = (value: string) => string;

/** Text: without blanks at the ends, runs of blanks as one, composed as Unicode NFC. */
export function asText(value: string): string {
  return value.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** A code: without any blanks, in capitals (a SHAK code may end in a letter). */
export function asCode(value: string): string {
  return value.replaceAll(/\s/g, '').toUpperCase();
}

/**
 * A date as the ISO day it stands for in Denmark. A time with an offset is that moment's Danish day; a time without one
 * is already Danish. What is no date is kept, so that it differs from every date.
 */
export function asDay(value: string): string {
  const text = value.trim();
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text)?.[1];
  if (day === undefined) return text;
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || text.length === day.length) return day;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? text : danishDay(new Date(moment));
}
