import { Given, Then, When } from '@cucumber/cucumber';
import type { LookupAnswer } from '../src/interfaces/sorls/contract.ts';
import type { ShakMapView } from '../src/interfaces/views.ts';
import type { UnitView } from '../src/interfaces/views.ts';
import { PreconditionError } from '../src/model/faults.ts';
import { filledLevels } from '../src/sor/rules/levels.ts';
import { recordsShown } from '../src/sor/rules/records.ts';
import { isInForce } from '../src/sor/validity.ts';
import { expectTrue, inWords, levelsInWords, survey } from './support/expectations.ts';
import { isUnknownName } from './support/level-checks.ts';
import { foundUnit } from './support/readings.ts';
import { holdRules } from './support/rules.ts';
import { type MapSource, readMap, readUnit, sorlsFound, type Surface } from './support/surfaces.ts';
import { type LevelName, levelCode, placeOfUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Given('enhedens SHAK-kode er læst fra {sted}', async function (this: PilotWorld, surface: Surface) {
  const { sorIdentifier, words, role } = this.recall('testUnit');
  this.remember('reading', { surface, view: await readUnit(this, surface, sorIdentifier) });
  const { view, place } = foundUnit(this);
  if ((view.shakIdentifier ?? '') === '') {
    throw new PreconditionError(`Regionens ${words} har ingen SHAK-kode.`, {
      place,
      expected: 'en testenhed med både SHAK-kode og SOR-kode',
      received: inWords(view.shakIdentifier),
      remedy: `Udpeg en anden enhed i ${placeOfUnit(this.session, role)}.`,
    });
  }
  this.remember('shakCode', view.shakIdentifier ?? '');
});

When('SHAK-koden slås op i {shakkilde}', async function (this: PilotWorld, source: MapSource) {
  const shakIdentifier = this.recall('shakCode');
  if (source === 'SORLS') return lookUpInSorls(this, () => this.client.sorls.shakSorMap({ shakIdentifier }));
  return lookUp(this, source, (row) => row.shakIdentifier === shakIdentifier);
});

When('enhedens SOR-kode slås op i {shakkilde}', async function (this: PilotWorld, source: MapSource) {
  const { sorIdentifier } = this.recall('testUnit');
  if (source === 'SORLS') return lookUpInSorls(this, () => this.client.sorls.sorShakMap({ sorIdentifier }));
  return lookUp(this, source, (row) => row.sorIdentifier === sorIdentifier);
});

When('alle gældende rækker læses fra {shakkilde}', async function (this: PilotWorld, source: MapSource) {
  await lookUp(this, source, () => true);
});

Given('alle gældende rækker er læst fra {shakkilde}', async function (this: PilotWorld, source: MapSource) {
  const rows = (await readMap(this, source)).filter((row) => isInForce(row, this.session.onDate));
  this.remember('mapComparison', { source, rows });
});

Then('peger SHAK-koden på enheden', function (this: PilotWorld) {
  const { source, rows } = this.recall('mapReading');
  const { sorIdentifier } = this.recall('testUnit');
  const shakCode = this.recall('shakCode');
  if (!isTranslated(this)) return;
  expectTrue(
    rows.some((row) => row.sorIdentifier === sorIdentifier),
    `SHAK-koden ${shakCode} peger ikke på enheden.`,
    { place: source, expected: sorIdentifier, received: listed(rows.map((row) => row.sorIdentifier)) },
  );
});

Then('giver opslaget enhedens SHAK-kode', function (this: PilotWorld) {
  const { source, rows } = this.recall('mapReading');
  const { sorIdentifier } = this.recall('testUnit');
  const shakCode = this.recall('shakCode');
  if (!isTranslated(this)) return;
  expectTrue(
    rows.some((row) => row.shakIdentifier === shakCode),
    `Enheden ${sorIdentifier} fører ikke til sin egen SHAK-kode.`,
    { place: source, expected: shakCode, received: listed(rows.map((row) => row.shakIdentifier)) },
  );
});

Then('giver opslaget ingen SHAK-kode', function (this: PilotWorld) {
  const { source, rows } = this.recall('mapReading');
  const { sorIdentifier } = this.recall('testUnit');
  this.assuming('shak-ingen-kode', () => {
    expectTrue(rows.length === 0, 'Enheden har en SHAK-kode, men burde ingen have.', {
      place: `${sorIdentifier} i ${source}`,
      expected: 'ingen gældende række',
      received: listed(rows.map((row) => row.shakIdentifier)),
    });
  });
});

Then('bærer hver række for enheden niveauet {niveau} med kode og navn', function (this: PilotWorld, name: LevelName) {
  const expected = levelCode(this.session, name);
  const { source, rows } = this.recall('mapReading');
  if (!isTranslated(this)) return;
  // A name that is none of the six may be right; anything else is another level, or none.
  const grounds = Map.groupBy(rows, (row) =>
    filledLevels(row).some((level) => isUnknownName(this, level.name)) ? 'id27-seks-niveauer' : mapGround(source),
  );
  for (const [assumption, items] of grounds) {
    this.assuming(assumption, () =>
      survey({
        what: `gældende rækker for enheden i ${source}`,
        items,
        expected: `${name} (${expected})`,
        fault: (row) => {
          const levels = filledLevels(row);
          const right = levels.length === 1 && levels[0]?.code === expected && levels[0].name === name;
          return right ? undefined : { place: rowInWords(row), seen: levelsInWords(row.organisationalLevels) };
        },
      }),
    );
  }
});

Then('har hver række en SHAK-kode på 4, 6 eller 7 tegn', function (this: PilotWorld) {
  holdRows(this, 'sor-shak-kort-form', []);
});

Then('peger hver række på en enhed, der er med', function (this: PilotWorld) {
  holdRows(this, 'sor-shak-kort-kendt', this.recall('comparison').units);
});

Then('forekommer ingen række to gange', function (this: PilotWorld) {
  holdRows(this, 'sor-shak-kort-entydig', []);
});

Then('er niveauet på hver række det samme som på enheden', function (this: PilotWorld) {
  holdRows(this, 'sor-shak-kort-niveau', this.recall('comparison').units);
});

Then('er de gældende rækker de samme begge steder', function (this: PilotWorld) {
  const here = this.recall('mapReading');
  const there = this.recall('mapComparison');
  const pairs = [
    { own: here, other: new Set(there.rows.map(pairOf)), otherName: there.source },
    { own: there, other: new Set(here.rows.map(pairOf)), otherName: here.source },
  ];
  this.assuming('samtidige-snitflader', () => {
    survey({
      what: `gældende rækker i ${here.source} og ${there.source}`,
      items: pairs.flatMap(({ own, other, otherName }) => own.rows.map((row) => ({ row, own, other, otherName }))),
      expected: 'at samme SHAK-kode og SOR-kode hører sammen begge steder',
      fault: ({ row, own, other, otherName }) =>
        other.has(pairOf(row)) ? undefined : { place: `${rowInWords(row)} i ${own.source}`, seen: `mangler i ${otherName}` },
    });
  });
});

Then('har hver enhed med SHAK-kode en række med samme kode', function (this: PilotWorld) {
  const { surface, units } = this.recall('comparison');
  const records = recordsShown(units, { shakSorMap: this.recall('mapReading').rows });
  holdRules(this, { where: surface, records }, 'sor-shak-i-kort');
});

/** The assumption that the level's place in a source of the map rests on; undefined where a public source gives it. */
function mapGround(source: MapSource): string | undefined {
  return source === 'SHAKSORMap.csv' ? 'csv-niveau' : undefined;
}

/** Whether the lookup gave any row. That every SHAK code has one is assumed. */
function isTranslated(world: PilotWorld): boolean {
  const { source, rows } = world.recall('mapReading');
  world.assuming(
    'shak-fuldstaendig',
    () =>
      expectTrue(rows.length > 0, 'Enheden har ingen gældende række.', {
        place: `${world.recall('testUnit').sorIdentifier} i ${source}`,
        expected: `en række med SHAK-koden ${world.recall('shakCode')}`,
        received: 'ingen',
      }),
    { quiet: true },
  );
  return rows.length > 0;
}

/** Tries a rule on the rows that were read, and the units they lead to. */
function holdRows(world: PilotWorld, rule: string, units: readonly UnitView[]): void {
  const { source, rows } = world.recall('mapReading');
  holdRules(world, { where: source, records: recordsShown(units, { shakSorMap: rows }) }, rule);
}

async function lookUpInSorls(world: PilotWorld, ask: () => Promise<LookupAnswer<readonly ShakMapView[]>>): Promise<void> {
  world.remember('mapReading', { source: 'SORLS', rows: (await sorlsFound(world, ask)) ?? [] });
}

async function lookUp(world: PilotWorld, source: MapSource, wanted: (row: ShakMapView) => boolean): Promise<void> {
  const rows = (await readMap(world, source)).filter((row) => isInForce(row, world.session.onDate) && wanted(row));
  world.remember('mapReading', { source, rows });
}

function pairOf(row: { readonly shakIdentifier: string | undefined; readonly sorIdentifier: string | undefined }): string {
  return `${row.shakIdentifier ?? ''} ${row.sorIdentifier ?? ''}`;
}

function rowInWords(row: ShakMapView): string {
  return `SHAK ${inWords(row.shakIdentifier)} / SOR ${inWords(row.sorIdentifier)}, ${row.place}`;
}

function listed(codes: readonly (string | undefined)[]): string {
  return codes.length === 0 ? 'ingen gældende række' : codes.map(inWords).join(', ');
}
