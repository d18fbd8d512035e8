import type { Session } from '../model/session.ts';
import { resolveAddresses } from '../config/addresses.ts';
import { levelsWithCodes } from '../config/levels.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { Environment, RegionEndpoints } from '../model/config/environment.ts';
import type { Region } from '../model/config/region.ts';

/** A region and what it offers in the chosen environment. */
export interface OfferedRegion {
  readonly region: Region;
  readonly endpoints: RegionEndpoints;
}

/** The regions that have an entry in the environment, with it. */
export function offeredRegions(environment: Environment, regions: readonly Region[]): OfferedRegion[] {
  return regions.flatMap((region) => {
    const endpoints = environment.regions[region.id];
    return endpoints === undefined ? [] : [{ region, endpoints }];
  });
}

export interface SessionInput {
  readonly configuration: Configuration;
  readonly environment: Environment;
  readonly onDate: string;
  /** Where the embedded endpoint listens, when one does. */
  readonly origin: string | undefined;
}

/** The session one region's process gets: what a scenario may know of the trial it is part of. */
export function sessionFor({ region, endpoints }: OfferedRegion, input: SessionInput): Session {
  const { configuration, environment, onDate, origin } = input;
  return {
    region: { id: region.id, name: region.name, code: region.code },
    environment: { id: environment.id, name: environment.name, exercise: environment.exercise },
    endpoints: origin === undefined ? endpoints : resolveAddresses(endpoints, origin),
    limits: environment.limits,
    freshnessHours: environment.freshnessHours,
    responseTimeMs: environment.responseTimeMs,
    levelSystem: configuration.levelSystem,
    levels: levelsWithCodes(configuration, environment),
    onDate,
  };
}
