import type { Session } from '../model/session.ts';
import { resolveAddresses } from '../config/addresses.ts';
import { trialGrounds } from '../config/trial-grounds.ts';
import { assumptionStanding, droppedRequirement } from '../model/config/assumption.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { Environment, RegionEndpoints } from '../model/config/environment.ts';
import type { ShownNumber } from '../model/decisions/shown-number.ts';
import type { Region } from '../model/config/region.ts';
import type { PlanInput } from '../runner/plan.ts';
import { exerciseUnits } from './exercise-register.ts';

/** A region and what it offers in the chosen environment. */
export interface OfferedRegion {
  readonly region: Region;
  readonly endpoints: RegionEndpoints;
}

/**
 * The regions that have an entry in the environment, with it. A region of the exercise that names no test units has those
 * of the exercise's register; one that names some is taken at its word, and has only those.
 * @throws PilotError SP3005 when the exercise has no unit for a role.
 */
export function offeredRegions(trial: Trial, regions: readonly Region[]): OfferedRegion[] {
  const { configuration, environment, onDate } = trial;
  const offered = regions.flatMap((region) => {
    const endpoints = environment.regions[region.id];
    return endpoints === undefined ? [] : [{ region, endpoints }];
  });
  const unnamed = offered.filter(({ endpoints }) => environment.exercise && Object.keys(endpoints.units).length === 0);
  if (unnamed.length === 0) return offered;
  const units = exerciseUnits(
    configuration,
    unnamed.map(({ region }) => region),
    onDate,
  );
  return offered.map(({ region, endpoints }) => ({
    region,
    endpoints: { ...endpoints, units: units.get(region.id) ?? endpoints.units },
  }));
}

/** What is tried: an environment, and for which ISO day. */
export interface Trial {
  readonly configuration: Configuration;
  readonly environment: Environment;
  readonly onDate: string;
}

/** What the sessions of a run have in common. */
export interface SessionInput extends Trial {
  /** Where the embedded endpoint listens, when one does. */
  readonly origin: string | undefined;
  /** Fields whose numbers are shown by decision; left out: none. */
  readonly shownNumbers?: readonly ShownNumber[];
}

/** Why a scenario does not concern a region of the trial: all that one of its requirements rests on was dropped. */
export function droppedIn({ configuration, environment }: Trial): NonNullable<PlanInput['dropped']> {
  return (region, { requirements }) =>
    droppedRequirement(
      configuration.requirements.filter(({ id }) => requirements.includes(id)),
      assumptionStanding(configuration.assumptions, environment, region),
    );
}

/** The session one region's process gets: what a scenario may know of the trial it is part of. */
export function sessionFor({ region, endpoints }: OfferedRegion, input: SessionInput): Session {
  const { configuration, environment, onDate, origin, shownNumbers = [] } = input;
  const grounds = trialGrounds({ configuration, environment, region: region.id, endpoints });
  return {
    region: { id: region.id, name: region.name, code: region.code },
    environment: { id: environment.id, name: environment.name, exercise: environment.exercise },
    ...grounds,
    endpoints: origin === undefined ? grounds.endpoints : resolveAddresses(grounds.endpoints, origin),
    limits: environment.limits,
    responseTimeMs: environment.responseTimeMs,
    ...(shownNumbers.length === 0 ? {} : { shownNumbers }),
    onDate,
  };
}
