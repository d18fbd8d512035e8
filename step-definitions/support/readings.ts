import type { UnitView } from '../../src/interfaces/views.ts';
import { Deviation } from '../../src/model/faults.ts';
import { presenceGround } from './assumed-ground.ts';
import type { PilotWorld } from './world.ts';

/**
 * The unit the scenario read, and where. Throws Deviation when the interface did not know it, and OpenQuestion when it is
 * only assumed to know such a unit.
 */
export function foundUnit(world: PilotWorld): { readonly view: UnitView; readonly place: string } {
  const { surface, view } = world.recall('reading');
  const unit = world.recall('testUnit');
  const { words, sorIdentifier } = unit;
  const known = world.needing(presenceGround(unit, surface), () => {
    if (view !== undefined) return view;
    throw new Deviation(`Regionens ${words} findes ikke i ${surface}.`, {
      place: `${sorIdentifier} i ${surface}`,
      expected: 'enheden er med',
      received: 'enheden er ikke med',
    });
  });
  return { view: known, place: `${sorIdentifier} i ${surface}, ${known.place}` };
}
