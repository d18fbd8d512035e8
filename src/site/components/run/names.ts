import type { Configuration } from '../../../model/config/configuration.ts';
import type { RunSummary } from '../../../report/types.ts';

/** An environment's name; its id when the configuration no longer has it. */
export function environmentName(configuration: Configuration, run: Pick<RunSummary, 'environment'>): string {
  return configuration.environments.find((environment) => environment.id === run.environment)?.name ?? run.environment;
}

/** A region's name; its id when the configuration no longer has it. */
export function regionName(configuration: Configuration, id: string): string {
  return configuration.parties.find((region) => region.id === id)?.name ?? id;
}
