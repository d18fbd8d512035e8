import { dayOf, isIsoDate } from '../validity.ts';

/** Tells that a value could not be used, in Danish. */
export type Note = (message: string) => void;

/**
 * A calendar day in ISO form, from ISO (a time or zone after it is dropped) or from the Danish dd-mm-yyyy. How the SOR2
 * files write days is in no source, so both are read. Anything else is noted and gives undefined.
 */
export function readDate(text: string | undefined, name: string, note: Note): string | undefined {
  if (text === undefined || text === '') return undefined;
  const date = dayOf(text);
  if (isIsoDate(date)) return date;
  note(`${name} er “${text}”; en dato på formen 2026-11-23 var ventet.`);
  return undefined;
}

/** An ISO date-time as it was written; anything else is noted and gives undefined. */
export function readDateTime(text: string | undefined, name: string, note: Note): string | undefined {
  if (text === undefined || text === '') return undefined;
  const time = text.replace(' ', 'T');
  if (isIsoDate(time.slice(0, 10)) && !Number.isNaN(Date.parse(time))) return time;
  note(`${name} er “${text}”; et tidspunkt på formen 2026-11-23T01:30:00Z var ventet.`);
  return undefined;
}

/** true/1 and false/0 as XML Schema writes them, in any letter case. */
export function readBoolean(text: string | undefined, name: string, note: Note): boolean | undefined {
  if (text === undefined || text === '') return undefined;
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === '1') return true;
  if (lower === 'false' || lower === '0') return false;
  note(`${name} er “${text}”; true eller false var ventet.`);
  return undefined;
}
