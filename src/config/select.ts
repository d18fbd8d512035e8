import type { Configuration } from '../model/config/configuration.ts';
import type { Environment } from '../model/config/environment.ts';
import { type Region, regionsInForce } from '../model/config/region.ts';
import { PilotError } from '../model/pilot-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { didYouMean } from '../model/similar.ts';
import { quote } from './wording.ts';

/**
 * The environment with an id.
 * @throws ConfigurationError with SP1011, and the nearest id when one is near.
 */
export function selectEnvironment(configuration: Configuration, id: string): Environment {
  const found = configuration.environments.find((environment) => environment.id === id);
  if (found !== undefined) return found;
  const ids = configuration.environments.map((environment) => environment.id);
  throw new ConfigurationError([
    new PilotError('SP1011', {
      seen: `${quote(id)} er ikke et miljø.${didYouMean(id, ids)}`,
      expected: `en af ${ids.join(', ')}`,
      remedy: 'Vælg et af miljøerne med --environment, eller opret en fil i config/environments/.',
    }),
  ]);
}

/** Which regions are asked for, and the day they must be in force. */
export interface RegionChoice {
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** None means all that the environment has and that are in force. */
  readonly ids: readonly string[];
  /** ISO date. */
  readonly onDate: string;
}

/**
 * The regions to try, in the order of regions.yaml and each once.
 * @throws ConfigurationError with one SP1010 for each id that is unknown, not set up in the environment, or not in
 * force that day; the last says which region has taken over or is to come.
 */
export function selectRegions(choice: RegionChoice): Region[] {
  const { configuration, environment, ids, onDate } = choice;
  const inForce = regionsInForce(configuration.regions, onDate);
  const usable = inForce.filter((region) => Object.hasOwn(environment.regions, region.id));
  if (ids.length === 0) return usable;
  const problems = ids.filter((id) => !usable.some((region) => region.id === id)).map((id) => explainRegion(id, choice, usable));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return usable.filter((region) => ids.includes(region.id));
}

function explainRegion(id: string, choice: RegionChoice, usable: readonly Region[]): PilotError {
  const { configuration, environment, onDate } = choice;
  const region = configuration.regions.find((candidate) => candidate.id === id);
  const expected =
    usable.length === 0 ? 'en region, der er i kraft' : `en af ${usable.map((candidate) => candidate.id).join(', ')}`;
  if (region === undefined) {
    const known = configuration.regions.map((candidate) => candidate.id);
    const seen = `${quote(id)} er ikke en region.${didYouMean(id, known)}`;
    return new PilotError('SP1010', { seen, expected, remedy: 'Ret stavemåden i --region.' });
  }
  if (!regionsInForce([region], onDate).length) {
    const seen = `${region.name} er ikke i kraft den ${onDate}.${explainPeriod(region, configuration, onDate)}`;
    return new PilotError('SP1010', { seen, expected, remedy: 'Vælg en region, der er i kraft den dag.' });
  }
  return new PilotError('SP1010', {
    seen: `${region.name} er ikke sat op i miljøet ${quote(environment.id)}.`,
    expected,
    remedy: `Tilføj “${id}” under “regions” i miljøets fil, eller vælg en anden region.`,
  });
}

function explainPeriod(region: Region, configuration: Configuration, onDate: string): string {
  if (region.validFrom !== undefined && onDate < region.validFrom) return ` Den begynder ${region.validFrom}.`;
  const successor = configuration.regions.find((candidate) => candidate.replaces.includes(region.id));
  const ended = ` Dens sidste dag var ${region.validTo ?? 'ukendt'}.`;
  return successor === undefined ? ended : `${ended} ${successor.name} (“${successor.id}”) har taget over.`;
}
