import { Then } from '@cucumber/cucumber';
import type { UpdateDone } from '../src/interfaces/sorus/contract.ts';
import type { UnitView } from '../src/interfaces/views.ts';
import { elementName } from '../src/sor/fields/carriers.ts';
import { parseSorCode } from '../src/sor/identifiers/sor-code.ts';
import { filledLevels } from '../src/sor/rules/levels.ts';
import { dayOf } from '../src/sor/validity.ts';
import { expectEqual, expectTrue, inWords, levelsInWords, unitInWords } from './support/expectations.ts';
import type { NamedRole } from './support/parameter-types.ts';
import { changedCode, done, doneUnit, lookedUp } from './support/pilot-units.ts';
import { readUnit, type Surface } from './support/surfaces.ts';
import { type LevelName, levelCode, testUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Then('er den natlige indlæsning gået godt', async function (this: PilotWorld) {
  await this.client.sorus.importNow();
});

Then('er ændringen gennemført', function (this: PilotWorld) {
  done(this);
});

Then('rummer svaret niveauet {niveau} med kode og navn', async function (this: PilotWorld, level: LevelName) {
  const { unit, place } = await doneUnit(this);
  expectLevel(unit, level, { place, code: levelCode(this.session, level) });
});

Then('har enheden i svaret en gyldig SOR-kode', function (this: PilotWorld) {
  const sorIdentifier = changedCode(this);
  const parsed = parseSorCode(sorIdentifier);
  expectTrue(parsed.ok, 'Den nye enheds SOR-kode er ikke gyldig.', {
    place: 'svaret fra SORUS',
    expected: 'løbenummer, 1000016, 00 og et kontrolciffer efter Verhoeff',
    received: parsed.ok ? sorIdentifier : parsed.problem,
  });
});

Then('er SOR-koden i svaret pilotenhedens egen', async function (this: PilotWorld) {
  const { unit, place } = await doneUnit(this);
  expectEqual({
    what: elementName('sorIdentifier'),
    place,
    expected: this.recall('pilotUnit').sorIdentifier,
    received: unit.sorIdentifier,
  });
});

Then('viser SORLS den med det nye navn', async function (this: PilotWorld) {
  const view = await lookedUp(this, changedCode(this));
  const { entityName } = (await doneUnit(this)).unit;
  expectEqual({
    what: elementName('entityName'),
    place: unitInWords(view),
    expected: entityName ?? '',
    received: view.entityName,
  });
});

Then('viser SORLS den under regionens {testenhed}', async function (this: PilotWorld, { role, words }: NamedRole) {
  const view = await lookedUp(this, this.recall('pilotUnit').sorIdentifier);
  const { sorIdentifier } = testUnit(this.session, role, words);
  expectEqual({
    what: 'Den overordnede',
    place: unitInWords(view),
    expected: sorIdentifier,
    received: view.parentSorIdentifier,
  });
});

Then('viser SORLS pilotenheden som lukket', async function (this: PilotWorld) {
  const view = await lookedUp(this, this.recall('pilotUnit').sorIdentifier);
  expectTrue(dayOf(view.toDate) !== '', 'Pilotenheden står stadig åben i SORLS.', {
    place: unitInWords(view),
    expected: 'en lukkedag i ToDate',
    received: inWords(view.toDate),
  });
});

Then('er pilotenheden uændret i SORLS', async function (this: PilotWorld) {
  const { sorIdentifier, before } = this.recall('pilotUnit');
  const now = await lookedUp(this, sorIdentifier);
  for (const field of ['entityName', 'parentSorIdentifier', 'entityTypeCode', 'fromDate', 'toDate'] as const) {
    const expected = before[field] ?? '';
    expectEqual({ what: field, place: unitInWords(now), expected, received: now[field] ?? '' });
  }
  expectEqual({
    what: 'Niveauet',
    place: unitInWords(now),
    expected: levelsInWords(before.organisationalLevels),
    received: levelsInWords(now.organisationalLevels),
  });
});

Then('afviser SORUS ændringen med koden {string}', function (this: PilotWorld, code: string) {
  const answer = this.recall('update');
  expectTrue(answer.kind === 'fault', 'SORUS gennemførte en ændring, der skulle afvises.', {
    place: 'svaret fra SORUS',
    expected: `en fejl med koden ${code}`,
    received: answer.kind === 'done' ? doneInWords(answer) : '',
  });
  const told = answer.faultCode.slice(answer.faultCode.lastIndexOf(':') + 1);
  expectTrue(told === code, 'SORUS afviste ændringen af en anden grund end den ventede.', {
    place: 'svaret fra SORUS',
    expected: code,
    received: `${answer.faultCode}: ${answer.faultString}`,
  });
});

Then('viser {sted} den med niveauet {niveau}', async function (this: PilotWorld, surface: Surface, level: LevelName) {
  const code = changedCode(this);
  const view = await freshUnit(this, surface, code);
  expectTrue(view !== undefined, `Enheden er ikke nået frem til ${surface}.`, {
    place: `${code} i ${surface}`,
    expected: 'enheden er med',
    received: 'enheden er ikke med',
  });
  expectLevel(view, level, { place: unitInWords(view), code: levelCode(this.session, level) });
});

Then('kender XML version 3 ingen enhed med det navn', async function (this: PilotWorld) {
  const name = this.recall('draftName');
  const { units } = await this.client.udtraek.read('xml3', { fresh: true });
  const found = units.find(({ entityName }) => entityName === name);
  expectTrue(found === undefined, 'En afvist enhed er alligevel kommet i registret.', {
    place: 'XML version 3 efter den natlige indlæsning',
    expected: `ingen enhed, der hedder “${name}”`,
    received: found === undefined ? '' : unitInWords(found),
  });
});

Then('viser XML version 3 forbindelsen mellem den gamle og den nye', async function (this: PilotWorld) {
  const { content } = await this.client.udtraek.read('xml3', { fresh: true });
  const old = this.recall('pilotUnit').sorIdentifier;
  const next = changedCode(this);
  const linked = (code: string) => content.units.find(({ sorIdentifier }) => sorIdentifier === code);
  expectTrue(
    linked(old)?.replacedBy.includes(next) === true && linked(next)?.replaces.includes(old) === true,
    'Enhederne nævner ikke hinanden.',
    {
      place: `${old} og ${next} i XML version 3`,
      expected: 'den gamle nævner den nye i ReplacedByEntityCollection, og den nye den gamle i ReplacesEntityCollection',
      received: `den gamle nævner ${linked(old)?.replacedBy.join(', ') || 'ingen'}; den nye ${linked(next)?.replaces.join(', ') || 'ingen'}`,
    },
  );
});

Then('har SKRS både det gamle og det nye i sin historik', async function (this: PilotWorld) {
  const code = this.recall('pilotUnit').sorIdentifier;
  const records = (await this.client.skrs.sorEntities({ fresh: true })).filter(({ sorIdentifier }) => sorIdentifier === code);
  const names = new Set(records.map(({ entityName }) => entityName));
  const expected = [this.recall('pilotUnit').before.entityName ?? '', (await doneUnit(this)).unit.entityName ?? ''];
  expectTrue(
    expected.every((name) => names.has(name)),
    'SKRS har ikke hele enhedens historik.',
    {
      place: `${code} i SKRS SorEntity`,
      expected: `en post med hvert navn: ${expected.join(', ')}`,
      received: `${records.length} poster: ${[...names].join(', ')}`,
    },
  );
});

function doneInWords({ unit, sorIdentifier }: UpdateDone): string {
  return unit === undefined ? `en kvittering${sorIdentifier === undefined ? '' : ` for ${sorIdentifier}`}` : unitInWords(unit);
}

async function freshUnit(world: PilotWorld, surface: Surface, sorIdentifier: string): Promise<UnitView | undefined> {
  if (surface === 'XML version 3') await world.client.udtraek.read('xml3', { fresh: true });
  if (surface === 'den komplette CSV-fil') await world.client.udtraek.read('csvComplete', { fresh: true });
  if (surface === 'den daglige CSV-fil') await world.client.udtraek.read('csvDaily', { fresh: true });
  if (surface === 'SKRS SorEntity') await world.client.skrs.sorEntities({ fresh: true });
  return readUnit(world, surface, sorIdentifier);
}

function expectLevel(view: UnitView, level: LevelName, { place, code }: { readonly place: string; readonly code: string }): void {
  const [only, ...others] = filledLevels(view);
  const isRight = only?.name === level && only.code === code && others.length === 0;
  expectTrue(isRight, 'Niveauet er ikke det, der blev givet.', {
    place,
    expected: `${level} (${code})`,
    received: levelsInWords(view.organisationalLevels),
  });
}
