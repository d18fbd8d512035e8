import { randomUUID } from 'node:crypto';
import type { UnitDraft, UpdateAnswer } from '../../src/interfaces/sorus/contract.ts';
import type { UnitView } from '../../src/interfaces/views.ts';
import { Deviation, PreconditionError } from '../../src/model/faults.ts';
import { PILOT_NAME_PREFIX } from '../../src/model/ledger.ts';
import { isHospital, TYPE_CODE } from '../../src/sor/codes/type-codes.ts';
import { indexRegister } from '../../src/sor/register.ts';
import { addDays, validityOn } from '../../src/sor/validity.ts';
import { sorlsFound } from './surfaces.ts';
import { testUnit } from './test-units.ts';
import type { PilotWorld } from './world.ts';

/** A name that tells a unit of ours in a register, and no two alike. */
export function pilotName(): string {
  return `${PILOT_NAME_PREFIX}${randomUUID().slice(0, 13)}`;
}

/** A unit of right content under the region's test hospital, but for the level, which each scenario gives. */
export function newUnit(world: PilotWorld): UnitDraft {
  const hospital = testUnit(world.session, 'hospital', 'testenhed på niveauet Hospital');
  return {
    entityName: pilotName(),
    entityTypeCode: TYPE_CODE.clinicalUnit,
    parentSorIdentifier: hospital.sorIdentifier,
    fromDate: yesterday(world),
  };
}

/** SOR code of an open hospital that another owner has. Throws PreconditionError when the region's extract shows none. */
export async function foreignHospital(world: PilotWorld): Promise<string> {
  const { content } = await world.client.udtraek.read('xml3');
  const register = indexRegister(content);
  const { sorIdentifier } = testUnit(world.session, 'hospital', 'testenhed på niveauet Hospital');
  const owner = register.ownerOf(sorIdentifier);
  const foreign = content.units.find(
    (unit) =>
      isHospital(unit.sorType, unit.entityType?.code) &&
      validityOn(unit.status, world.session.onDate) === 'open' &&
      register.ownerOf(unit.sorIdentifier) !== owner,
  );
  if (owner === undefined || foreign === undefined) {
    throw new PreconditionError('Udtrækket viser intet hospital hos en anden ejer.', {
      place: 'XML version 3',
      expected: 'et åbent hospital, der hører til en anden ejer end regionens testhospital',
    });
  }
  return foreign.sorIdentifier;
}

/** Asks for a unit and keeps the answer, whatever it is. */
export async function create(world: PilotWorld, fields: UnitDraft): Promise<void> {
  const draft = { ...newUnit(world), ...fields };
  world.remember('draftName', draft.entityName ?? '');
  await ask(world, () => world.client.sorus.create(draft));
}

/** Makes a unit that a scenario is to change. What keeps it from being made is a precondition; UC1 has its own scenarios. */
export async function prepare(world: PilotWorld, fields: UnitDraft): Promise<void> {
  const unit = await prepared(world, () => world.client.sorus.create({ ...newUnit(world), ...fields }));
  const sorIdentifier = unit.sorIdentifier ?? '';
  world.remember('pilotUnit', { sorIdentifier, before: await lookedUp(world, sorIdentifier) });
}

/** Asks the pilot unit changed as of the day of the trial. */
export async function update(world: PilotWorld, changes: UnitDraft): Promise<void> {
  const { sorIdentifier } = world.recall('pilotUnit');
  await ask(world, () => world.client.sorus.update(sorIdentifier, { ...changes, fromDate: world.session.onDate }));
}

/** Asks a unit given a new name. */
export async function rename(world: PilotWorld, sorIdentifier: string): Promise<void> {
  const changes = { entityName: pilotName(), fromDate: world.session.onDate };
  await ask(world, () => world.client.sorus.update(sorIdentifier, changes));
}

/** Asks the pilot unit moved as of the day of the trial. */
export async function move(world: PilotWorld, parent: string): Promise<void> {
  const { sorIdentifier } = world.recall('pilotUnit');
  await ask(world, () => world.client.sorus.move(sorIdentifier, parent, world.session.onDate));
}

/**
 * Asks for a change and keeps the answer. That it holds the unit is assumed (MoveSorEntity's no longer does): where that is
 * open, an answer without one says that the change was made, and what stood in it is told.
 */
export async function ask(world: PilotWorld, change: () => Promise<UpdateAnswer>): Promise<void> {
  try {
    world.remember('update', await change());
  } catch (error) {
    if (!(error instanceof Deviation) || !world.isOpen('sorus-svar-med-enhed')) throw error;
    world.log(`Svaret rummer ingen enhed: ${error.details.received ?? error.message}`);
    world.remember('update', { kind: 'without-unit', why: error });
  }
}

/** The unit of a change that only prepares a scenario. Throws PreconditionError when it was refused. */
export async function prepared(world: PilotWorld, change: () => Promise<UpdateAnswer>): Promise<UnitView> {
  const answer = await world.reading('sorus-svar-med-enhed', change);
  if (answer.kind === 'done') return answer.unit;
  throw new PreconditionError('En pilotenhed kunne ikke gøres klar i SORUS.', {
    expected: 'at en enhed under regionens testhospital kan oprettes',
    received: `${answer.faultCode}: ${answer.faultString}`,
    remedy: 'Se de scenarier, der opretter en enhed; de siger, hvad der er galt.',
  });
}

/**
 * The unit of the change the scenario is about; undefined when the answer holds none and need not. Throws Deviation when it
 * was refused, and OpenQuestion where what a change must say is an open assumption.
 */
export function answeredUnit(world: PilotWorld): UnitView | undefined {
  const answer = world.recall('update');
  return world.needing(
    'sorus-rigtig-aendring',
    () => {
      if (answer.kind === 'done') return answer.unit;
      if (answer.kind === 'without-unit') return undefined;
      throw new Deviation('SORUS afviste en ændring, der skulle gennemføres.', {
        place: 'svaret fra SORUS',
        expected: 'enheden, som den er nu',
        received: `${answer.faultCode}: ${answer.faultString}`,
      });
    },
    { quiet: true },
  );
}

/** As {@link answeredUnit}, where the scenario cannot go on without it. Throws OpenQuestion when the answer holds none. */
export function doneUnit(world: PilotWorld): UnitView {
  const unit = answeredUnit(world);
  const answer = world.recall('update');
  return world.needing(
    'sorus-svar-med-enhed',
    () => {
      if (unit !== undefined) return unit;
      throw answer.kind === 'without-unit' ? answer.why : new TypeError('Et svar med en enhed har ingen.');
    },
    { quiet: true },
  );
}

/** The unit the last change was about. */
export function changedCode(world: PilotWorld): string {
  return doneUnit(world).sorIdentifier ?? '';
}

/** The unit as SORLS shows it. Throws Deviation when SORLS does not know it, and OpenQuestion where it need not yet. */
export async function lookedUp(world: PilotWorld, sorIdentifier: string): Promise<UnitView> {
  const view = await sorlsFound(world, () => world.client.sorls.getSorEntity({ sorIdentifier }));
  return world.needing('sorus-sorls-straks', () => {
    if (view !== undefined) return view;
    throw new Deviation('SORLS kender ikke en enhed, SORUS netop har svaret om.', {
      place: sorIdentifier,
      expected: 'at en ændring ses i SORLS med det samme',
      received: 'et tomt svar',
    });
  });
}

/** The day before the trial, ISO. Units are made as of it, so that they have been in force when they are changed. */
export function yesterday(world: PilotWorld): string {
  return addDays(world.session.onDate, -1);
}
