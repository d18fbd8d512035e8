import type { Environment } from '../model/config/environment.ts';
import { type Region, regionsInForce } from '../model/config/region.ts';
import type { RunRecord } from '../store/types.ts';

/**
 * The regions of an environment's matrix: those it configures that were in force on the day its newest run was held
 * for, or `today` when it has none, and any other that has results, so that history is not lost when regions merge.
 */
export function regionsToShow(
  regions: readonly Region[],
  environment: Environment,
  { runs, today }: { readonly runs: readonly RunRecord[]; readonly today: string },
): Region[] {
  const own = runs.filter(
    (record) => record.plan.environment === environment.id && record.plan.exercise === environment.exercise,
  );
  const newest = own.reduce<string | undefined>(
    (date, { plan }) => (date === undefined || plan.onDate > date ? plan.onDate : date),
    undefined,
  );
  const tried = new Set(own.flatMap((record) => record.regions.map((digest) => digest.region)));
  const current = regionsInForce(regions, newest ?? today).filter((region) => environment.regions[region.id] !== undefined);
  return regions.filter((region) => tried.has(region.id) || current.includes(region));
}
