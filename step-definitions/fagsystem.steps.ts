import { Given, Then } from '@cucumber/cucumber';
import type { UnitView } from '../src/interfaces/views.ts';
import { PreconditionError } from '../src/model/faults.ts';
import { expectEqual, inWords } from './support/expectations.ts';
import { foundUnit } from './support/readings.ts';
import { readReference, readUnit, type Surface } from './support/surfaces.ts';
import { placeOfUnit } from './support/test-units.ts';
import type { PilotWorld } from './support/world.ts';

Given('enheden er set i {sted}', async function (this: PilotWorld, surface: Surface) {
  await seeUnit(this, surface);
});

Given('enheden er set i {sted} uden SHAK-kode', async function (this: PilotWorld, surface: Surface) {
  const { shakIdentifier } = await seeUnit(this, surface);
  if ((shakIdentifier ?? '') === '') return;
  const { words, role } = this.recall('testUnit');
  throw new PreconditionError(`Regionens ${words} har en SHAK-kode.`, {
    place: surface,
    expected: 'en testenhed uden SHAK-kode',
    received: inWords(shakIdentifier),
    remedy: `Udpeg en anden enhed i ${placeOfUnit(this.session, role)}.`,
  });
});

Then('er enhedens navn det samme begge steder', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const expected = this.recall('seen').entityName ?? '';
  this.assuming('fagsystem-enhed', () => {
    expectEqual({ what: 'Enhedens navn', place, expected, received: view.entityName });
  });
});

Then('er enhedens overordnede den samme begge steder', function (this: PilotWorld) {
  const { view, place } = foundUnit(this);
  const expected = this.recall('seen').parentSorIdentifier ?? '';
  this.assuming('fagsystem-enhed', () => {
    expectEqual({ what: 'Enhedens overordnede', place, expected, received: view.parentSorIdentifier });
  });
});

/** Keeps the unit as one surface shows it, for another to be held against. */
async function seeUnit(world: PilotWorld, asked: Surface): Promise<UnitView> {
  const { sorIdentifier, words } = world.recall('testUnit');
  const { surface, read: view } = await readReference(asked, (one) => readUnit(world, one, sorIdentifier));
  if (view === undefined) {
    throw new PreconditionError(`Regionens ${words} findes ikke i ${surface}, så der er intet at sammenholde med.`, {
      place: `${sorIdentifier} i ${surface}`,
      expected: 'enheden er med',
      received: 'enheden er ikke med',
    });
  }
  world.remember('seen', view);
  return view;
}
