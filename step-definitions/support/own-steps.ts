/**
 * `sor-pilot/steps`: everything a step in a repository of the user's own may lean on. It is one with what the common steps
 * use, so an own step asks the region through the same session, is recorded and redacted like them, and is judged by what it
 * throws. What stands here is kept from release to release; see STEPS_EDITION.
 */
import type { PilotWorld } from './world.ts';

export { After, Before, DataTable, defineParameterType, Given, Then, When } from '@cucumber/cucumber';
export { Deviation, EndpointError, NotOffered, OpenQuestion, PreconditionError } from '../../src/model/faults.ts';
export { STEPS_EDITION } from '../../src/model/own-steps.ts';
export { expectEqual, expectTrue, inWords, survey, unitInWords } from './expectations.ts';
export type { RegionClient } from '../../src/interfaces/registry.ts';
export type { UnitView } from '../../src/interfaces/views.ts';
export type { FaultDetails } from '../../src/model/faults.ts';
export type { Session } from '../../src/model/session.ts';
export type { PilotWorld } from './world.ts';

/** What one step of a scenario keeps for those after it; no other scenario, and no other attempt, sees it. */
export interface Kept<T> {
  keep(world: PilotWorld, value: T): void;
  /** Throws TypeError when no step of the scenario has kept it. */
  recall(world: PilotWorld): T;
}

/** Makes room for something own steps keep for each other; `name` stands in what is said when it is missing. */
export function defineKept<T>(name: string): Kept<T> {
  const values = new WeakMap<PilotWorld, { readonly value: T }>();
  return {
    keep: (world, value) => void values.set(world, { value }),
    recall: (world) => {
      const kept = values.get(world);
      if (kept === undefined) throw new TypeError(`Scenariet bruger “${name}”, før et trin har fundet det.`);
      return kept.value;
    },
  };
}
