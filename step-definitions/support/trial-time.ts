import { danishDay } from '../../src/model/danish-day.ts';

/**
 * What a trial takes the time to be, in milliseconds since 1970: now, or the end of the day it is held for when that is
 * another day than today in Denmark. By the day in UTC the first hours of each Danish day would be another day, and a
 * register made at two in the morning a day older than it is.
 */
export const trialTime = ({ onDate }: { readonly onDate: string }, now: Date): number =>
  danishDay(now) === onDate ? now.getTime() : Date.parse(`${onDate}T23:59:59Z`);
