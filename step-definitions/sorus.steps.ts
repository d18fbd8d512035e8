import { Given, When } from '@cucumber/cucumber';
import { UNUSED_SOR_CODE } from '../src/sor/identifiers/sor-code.ts';
import type { NamedRole } from './support/parameter-types.ts';
import {
  create,
  foreignHospital,
  lookedUp,
  move,
  newUnit,
  pilotName,
  prepare,
  prepared,
  rename,
  update,
  yesterday,
} from './support/pilot-units.ts';
import { type LevelName, levelCode, levelNamed, testUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

/** A SNOMED CT code of right form that is in no classification of the register. */
const UNKNOWN_CODE = '270999999999106';
/** A SOR code but for its check digit. */
const MALFORMED_CODE = '672291000016001';

/** The code of the lowest level, which a unit that is to be refused for something else may have. */
function wardCode({ session }: PilotWorld): string {
  return levelCode(session, levelNamed(session, 'Afsnit'));
}

Given('en pilotenhed på niveauet {niveau} er oprettet i SORUS', async function (this: PilotWorld, level: LevelName) {
  await prepare(this, { levelCode: levelCode(this.session, level) });
});

Given('en anden pilotenhed ligger under den', async function (this: PilotWorld) {
  const above = this.recall('pilotUnit').sorIdentifier;
  const draft = { ...newUnit(this), parentSorIdentifier: above, levelCode: wardCode(this) };
  const { sorIdentifier = '' } = prepared(await this.client.sorus.create(draft));
  this.remember('pilotChild', { sorIdentifier, before: await lookedUp(this, sorIdentifier) });
});

Given('pilotenheden er lukket igen', async function (this: PilotWorld) {
  const { sorIdentifier } = this.recall('pilotUnit');
  prepared(await this.client.sorus.close(sorIdentifier, yesterday(this)));
  this.remember('pilotUnit', { sorIdentifier, before: await lookedUp(this, sorIdentifier) });
});

When('en pilotenhed oprettes på niveauet {niveau}', async function (this: PilotWorld, level: LevelName) {
  await create(this, { levelCode: levelCode(this.session, level) });
});

When('en pilotenhed oprettes uden niveau', async function (this: PilotWorld) {
  await create(this, {});
});

When('en pilotenhed oprettes uden navn', async function (this: PilotWorld) {
  await create(this, { entityName: '', levelCode: wardCode(this) });
});

When('en pilotenhed oprettes med et navn på 61 tegn', async function (this: PilotWorld) {
  const entityName = pilotName().padEnd(61, 'x');
  await create(this, { entityName, levelCode: wardCode(this) });
});

When('en pilotenhed oprettes med en niveaukode, der ikke findes', async function (this: PilotWorld) {
  await create(this, { levelCode: UNKNOWN_CODE });
});

When('en pilotenhed oprettes med en enhedstype, der ikke findes', async function (this: PilotWorld) {
  await create(this, { entityTypeCode: UNKNOWN_CODE, levelCode: wardCode(this) });
});

When('en pilotenhed oprettes med en SHAK-kode', async function (this: PilotWorld) {
  await create(this, { shakIdentifier: '9999999', levelCode: wardCode(this) });
});

When('en pilotenhed oprettes under regionens {testenhed}', async function (this: PilotWorld, { role, words }: NamedRole) {
  const { sorIdentifier } = testUnit(this.session, role, words);
  await create(this, { parentSorIdentifier: sorIdentifier, levelCode: wardCode(this) });
});

When('en pilotenhed oprettes under en enhed, der ikke findes', async function (this: PilotWorld) {
  await create(this, { parentSorIdentifier: UNUSED_SOR_CODE, levelCode: wardCode(this) });
});

When('en pilotenhed oprettes under en enhed, hvis kode har forkert kontrolciffer', async function (this: PilotWorld) {
  await create(this, { parentSorIdentifier: MALFORMED_CODE, levelCode: wardCode(this) });
});

When('en pilotenhed oprettes under en anden ejers hospital', async function (this: PilotWorld) {
  const parentSorIdentifier = await foreignHospital(this);
  await create(this, { parentSorIdentifier, levelCode: wardCode(this) });
});

When('en enhed, der ikke findes, får et nyt navn', async function (this: PilotWorld) {
  await rename(this, UNUSED_SOR_CODE);
});

When('en enhed, hvis kode har forkert kontrolciffer, får et nyt navn', async function (this: PilotWorld) {
  await rename(this, MALFORMED_CODE);
});

When('pilotenheden får niveauet {niveau}', async function (this: PilotWorld, level: LevelName) {
  await update(this, { levelCode: levelCode(this.session, level) });
});

When('pilotenheden får et nyt navn', async function (this: PilotWorld) {
  await update(this, { entityName: pilotName() });
});

When('pilotenheden får et nyt navn og en niveaukode, der ikke findes', async function (this: PilotWorld) {
  await update(this, { entityName: pilotName(), levelCode: UNKNOWN_CODE });
});

When('pilotenheden flyttes til regionens {testenhed}', async function (this: PilotWorld, { role, words }: NamedRole) {
  const { sorIdentifier } = testUnit(this.session, role, words);
  await move(this, sorIdentifier);
});

When('pilotenheden flyttes ind under den anden', async function (this: PilotWorld) {
  await move(this, this.recall('pilotChild').sorIdentifier);
});

When('pilotenheden erstattes af en ny på niveauet {niveau}', async function (this: PilotWorld, level: LevelName) {
  const draft = { ...newUnit(this), levelCode: levelCode(this.session, level), fromDate: this.session.onDate };
  this.remember('update', await this.client.sorus.replace([this.recall('pilotUnit').sorIdentifier], draft));
});

When('pilotenheden lukkes', async function (this: PilotWorld) {
  this.remember('update', await this.client.sorus.close(this.recall('pilotUnit').sorIdentifier, this.session.onDate));
});

When('pilotenheden lukkes fra en dag før sin første', async function (this: PilotWorld) {
  this.remember('update', await this.client.sorus.close(this.recall('pilotUnit').sorIdentifier, '2000-01-01'));
});
