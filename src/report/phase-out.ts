import type { PhaseOutSystem } from '../model/guidance/phase-out.ts';
import { type PlanParty, PROGRESS, type Progress } from '../model/guidance/plan.ts';

/** What an owner is asked to fill in. */
export const OWNER_FIELDS = ['solution', 'resources', 'budget', 'timetable'] as const;

/** How far the systems of one party have come, by what has been told. */
export interface PartyStanding {
  readonly party: PlanParty;
  readonly systems: readonly PhaseOutSystem[];
  readonly counts: Readonly<Record<Progress, number>>;
  /** Systems whose state somebody has told. */
  readonly told: number;
  /** Fields of the owners’ that hold something, of all there are. */
  readonly filled: number;
  readonly fields: number;
}

/** How many systems stand in each state; every state is there, also those nobody is in. */
export function countProgress(systems: readonly Pick<PhaseOutSystem, 'progress'>[]): Readonly<Record<Progress, number>> {
  const counts = Object.fromEntries(PROGRESS.map((state) => [state, 0])) as Record<Progress, number>;
  for (const { progress } of systems) counts[progress] += 1;
  return counts;
}

/** The parties that have systems in the mapping, in the order of the plan, each with its own. */
export function standingByParty(parties: readonly PlanParty[], systems: readonly PhaseOutSystem[]): readonly PartyStanding[] {
  return parties.flatMap((party) => {
    const own = systems.filter((system) => system.party === party.id);
    if (own.length === 0) return [];
    const counts = countProgress(own);
    const filled = own.reduce((sum, system) => sum + OWNER_FIELDS.filter((field) => system[field] !== undefined).length, 0);
    return [{ party, systems: own, counts, told: own.length - counts.unknown, filled, fields: own.length * OWNER_FIELDS.length }];
  });
}
