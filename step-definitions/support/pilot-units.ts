import { randomUUID } from 'node:crypto';
import type { UnitDraft, UpdateAnswer, UpdateDone } from '../../src/interfaces/sorus/contract.ts';
import type { UnitView } from '../../src/interfaces/views.ts';
import { Deviation, PreconditionError } from '../../src/model/faults.ts';
import { PILOT_NAME_PREFIX } from '../../src/model/ledger.ts';
import { isHospital, TYPE_CODE } from '../../src/sor/codes/type-codes.ts';
import { indexRegister } from '../../src/sor/register.ts';
import { addDays, validityOn } from '../../src/sor/validity.ts';
import { readRegister, sorlsFound } from './surfaces.ts';
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
  const { content, name } = await readRegister(world);
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
      place: name,
      expected: 'et åbent hospital, der hører til en anden ejer end regionens testhospital',
    });
  }
  return foreign.sorIdentifier;
}

/** Asks for a unit and keeps the answer, whatever it is. */
export async function create(world: PilotWorld, fields: UnitDraft): Promise<void> {
  const draft = { ...newUnit(world), ...fields };
  world.remember('draftName', draft.entityName ?? '');
  world.remember('update', await world.client.sorus.create(draft));
}

/** Makes a unit that a scenario is to change. What keeps it from being made is a precondition; UC1 has its own scenarios. */
export async function prepare(world: PilotWorld, fields: UnitDraft): Promise<void> {
  const { sorIdentifier = '' } = prepared(await world.client.sorus.create({ ...newUnit(world), ...fields }));
  world.remember('pilotUnit', { sorIdentifier, before: await lookedUp(world, sorIdentifier) });
}

/** Asks the pilot unit changed as of the day of the trial. */
export async function update(world: PilotWorld, changes: UnitDraft): Promise<void> {
  const { sorIdentifier } = world.recall('pilotUnit');
  world.remember('update', await world.client.sorus.update(sorIdentifier, { ...changes, fromDate: world.session.onDate }));
}

/** Asks a unit given a new name. */
export async function rename(world: PilotWorld, sorIdentifier: string): Promise<void> {
  const changes = { entityName: pilotName(), fromDate: world.session.onDate };
  world.remember('update', await world.client.sorus.update(sorIdentifier, changes));
}

/** Asks the pilot unit moved as of the day of the trial. */
export async function move(world: PilotWorld, parent: string): Promise<void> {
  const { sorIdentifier } = world.recall('pilotUnit');
  world.remember('update', await world.client.sorus.move(sorIdentifier, parent, world.session.onDate));
}

/** An answer that only prepares a scenario. Throws PreconditionError when it is a refusal. */
export function prepared(answer: UpdateAnswer): UpdateDone {
  if (answer.kind === 'done') return answer;
  throw new PreconditionError('En pilotenhed kunne ikke gøres klar i SORUS.', {
    expected: 'at en enhed under regionens testhospital kan oprettes',
    received: `${answer.faultCode}: ${answer.faultString}`,
    remedy: 'Se de scenarier, der opretter en enhed; de siger, hvad der er galt.',
  });
}

/**
 * That the change the scenario is about was made. Throws Deviation when it was refused, and OpenQuestion where what a change
 * must say is an open assumption.
 */
export function done(world: PilotWorld): UpdateDone {
  const answer = world.recall('update');
  return world.needing(
    'sorus-rigtig-aendring',
    () => {
      if (answer.kind === 'done') return answer;
      throw new Deviation('SORUS afviste en ændring, der skulle gennemføres.', {
        place: 'svaret fra SORUS',
        expected: 'at ændringen bliver gennemført',
        received: `${answer.faultCode}: ${answer.faultString}`,
      });
    },
    { quiet: true },
  );
}

/**
 * The unit of the change the scenario is about: as SORUS answered it, or, where the service's contract has no unit in the
 * answer, as SORLS shows it afterwards. Throws Deviation when the change was refused.
 */
export async function doneUnit(world: PilotWorld): Promise<{ readonly unit: UnitView; readonly place: string }> {
  const { unit } = done(world);
  if (unit !== undefined) return { unit, place: 'svaret fra SORUS' };
  return {
    unit: await lookedUp(world, changedCode(world)),
    place: 'SORLS; svaret fra SORUS rummer efter kontrakten ingen enhed',
  };
}

/** The SOR code of the unit the last change was about. An answer that does not say it is about the unit that was asked changed. */
export function changedCode(world: PilotWorld): string {
  return done(world).sorIdentifier ?? world.recall('pilotUnit').sorIdentifier;
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
