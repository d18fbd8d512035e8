import type { Requirement } from '../model/config/vocabulary.ts';
import type { Catalogue, Specification } from '../model/specification.ts';

/** A requirement and what stands for it: scenarios, or the stated reason why there are none. */
export interface RequirementTrace {
  readonly requirement: Requirement;
  /** Common scenarios that name it with `@krav:…`, in the order of the files. */
  readonly scenarios: readonly Specification[];
  /**
   * `verified` when a scenario names it, `reasoned` when none does and config says why, `open` when nobody has said
   * anything (SP2017).
   */
  readonly state: 'verified' | 'reasoned' | 'open';
}

/** Every requirement with its scenarios, in the order of the configuration. */
export function traceRequirements(requirements: readonly Requirement[], { specifications }: Catalogue): RequirementTrace[] {
  return requirements.map((requirement) => {
    const scenarios = specifications.filter(
      ({ origin, requirements: named }) => origin === 'common' && named.includes(requirement.id),
    );
    const state = scenarios.length > 0 ? 'verified' : requirement.unverified === undefined ? 'open' : 'reasoned';
    return { requirement, scenarios, state };
  });
}

/** How many requirements there are, and how many stand in each state. */
export interface RequirementCount {
  readonly total: number;
  readonly verified: number;
  readonly reasoned: number;
  readonly open: number;
}

/** Counts them; every requirement is in exactly one of the three states. */
export function countRequirements(traces: readonly RequirementTrace[]): RequirementCount {
  const inState = (state: RequirementTrace['state']): number => traces.filter((trace) => trace.state === state).length;
  return { total: traces.length, verified: inState('verified'), reasoned: inState('reasoned'), open: inState('open') };
}
