import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { dayOf } from '../src/sor/validity.ts';
import { elementName } from '../src/sor/fields/carriers.ts';
import { activeGround, presenceGround, systemGround } from './support/assumed-ground.ts';
import { expectEqual, expectTrue, inWords, survey, unitInWords } from './support/expectations.ts';
import type { NamedRole } from './support/parameter-types.ts';
import { foundUnit } from './support/readings.ts';
import { holdPopulation } from './support/rules.ts';
import { readAll, readUnit, type Surface, SURFACES } from './support/surfaces.ts';
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
  this.assuming(systemGround(this.recall('reading').surface), () =>
    expectEqual({ what: elementName('sorIdentifier'), place, expected: sorIdentifier, received: view.sorIdentifier }),
  );
});

Then('er enheden aktiv', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  this.assuming(activeGround(this.recall('reading').surface), () =>
    expectEqual({ what: 'active', place, expected: 'true', received: view.active?.toString() }),
  );
});

Then('er enheden ikke aktiv', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  this.assuming(activeGround(this.recall('reading').surface), () =>
    expectEqual({ what: 'active', place, expected: 'false', received: view.active?.toString() }),
  );
});

Then('er enhedens lukkedag før afprøvningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { onDate } = this.session;
  const closing = dayOf(view.toDate);
  this.assuming(presenceGround(this.recall('testUnit'), this.recall('reading').surface), () => {
    expectTrue(closing !== '' && closing < onDate, 'Enheden er ikke lukket.', {
      place,
      expected: `en ToDate før ${onDate}`,
      received: inWords(view.toDate),
    });
  });
});

Then('er enhedens åbningsdag efter afprøvningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { onDate } = this.session;
  const opening = dayOf(view.firstFromDate ?? view.fromDate);
  this.assuming(presenceGround(this.recall('testUnit'), this.recall('reading').surface), () => {
    expectTrue(opening > onDate, 'Enheden er ikke fremtidig.', {
      place,
      expected: `en FirstFromDate efter ${onDate}`,
      received: inWords(view.firstFromDate ?? view.fromDate),
    });
  });
});

Then('har hver enhed en gyldig SOR-kode', function (this: PilotWorld) {
  holdPopulation(this, 'sor-kode-gyldig');
});

Then('forekommer hver SOR-kode kun én gang', function (this: PilotWorld) {
  holdPopulation(this, 'sor-kode-entydig');
});

Then('har hver enhed et navn på 1 til 60 tegn', function (this: PilotWorld) {
  holdPopulation(this, 'sor-navn-laengde');
});

Then('er hver overordnet selv med, og af den rette type', function (this: PilotWorld) {
  holdPopulation(this, 'sor-foraelder-findes', 'sor-typer-i-orden', 'sor-ingen-ring');
});

Then('ligger hver enheds dage i rækkefølge', function (this: PilotWorld) {
  holdPopulation(this, 'sor-datoer-i-orden');
});

Then('er ingen enhed lukket før afprøvningens dag', function (this: PilotWorld) {
  const { surface, units } = this.recall('population');
  const { onDate } = this.session;
  survey({
    what: `enheder i ${surface}`,
    items: units,
    expected: `ingen ToDate før ${onDate}`,
    fault: (unit) =>
      dayOf(unit.toDate) !== '' && dayOf(unit.toDate) < onDate
        ? { place: unitInWords(unit), seen: `lukket ${dayOf(unit.toDate)}` }
        : undefined,
  });
});
