import type { DeliberateDeviation } from '../model/config/deviation.ts';
import { splitCaseKey } from '../model/identity.ts';
import type { Catalogue, Specification } from '../model/specification.ts';

/** A scenario and the deliberate deviations it is shown to find; empty for one that has found none. */
export interface ScenarioGuard {
  readonly specification: Specification;
  readonly deviations: readonly DeliberateDeviation[];
}

/** A deliberate deviation and the scenarios that find it, in the order of the catalogue of scenarios. */
export interface GuardedDeviation {
  readonly deviation: DeliberateDeviation;
  readonly scenarios: readonly Specification[];
}

/** Which scenario guards against which mistake, both ways. Scenarios keep the order of the catalogue, deviations that of their file. */
export function guards(
  deviations: readonly DeliberateDeviation[],
  { specifications }: Catalogue,
): { readonly byScenario: readonly ScenarioGuard[]; readonly byDeviation: readonly GuardedDeviation[] } {
  const found = deviations.map((deviation) => ({
    deviation,
    ids: new Set(deviation.expects.map((one) => splitCaseKey(one.case).id)),
  }));
  return {
    byScenario: specifications.map((specification) => ({
      specification,
      deviations: found.flatMap(({ deviation, ids }) => (ids.has(specification.id) ? [deviation] : [])),
    })),
    byDeviation: found.map(({ deviation, ids }) => ({
      deviation,
      scenarios: specifications.filter(({ id }) => ids.has(id)),
    })),
  };
}
