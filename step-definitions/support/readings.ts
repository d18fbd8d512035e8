import type { UnitView } from '../../src/interfaces/views.ts';
import { Deviation } from '../../src/model/faults.ts';
import { type Finding, inWords } from './expectations.ts';
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

/** Which types may stand directly above a type (SorTree of the register's XML: IE over SI over OE, OE within OE). */
const PARENT_TYPES: Readonly<Record<string, readonly string[]>> = { IE: [], SI: ['IE'], OE: ['SI', 'OE'] };

/** A check of one unit's parent against all units: there at all, of the right type, and not in a ring. */
export function parentFaults(units: readonly UnitView[]): (unit: UnitView) => Finding | undefined {
  const bySor = new Map(units.map((unit) => [unit.sorIdentifier ?? '', unit]));
  return (unit) => {
    const place = `${inWords(unit.sorIdentifier)}, ${unit.place}`;
    const allowed = PARENT_TYPES[unit.sorType ?? ''];
    if (allowed === undefined) return { place, seen: `SorType: ${inWords(unit.sorType)}` };
    const parentId = unit.parentSorIdentifier ?? '';
    if (parentId === '') return allowed.length === 0 ? undefined : { place, seen: `${unit.sorType ?? ''} uden overordnet` };
    const parent = bySor.get(parentId);
    if (parent === undefined) return { place, seen: `den overordnede ${parentId} findes ikke` };
    if (!allowed.includes(parent.sorType ?? '')) {
      return { place, seen: `${unit.sorType ?? ''} under ${inWords(parent.sorType)} (${parentId})` };
    }
    return isInRing(unit, bySor) ? { place, seen: 'enheden er sin egen overordnede gennem andre' } : undefined;
  };
}

function isInRing(unit: UnitView, bySor: ReadonlyMap<string, UnitView>): boolean {
  const seen = new Set<UnitView>();
  for (let at: UnitView | undefined = unit; at !== undefined; at = bySor.get(at.parentSorIdentifier ?? '')) {
    if (seen.has(at)) return at === unit;
    seen.add(at);
  }
  return false;
}

/** Everything above a unit, nearest first; a ring ends where it would repeat. */
export function ancestors(unit: UnitView, bySor: ReadonlyMap<string, UnitView>): readonly UnitView[] {
  const above: UnitView[] = [];
  const seen = new Set<UnitView>([unit]);
  for (let at = parentOf(unit, bySor); at !== undefined && !seen.has(at); at = parentOf(at, bySor)) {
    seen.add(at);
    above.push(at);
  }
  return above;
}

function parentOf(unit: UnitView, bySor: ReadonlyMap<string, UnitView>): UnitView | undefined {
  return bySor.get(unit.parentSorIdentifier ?? '');
}
