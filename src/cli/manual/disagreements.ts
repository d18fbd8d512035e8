import { type ManualStanding, manualStanding } from '../../report/manual-standing.ts';
import { collectOutcomes, runsOf } from '../../report/outcomes.ts';
import type { Configuration } from '../../model/config/configuration.ts';
import type { RunRecord } from '../../store/types.ts';

/** A case that testers answered differently. */
export interface Disagreement {
  readonly environment: Configuration['environments'][number];
  readonly region: string;
  readonly key: string;
  readonly standing: ManualStanding;
}

/** Every open disagreement, by environment, region and case. */
export function openDisagreements(configuration: Configuration, runs: readonly RunRecord[]): Disagreement[] {
  return configuration.environments.flatMap((environment) => {
    const outcomes = collectOutcomes(runsOf(runs, environment));
    return [...outcomes].flatMap(([region, byKey]) =>
      [...byKey].flatMap(([key, list]) => {
        const standing = manualStanding(list);
        return standing?.disputed === true ? [{ environment, region, key, standing }] : [];
      }),
    );
  });
}
