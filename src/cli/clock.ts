import { danishDay } from '../model/danish-day.ts';
import { isoDateSchema } from '../model/identity.ts';
import { PilotError } from '../model/pilot-error.ts';

/** The day a trial is held for: the one given with `--date`, else today in Denmark, wherever the machine stands. Throws SP1021. */
export function trialDate(given: string | undefined): string {
  if (given === undefined) return danishDay(new Date());
  if (isoDateSchema.safeParse(given).success) return given;
  throw new PilotError('SP1021', {
    place: { what: '--date' },
    seen: `“${given}”`,
    expected: 'en dato som 2027-01-01',
    remedy: 'Skriv datoen som år-måned-dag.',
  });
}
