import type { UnitView } from '../../src/interfaces/views.ts';
import { Deviation } from '../../src/model/faults.ts';
import type { PilotWorld } from './world.ts';

/** The unit the scenario read, and where. Throws Deviation when the interface did not know it. */
export function foundUnit(world: PilotWorld): { readonly view: UnitView; readonly place: string } {
  const { surface, view } = world.recall('reading');
  const { words, sorIdentifier } = world.recall('testUnit');
  if (view === undefined) {
    throw new Deviation(`Regionens ${words} findes ikke i ${surface}.`, {
      place: `${sorIdentifier} i ${surface}`,
      expected: 'enheden er med',
      received: 'enheden er ikke med',
    });
  }
  return { view, place: `${sorIdentifier} i ${surface}, ${view.place}` };
}
