import { danishDay } from '../model/danish-day.ts';

/** The day a trial is held for: the one given with `--date`, else today in Denmark, wherever the machine stands. */
export function trialDate(given: string | undefined): string {
  return given ?? danishDay(new Date());
}
