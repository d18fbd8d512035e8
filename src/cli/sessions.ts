import type { Session } from '../model/session.ts';
import { resolveAddresses } from '../config/addresses.ts';
import { trialGrounds } from '../config/trial-grounds.ts';
import { assumptionStanding, droppedRequirement } from '../model/config/assumption.ts';
import type { Configuration } from '../model/config/configuration.ts';
import type { Environment, RegionEndpoints } from '../model/config/environment.ts';
import type { ShownNumber } from '../model/decisions/shown-number.ts';
import { endpointsOf, unitsKeyOf, versionUnderTest } from '../model/config/endpoints-of.ts';
import type { Party } from '../model/config/party.ts';
import type { PlanInput } from '../runner/plan.ts';
import { exerciseUnits } from './exercise-register.ts';

/** A party, and what it offers in the chosen environment. */
export interface OfferedParty {
  readonly party: Party;
  /** The version under test, where the environment states one. */
  readonly version: string | undefined;
  readonly endpoints: RegionEndpoints;
}

/**
 * The parties that have an entry in the environment, with it. A region of the exercise that names no test units has those
 * of the exercise's register, and so has a party that is held against its copy; one that names some is taken at its word,
 * and has only those.
 * @throws PilotError SP3005 when the exercise has no unit for a role.
 */
export function offeredParties(trial: Trial, parties: readonly Party[]): OfferedParty[] {
  const { configuration, environment, onDate } = trial;
  const offered = parties.flatMap((party) => {
    const endpoints = endpointsOf(environment, party.id);
    return endpoints === undefined ? [] : [{ party, version: versionUnderTest(environment, party.id), endpoints }];
  });
  const unnamed = offered.flatMap(({ party, endpoints }) => {
    if (!environment.exercise || Object.keys(endpoints.units).length > 0) return [];
    return configuration.regions.filter(({ id }) => id === (environment.parties[party.id]?.register ?? party.id));
  });
  if (unnamed.length === 0) return offered;
  const units = exerciseUnits(configuration, [...new Set(unnamed)], onDate);
  return offered.map(({ party, version, endpoints }) => ({
    party,
    version,
    endpoints:
      Object.keys(endpoints.units).length > 0
        ? endpoints
        : { ...endpoints, units: units.get(environment.parties[party.id]?.register ?? party.id) ?? {} },
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

/** Why a scenario does not concern a party of the trial: all that one of its requirements rests on was dropped. */
export function droppedIn({ configuration, environment }: Trial): NonNullable<PlanInput['dropped']> {
  return (party, { requirements }) =>
    droppedRequirement(
      configuration.requirements.filter(({ id }) => requirements.includes(id)),
      assumptionStanding(configuration.assumptions, environment, party),
    );
}

/** The session one party's process gets: what a scenario may know of the trial it is part of. */
export function sessionFor({ party, endpoints }: Pick<OfferedParty, 'party' | 'endpoints'>, input: SessionInput): Session {
  const { configuration, environment, onDate, origin, shownNumbers = [] } = input;
  const grounds = trialGrounds({ configuration, environment, region: party.id, endpoints });
  return {
    region: { id: party.id, name: party.name, code: party.code },
    environment: { id: environment.id, name: environment.name, exercise: environment.exercise },
    ...(party.kind === 'region' ? {} : { unitsKey: unitsKeyOf(environment, party.id) }),
    ...grounds,
    endpoints: origin === undefined ? grounds.endpoints : resolveAddresses(grounds.endpoints, origin),
    limits: environment.limits,
    responseTimeMs: environment.responseTimeMs,
    ...(shownNumbers.length === 0 ? {} : { shownNumbers }),
    onDate,
  };
}
