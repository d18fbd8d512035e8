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

/** The deliberate deviations that a scenario, by any of its cases, is shown to find, in the order of their file. */
export function deviationsFoundBy(id: string, deviations: readonly DeliberateDeviation[]): readonly DeliberateDeviation[] {
  return deviations.filter(({ expects }) => expects.some((one) => splitCaseKey(one.case).id === id));
}

/** Which common scenario guards against which mistake, both ways. Scenarios keep the order of the catalogue, deviations that of their file. */
export function guards(
  deviations: readonly DeliberateDeviation[],
  { specifications }: Catalogue,
): { readonly byScenario: readonly ScenarioGuard[]; readonly byDeviation: readonly GuardedDeviation[] } {
  const common = specifications.filter(({ origin }) => origin === 'common');
  const byScenario = common.map((specification) => ({
    specification,
    deviations: deviationsFoundBy(specification.id, deviations),
  }));
  const byDeviation = deviations.map((deviation) => ({
    deviation,
    scenarios: byScenario.flatMap((guard) => (guard.deviations.includes(deviation) ? [guard.specification] : [])),
  }));
  return { byScenario, byDeviation };
}
