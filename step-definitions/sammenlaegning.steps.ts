import { Given, Then, When } from '@cucumber/cucumber';
import { PreconditionError } from '../src/model/faults.ts';
import { elementName } from '../src/sor/fields/carriers.ts';
import { indexRegister } from '../src/sor/register.ts';
import { contentOn } from '../src/sor/states.ts';
import { dayOf, isInForce, isOpenOn, validityOn } from '../src/sor/validity.ts';
import { expectEqual, expectTrue, inWords, survey } from './support/expectations.ts';
import { isMerged, lastDayBefore, mergerDay, notAnnounced, ownerOn } from './support/merger.ts';
import { foundUnit } from './support/readings.ts';
import { extractName, type MapSource, readMap, readRegister, sorlsFound } from './support/surfaces.ts';
import { testUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Given('sammenlægningen kendes i registeret', async function (this: PilotWorld) {
  const { sorIdentifier } = testUnit(this.session, 'ny-ejer', 'overtagende ejer');
  const { units } = (await readRegister(this)).content;
  this.needing('oest-ejer', () => {
    if (!units.some((unit) => unit.sorIdentifier === sorIdentifier)) throw notAnnounced(this.session, sorIdentifier);
  });
});

Then('er enhedens sidste dag dagen før sammenlægningen', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const date = lastDayBefore(this.session);
  this.assuming('oest-ejer', () => {
    expectEqual({ what: elementName('toDate'), place, expected: date, received: dayOf(view.toDate) });
  });
});

Then('er enhedens første dag sammenlægningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const date = mergerDay(this.session);
  this.assuming('oest-ejer', () => {
    expectEqual({ what: elementName('firstFromDate'), place, expected: date, received: dayOf(view.firstFromDate) });
  });
});

Then('hører enheden under den, der ejer den på afprøvningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { onDate } = this.session;
  this.assuming('oest-ejer', () => {
    expectEqual({
      what: `Ejeren ${onDate}`,
      place,
      expected: ownerOn(this.session, onDate),
      received: view.parentSorIdentifier,
    });
  });
});

Then('er enheden åben på afprøvningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const { onDate } = this.session;
  this.assuming('oest-samme-koder', () => {
    expectTrue(validityOn(view, onDate) === 'open', 'Enheden er ikke åben.', {
      place,
      expected: `åben ${onDate}`,
      received: `active: ${inWords(view.active?.toString())}, FirstFromDate: ${inWords(view.firstFromDate)}, ToDate: ${inWords(view.toDate)}`,
    });
  });
});

Then('er ejeren aktiv netop til og med dagen før sammenlægningen', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  this.assuming('oest-ejer', () => {
    expectEqual({ what: 'active', place, expected: String(!isMerged(this.session)), received: view.active?.toString() });
  });
});

Then('er ejeren aktiv netop fra sammenlægningens dag', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  this.assuming('oest-ejer', () => {
    expectEqual({ what: 'active', place, expected: String(isMerged(this.session)), received: view.active?.toString() });
  });
});

When('enhedens historik læses fra den komplette CSV-fil', async function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  const { units } = await this.client.udtraek.read('csvComplete');
  this.remember(
    'history',
    units.filter((unit) => unit.sorIdentifier === sorIdentifier),
  );
});

Then('ejede den afgivende ejer enheden dagen før sammenlægningen', function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  const history = this.recall('history');
  const day = lastDayBefore(this.session);
  const records = history.filter((record) => isInForce(record, day));
  this.assuming('oest-historik', () => {
    expectEqual({
      what: `Ejeren ${day}`,
      place: `${sorIdentifier} i den komplette CSV-fil, ${history.length} poster`,
      expected: ownerOn(this.session, day),
      received:
        records.length === 0 ? 'ingen post gælder den dag' : records.map((one) => one.parentSorIdentifier ?? '').join(', '),
    });
  });
});

When('enheden slås op i SORLS på dagen før sammenlægningen', async function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  const date = lastDayBefore(this.session);
  const view = await sorlsFound(this, () => this.client.sorls.getSorEntity({ sorIdentifier, date }));
  this.remember('reading', { surface: 'SORLS', view });
});

Then('hører enheden under den afgivende ejer', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const day = lastDayBefore(this.session);
  const expected = ownerOn(this.session, day);
  this.assuming('oest-historik', () => {
    expectEqual({ what: `Ejeren ${day}`, place, expected, received: view.parentSorIdentifier });
  });
});

When('hele SHAK-oversættelsen læses fra {shakkilde}', async function (this: PilotWorld, source: MapSource) {
  this.remember('mapReading', { source, rows: await readMap(this, source) });
});

Then('har enheden samme SHAK-koder før og efter sammenlægningen', function (this: PilotWorld) {
  const { rows, source } = this.recall('mapReading');
  const { sorIdentifier, words } = this.recall('testUnit');
  const codesOn = (date: string): string =>
    rows
      .filter((row) => row.sorIdentifier === sorIdentifier && isInForce(row, date))
      .map((row) => row.shakIdentifier ?? '')
      .toSorted()
      .join(', ');
  const before = codesOn(lastDayBefore(this.session));
  if (before === '') {
    throw new PreconditionError(`Regionens ${words} har ingen SHAK-kode dagen før sammenlægningen.`, {
      place: `${sorIdentifier} i ${source}`,
      expected: 'mindst én gældende række i SHAK-oversættelsen',
    });
  }
  this.assuming('oest-samme-koder', () => {
    expectEqual({
      what: 'SHAK-koden',
      place: `${sorIdentifier} i ${source}`,
      expected: before,
      received: codesOn(mergerDay(this.session)),
    });
  });
});

Then('bærer hospitalets adresse regionens kode', function (this: PilotWorld) {
  const { region } = this.session;
  const { sorIdentifier } = this.recall('testUnit');
  if (region.code === undefined) {
    throw new PreconditionError(`${region.name} har ingen regionskode i konfigurationen.`, {
      place: `config/regions.yaml → ${region.id}.code`,
      expected: 'regionens firecifrede kode',
      received: 'ingen; ingen offentlig kilde har den',
      remedy: 'Skriv koden og dens kilde i filen, når den er offentliggjort.',
    });
  }
  const expected = region.code;
  const { content, file } = this.recall('extract');
  const unit = content.units.find((candidate) => candidate.sorIdentifier === sorIdentifier);
  this.assuming('oest-regionskode', () => {
    expectEqual({
      what: 'Regionskoden',
      place: `${sorIdentifier} i ${extractName(file)}`,
      expected,
      received: unit?.postalAddress?.regionCode,
    });
  });
});

Then('nævner den overtagende ejer enheden som sin forgænger', function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('testUnit');
  const successor = testUnit(this.session, 'ny-ejer', 'overtagende ejer').sorIdentifier;
  const unit = this.recall('extract').content.units.find((candidate) => candidate.sorIdentifier === successor);
  const named = unit?.replaces ?? [];
  this.assuming('oest-historik', () => {
    expectTrue(named.includes(sorIdentifier), 'Den overtagende ejer nævner ikke den afgivende.', {
      place: `ReplacesEntityCollection på ${successor} i XML version 3`,
      expected: sorIdentifier,
      received: named.length === 0 ? 'ingen' : named.join(', '),
    });
  });
});

Then('ligger ingen åben enhed under en af de to ejere, når de er lukket', function (this: PilotWorld) {
  const { onDate } = this.session;
  const register = indexRegister(contentOn(this.recall('extract').content, onDate));
  const owners = ['ejer', 'naboejer', 'ny-ejer'].map((role) => testUnit(this.session, role, role).sorIdentifier);
  const below = register.content.units.filter((unit) => {
    const owner = register.ownerOf(unit.sorIdentifier);
    return unit !== owner && owner !== undefined && owners.includes(owner.sorIdentifier) && isOpenOn(unit, onDate);
  });
  this.assuming('oest-ejer', () => {
    survey({
      what: 'åbne enheder i de to regioner',
      items: below,
      expected: `at enhedens ejer gælder ${onDate}`,
      fault: ({ sorIdentifier, entityName }) => {
        const owner = register.ownerOf(sorIdentifier);
        if (owner === undefined || isOpenOn(owner, onDate)) return undefined;
        return { place: `${entityName} (${sorIdentifier})`, seen: `ejet af ${owner.entityName}, som er lukket` };
      },
    });
  });
});
