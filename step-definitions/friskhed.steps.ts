import { Then } from '@cucumber/cucumber';
import type { ExtractView } from '../src/interfaces/udtraek/contract.ts';
import { addDays, dayOf } from '../src/sor/validity.ts';
import { unitsOn } from '../src/sor/rules/view.ts';
import { expectTrue, inWords, survey } from './support/expectations.ts';
import { extractName } from './support/surfaces.ts';
import { trialTime } from './support/trial-time.ts';
import type { PilotWorld } from './support/world.ts';

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;
/** Clocks differ a little; beyond this a file comes from the future. */
const CLOCK_SKEW_HOURS = 1;

Then('er filen ikke ældre end aftalt', function (this: PilotWorld) {
  const extract = this.recall('extract');
  const { freshnessHours } = this.session;
  const made = extract.createdAtTime ?? extract.lastModified;
  const hours = made === undefined ? NaN : (trialTime(this.session, new Date()) - Date.parse(made)) / HOUR_MS;
  this.assuming('friskhed', () => {
    expectTrue(hours >= -CLOCK_SKEW_HOURS && hours <= freshnessHours, 'Filen er ikke frisk.', {
      place: `${madeIn(extract)} i ${extractName(extract.file)}`,
      expected: `højst ${freshnessHours} timer gammel`,
      received: Number.isNaN(hours) ? inWords(made) : `${made ?? ''}, dvs. ${Math.round(hours)} timer gammel`,
    });
  });
});

Then('gælder filen ikke en dag efter afprøvningens', function (this: PilotWorld) {
  const { file, snapshotDate } = this.recall('extract');
  const { onDate } = this.session;
  const snapshot = dayOf(snapshotDate);
  expectTrue(snapshot !== '' && snapshot <= onDate, 'Filens dag er forkert.', {
    place: `SnapshotDate i ${extractName(file)}`,
    expected: `${onDate} eller før`,
    received: inWords(snapshotDate),
  });
});

Then('er hver ændring, der er ældre end aftalt, nået frem', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const source = this.recall('comparison');
  const { onDate, freshnessHours } = this.session;
  const latest = addDays(onDate, -Math.ceil(freshnessHours / HOURS_A_DAY));
  const shown = new Map(unitsOn(units, onDate).map((unit) => [unit.sorIdentifier, unit]));
  this.assuming('friskhed', () => {
    survey({
      what: `enheder i ${source.surface}, der sidst er ændret senest ${latest}`,
      items: source.units.filter((unit) => dayOf(unit.fromDate) !== '' && dayOf(unit.fromDate) <= latest),
      expected: `samme ændring i ${surface}, for den er mere end ${freshnessHours} timer gammel`,
      fault: (unit) => {
        const twin = shown.get(unit.sorIdentifier);
        const place = `${inWords(unit.sorIdentifier)}, ${unit.place}`;
        if (twin === undefined) return { place, seen: `findes ikke i ${surface}` };
        const seen = `ændret ${dayOf(unit.fromDate)}, men i ${surface} sidst ${inWords(twin.fromDate)}`;
        return dayOf(twin.fromDate) >= dayOf(unit.fromDate) ? undefined : { place, seen };
      },
    });
  });
});

function madeIn({ createdAtTime }: ExtractView): string {
  return createdAtTime === undefined ? 'Last-Modified' : 'CreatedAtTime';
}
