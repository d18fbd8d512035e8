import { randomUUID } from 'node:crypto';
import { Given, Then, When } from '@cucumber/cucumber';
import type { UnitDraft, UnitView, UpdateAnswer } from '../src/client/interfaces.ts';
import { Deviation, PreconditionError } from '../src/model/faults.ts';
import { parseSorCode } from '../src/sor/identifiers/sor-code.ts';
import { addDays } from '../src/sor/validity.ts';
import { expectEqual, expectTrue, inWords, levelsInWords, unitInWords } from './support/expectations.ts';
import { filledLevels } from './support/levels.ts';
import type { NamedRole } from './support/parameter-types.ts';
import { day, found, readUnit, type Surface } from './support/surfaces.ts';
import { type LevelName, levelCode, testUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

/** UnitType “klinisk enhed” (DK Core value set sor-organization-type). */
const CLINICAL_UNIT = '550851000005109';
/** A SNOMED CT code of right form that is in no classification of the register. */
const UNKNOWN_CODE = '270999999999106';
/** A SOR code of right form with the highest running number there can be; no unit has it. */
const UNKNOWN_UNIT = '999999991000016005';

Given('en pilotenhed på niveauet {niveau} er oprettet i SORUS', async function (this: PilotWorld, level: LevelName) {
  await prepare(this, { OrganisationalLevelCode: levelCode(this.session, level) });
});

Given('en anden pilotenhed ligger under den', async function (this: PilotWorld) {
  const above = this.recall('pilotUnit').sorIdentifier;
  const draft = { ...newUnit(this), ParentSorIdentifier: above, OrganisationalLevelCode: levelCode(this.session, 'Afsnit') };
  const child = doneOrPrecondition(await this.client.sorus.create(draft));
  this.remember('pilotChild', { sorIdentifier: child.sorIdentifier ?? '', before: child });
});

Given('pilotenheden er lukket igen', async function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('pilotUnit');
  doneOrPrecondition(await this.client.sorus.close(sorIdentifier, yesterday(this)));
  this.remember('pilotUnit', { sorIdentifier, before: await lookedUp(this, sorIdentifier) });
});

When('en pilotenhed oprettes på niveauet {niveau}', async function (this: PilotWorld, level: LevelName) {
  await create(this, { OrganisationalLevelCode: levelCode(this.session, level) });
});

When('en pilotenhed oprettes uden niveau', async function (this: PilotWorld) {
  await create(this, {});
});

When('en pilotenhed oprettes uden navn', async function (this: PilotWorld) {
  await create(this, { EntityName: '', OrganisationalLevelCode: levelCode(this.session, 'Afsnit') });
});

When('en pilotenhed oprettes med et navn på 61 tegn', async function (this: PilotWorld) {
  const EntityName = pilotName().padEnd(61, 'x');
  await create(this, { EntityName, OrganisationalLevelCode: levelCode(this.session, 'Afsnit') });
});

When('en pilotenhed oprettes med en niveaukode, der ikke findes', async function (this: PilotWorld) {
  await create(this, { OrganisationalLevelCode: UNKNOWN_CODE });
});

When('en pilotenhed oprettes med en enhedstype, der ikke findes', async function (this: PilotWorld) {
  await create(this, { EntityTypeIdentifier: UNKNOWN_CODE, OrganisationalLevelCode: levelCode(this.session, 'Afsnit') });
});

When('en pilotenhed oprettes med en SHAK-kode', async function (this: PilotWorld) {
  await create(this, { ShakIdentifier: '9999999', OrganisationalLevelCode: levelCode(this.session, 'Afsnit') });
});

When('en pilotenhed oprettes under regionens {testenhed}', async function (this: PilotWorld, { role, words }: NamedRole) {
  const { sorIdentifier } = testUnit(this.session, role, words);
  await create(this, { ParentSorIdentifier: sorIdentifier, OrganisationalLevelCode: levelCode(this.session, 'Afsnit') });
});

When('en pilotenhed oprettes under en enhed, der ikke findes', async function (this: PilotWorld) {
  await create(this, { ParentSorIdentifier: UNKNOWN_UNIT, OrganisationalLevelCode: levelCode(this.session, 'Afsnit') });
});

When('pilotenheden får niveauet {niveau}', async function (this: PilotWorld, level: LevelName) {
  await update(this, { OrganisationalLevelCode: levelCode(this.session, level) });
});

When('pilotenheden får et nyt navn', async function (this: PilotWorld) {
  await update(this, { EntityName: pilotName() });
});

When('pilotenheden får et nyt navn og en niveaukode, der ikke findes', async function (this: PilotWorld) {
  await update(this, { EntityName: pilotName(), OrganisationalLevelCode: UNKNOWN_CODE });
});

When('pilotenheden flyttes til regionens {testenhed}', async function (this: PilotWorld, { role, words }: NamedRole) {
  const { sorIdentifier } = testUnit(this.session, role, words);
  await move(this, sorIdentifier);
});

When('pilotenheden flyttes ind under den anden', async function (this: PilotWorld) {
  await move(this, this.recall('pilotChild').sorIdentifier);
});

When('pilotenheden erstattes af en ny på niveauet {niveau}', async function (this: PilotWorld, level: LevelName) {
  const draft = { ...newUnit(this), OrganisationalLevelCode: levelCode(this.session, level), FromDate: this.session.onDate };
  this.remember('update', await this.client.sorus.replace([this.recall('pilotUnit').sorIdentifier], draft));
});

When('pilotenheden lukkes', async function (this: PilotWorld) {
  this.remember('update', await this.client.sorus.close(this.recall('pilotUnit').sorIdentifier, this.session.onDate));
});

When('pilotenheden lukkes fra en dag før sin første', async function (this: PilotWorld) {
  this.remember('update', await this.client.sorus.close(this.recall('pilotUnit').sorIdentifier, '2000-01-01'));
});

Then('er den natlige indlæsning gået godt', async function (this: PilotWorld) {
  await this.client.sorus.importNow();
});

Then('er ændringen gennemført', function (this: PilotWorld) {
  doneUnit(this);
});

Then('rummer svaret niveauet {niveau} med kode og navn', function (this: PilotWorld, level: LevelName) {
  expectLevel(doneUnit(this), level, { place: 'svaret fra SORUS', code: levelCode(this.session, level) });
});

Then('har enheden i svaret en gyldig SOR-kode', function (this: PilotWorld) {
  const { sorIdentifier = '' } = doneUnit(this);
  const parsed = parseSorCode(sorIdentifier);
  expectTrue(parsed.ok, 'Den nye enheds SOR-kode er ikke gyldig.', {
    place: 'svaret fra SORUS',
    expected: 'løbenummer, 1000016, 00 og et kontrolciffer efter Verhoeff',
    received: parsed.ok ? sorIdentifier : parsed.problem,
  });
});

Then('er SOR-koden i svaret pilotenhedens egen', function (this: PilotWorld) {
  expectEqual({
    what: 'SorIdentifier',
    place: 'svaret fra SORUS',
    expected: this.recall('pilotUnit').sorIdentifier,
    received: doneUnit(this).sorIdentifier,
  });
});

Then('viser SORLS den med det nye navn', async function (this: PilotWorld) {
  const view = await lookedUp(this, changedCode(this));
  const { entityName } = doneUnit(this);
  expectEqual({ what: 'EntityName', place: unitInWords(view), expected: entityName ?? '', received: view.entityName });
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
  expectTrue(day(view.toDate) !== '', 'Pilotenheden står stadig åben i SORLS.', {
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
    received: answer.kind === 'done' ? unitInWords(answer.unit) : '',
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
  const expected = [this.recall('pilotUnit').before.entityName ?? '', doneUnit(this).entityName ?? ''];
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

/** A name that tells a unit of ours in a register, and no two alike. */
function pilotName(): string {
  return `SOR-pilot ${randomUUID().slice(0, 13)}`;
}

function newUnit(world: PilotWorld): UnitDraft {
  const hospital = testUnit(world.session, 'hospital', 'testenhed på niveauet Hospital');
  return {
    EntityName: pilotName(),
    EntityTypeIdentifier: CLINICAL_UNIT,
    ParentSorIdentifier: hospital.sorIdentifier,
    FromDate: yesterday(world),
  };
}

async function create(world: PilotWorld, fields: UnitDraft): Promise<void> {
  const answer = await world.client.sorus.create({ ...newUnit(world), ...fields });
  world.remember('update', answer);
}

/** Makes a unit that a scenario is to change. What keeps it from being made is a precondition; UC1 has its own scenarios. */
async function prepare(world: PilotWorld, fields: UnitDraft): Promise<void> {
  const unit = doneOrPrecondition(await world.client.sorus.create({ ...newUnit(world), ...fields }));
  const sorIdentifier = unit.sorIdentifier ?? '';
  world.remember('pilotUnit', { sorIdentifier, before: await lookedUp(world, sorIdentifier) });
}

async function update(world: PilotWorld, changes: UnitDraft): Promise<void> {
  const { sorIdentifier } = world.recall('pilotUnit');
  world.remember('update', await world.client.sorus.update(sorIdentifier, { ...changes, FromDate: world.session.onDate }));
}

async function move(world: PilotWorld, parent: string): Promise<void> {
  const { sorIdentifier } = world.recall('pilotUnit');
  world.remember('update', await world.client.sorus.move(sorIdentifier, parent, world.session.onDate));
}

function doneOrPrecondition(answer: UpdateAnswer): UnitView {
  if (answer.kind === 'done') return answer.unit;
  throw new PreconditionError('En pilotenhed kunne ikke gøres klar i SORUS.', {
    expected: 'at en enhed under regionens testhospital kan oprettes',
    received: `${answer.faultCode}: ${answer.faultString}`,
    remedy: 'Se de scenarier, der opretter en enhed; de siger, hvad der er galt.',
  });
}

function doneUnit(world: PilotWorld): UnitView {
  const answer = world.recall('update');
  if (answer.kind === 'done') return answer.unit;
  throw new Deviation('SORUS afviste en ændring, der skulle gennemføres.', {
    place: 'svaret fra SORUS',
    expected: 'enheden, som den er nu',
    received: `${answer.faultCode}: ${answer.faultString}`,
  });
}

/** The unit the last change was about. */
function changedCode(world: PilotWorld): string {
  return doneUnit(world).sorIdentifier ?? '';
}

async function lookedUp(world: PilotWorld, sorIdentifier: string): Promise<UnitView> {
  const view = found(await world.client.sorls.getSorEntity({ sorIdentifier }));
  if (view !== undefined) return view;
  throw new Deviation('SORLS kender ikke en enhed, SORUS netop har svaret om.', {
    place: sorIdentifier,
    expected: 'at en ændring ses i SORLS med det samme',
    received: 'et tomt svar',
  });
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

function yesterday(world: PilotWorld): string {
  return addDays(world.session.onDate, -1);
}
