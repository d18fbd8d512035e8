import { OWN_SYSTEMS } from '../../../model/interfaces.ts';
import type { Specification } from '../../../model/specification.ts';

/** What the scenarios of an item tell: of the region's own system, or only that the register has what the system needs. */
export interface Proof {
  readonly system: readonly string[];
  readonly register: readonly string[];
}

/** Divides scenarios by what they try, in the order given. */
export function proofOf(scenarios: readonly string[], specifications: readonly Specification[]): Proof {
  const ofSystem = new Set(
    specifications
      .filter(({ interfaces }) => OWN_SYSTEMS.some((name) => interfaces.includes(name)))
      .map((specification) => specification.id),
  );
  return {
    system: scenarios.filter((id) => ofSystem.has(id)),
    register: scenarios.filter((id) => !ofSystem.has(id)),
  };
}
