import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { elementName } from '../src/sor/fields/carriers.ts';
import { parseSorCode } from '../src/sor/identifiers/sor-code.ts';
import { expectEqual, expectTrue, inWords, survey, unitInWords } from './support/expectations.ts';
import type { NamedRole } from './support/parameter-types.ts';
import { foundUnit, parentFaults } from './support/readings.ts';
import { currentUnits, day, readAll, readUnit, type Surface, SURFACES } from './support/surfaces.ts';
import { testUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Given('regionens {testenhed}', function (this: PilotWorld, { role, words }: NamedRole) {
  this.remember('testUnit', testUnit(this.session, role, words));
});

async function readTestUnit(this: PilotWorld, surface: Surface): Promise<void> {
  const { sorIdentifier } = this.recall('testUnit');
  this.remember('reading', { surface, view: await readUnit(this, surface, sorIdentifier) });
}
Given('enheden er læst fra {sted}', readTestUnit);
When('enheden læses fra {sted}', readTestUnit);

When('enheden læses fra disse steder:', async function (this: PilotWorld, table: DataTable) {
  const { sorIdentifier } = this.recall('testUnit');
  const surfaces = table.raw().flatMap(([name]) => Object.keys(SURFACES).filter((known): known is Surface => known === name));
  if (surfaces.length !== table.raw().length) throw new TypeError('Tabellen nævner et sted, som ikke findes.');
  const readings = await Promise.all(
    surfaces.map(async (surface) => ({ surface, view: await readUnit(this, surface, sorIdentifier) })),
  );
  this.remember('readings', readings);
});

When('alle enheder læses fra {sted}', async function (this: PilotWorld, surface: Surface) {
  this.remember('population', { surface, units: await readAll(this, surface) });
});

Given('alle enheder er læst fra {sted}', async function (this: PilotWorld, surface: Surface) {
  this.remember('comparison', { surface, units: await readAll(this, surface) });
});

Then('findes enheden', function (this: PilotWorld) {
  foundUnit(this);
});

Then('findes enheden ikke', function (this: PilotWorld) {
  const { surface, view } = this.recall('reading');
  const { words, sorIdentifier } = this.recall('testUnit');
  expectTrue(view === undefined, `Regionens ${words} er med, men burde ikke være det.`, {
    place: `${sorIdentifier} i ${surface}`,
    expected: 'enheden er ikke med',
    received: view === undefined ? 'enheden er ikke med' : unitInWords(view),
  });
});

Then('er SOR-koden den, der blev spurgt om', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { sorIdentifier } = this.recall('testUnit');
  expectEqual({ what: elementName('sorIdentifier'), place, expected: sorIdentifier, received: view.sorIdentifier });
});

Then('er enheden aktiv', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  expectEqual({ what: 'active', place, expected: 'true', received: view.active?.toString() });
});

Then('er enheden ikke aktiv', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  expectEqual({ what: 'active', place, expected: 'false', received: view.active?.toString() });
});

Then('er enhedens lukkedag før afprøvningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { onDate } = this.session;
  const closing = day(view.toDate);
  expectTrue(closing !== '' && closing < onDate, 'Enheden er ikke lukket.', {
    place,
    expected: `en ToDate før ${onDate}`,
    received: inWords(view.toDate),
  });
});

Then('er enhedens åbningsdag efter afprøvningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { onDate } = this.session;
  const opening = day(view.firstFromDate ?? view.fromDate);
  expectTrue(opening > onDate, 'Enheden er ikke fremtidig.', {
    place,
    expected: `en FirstFromDate efter ${onDate}`,
    received: inWords(view.firstFromDate ?? view.fromDate),
  });
});

Then('har hver enhed en gyldig SOR-kode', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: 'løbenummer, 1000016, 00 og et kontrolciffer, i alt 11 til 18 cifre',
    fault: ({ sorIdentifier, place }) => {
      if (sorIdentifier === undefined) return { place, seen: inWords(sorIdentifier) };
      const parsed = parseSorCode(sorIdentifier);
      return parsed.ok ? undefined : { place, seen: parsed.problem };
    },
  });
});

Then('forekommer hver SOR-kode kun én gang', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const first = new Map<string | undefined, string>();
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: 'en SOR-kode, som ingen anden enhed har',
    fault: ({ sorIdentifier, place }) => {
      const earlier = first.get(sorIdentifier);
      if (earlier !== undefined) return { place, seen: `${inWords(sorIdentifier)} står også i ${earlier}` };
      first.set(sorIdentifier, place);
      return undefined;
    },
  });
});

Then('har hver enhed et navn på 1 til 60 tegn', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: 'et EntityName på 1 til 60 tegn',
    fault: ({ entityName, sorIdentifier, place }) => {
      const length = (entityName ?? '').trim() === '' ? 0 : Array.from(entityName ?? '').length;
      if (length >= 1 && length <= 60) return undefined;
      const seen = length === 0 ? inWords(entityName) : `navnet har ${length} tegn`;
      return { place: `${inWords(sorIdentifier)}, ${place}`, seen };
    },
  });
});

Then('er hver overordnet selv med, og af den rette type', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  survey({
    what: `enheder i ${surface}`,
    items: currentUnits(units, this.session.onDate),
    expected: 'IE øverst, SI under IE, OE under SI eller OE, og ingen ring af overordnede',
    fault: parentFaults(units),
  });
});

Then('ligger hver enheds dage i rækkefølge', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: 'FirstFromDate udfyldt, ikke efter FromDate, og FromDate ikke efter ToDate',
    fault: ({ firstFromDate, fromDate, toDate, sorIdentifier, place }) => {
      const at = `${inWords(sorIdentifier)}, ${place}`;
      if (day(firstFromDate) === '') return { place: at, seen: `FirstFromDate: ${inWords(firstFromDate)}` };
      if (day(fromDate) !== '' && day(fromDate) < day(firstFromDate)) {
        return { place: at, seen: `FromDate ${day(fromDate)} er før FirstFromDate ${day(firstFromDate)}` };
      }
      const opened = day(fromDate) === '' ? day(firstFromDate) : day(fromDate);
      if (day(toDate) !== '' && day(toDate) < opened) return { place: at, seen: `ToDate ${day(toDate)} er før ${opened}` };
      return undefined;
    },
  });
});

Then('er ingen enhed lukket før afprøvningens dag', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const { onDate } = this.session;
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: `ingen ToDate før ${onDate}`,
    fault: (unit) =>
      day(unit.toDate) !== '' && day(unit.toDate) < onDate
        ? { place: unitInWords(unit), seen: `lukket ${day(unit.toDate)}` }
        : undefined,
  });
});
