import type { Configuration } from '../model/config/configuration.ts';
import type { Environment } from '../model/config/environment.ts';
import { isSetUp } from '../model/config/endpoints-of.ts';
import { inForce } from '../model/config/in-force.ts';
import type { Party } from '../model/config/party.ts';
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

/** Which parties are asked for, and the day they must be in force. */
export interface PartyChoice {
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** None means all that the environment has and that are in force. */
  readonly ids: readonly string[];
  /** ISO date. */
  readonly onDate: string;
}

/**
 * The parties to try, regions first, in the order of their files and each once.
 * @throws ConfigurationError with one SP1010 for each id that is unknown, not set up in the environment, or not in
 * force that day; the last says which party has taken over or is to come.
 */
export function selectParties(choice: PartyChoice): Party[] {
  const { configuration, environment, ids, onDate } = choice;
  const usable = inForce(configuration.parties, onDate).filter((party) => isSetUp(environment, party.id));
  if (ids.length === 0) return usable;
  const problems = ids.filter((id) => !usable.some((party) => party.id === id)).map((id) => explainParty(id, choice, usable));
  if (problems.length > 0) throw new ConfigurationError(problems);
  return usable.filter((party) => ids.includes(party.id));
}

function explainParty(id: string, choice: PartyChoice, usable: readonly Party[]): PilotError {
  const { configuration, environment, onDate } = choice;
  const { parties } = configuration;
  const party = parties.find((candidate) => candidate.id === id);
  // Where only regions are tried, nobody need know of other parties.
  const many = parties.some(({ kind }) => kind !== 'region');
  const one = many ? 'part' : 'region';
  const expected =
    usable.length === 0 ? `en ${one}, der er i kraft` : `en af ${usable.map((candidate) => candidate.id).join(', ')}`;
  if (party === undefined) {
    const known = parties.map((candidate) => candidate.id);
    const seen = `${quote(id)} er ikke en ${one}.${didYouMean(id, known)}`;
    return new PilotError('SP1010', { seen, expected, remedy: `Ret stavemåden i --${many ? 'party' : 'region'}.` });
  }
  if (!inForce([party], onDate).length) {
    const seen = `${party.name} er ikke i kraft den ${onDate}.${explainPeriod(party, configuration, onDate)}`;
    return new PilotError('SP1010', { seen, expected, remedy: `Vælg en ${one}, der er i kraft den dag.` });
  }
  const list = party.kind === 'region' ? 'regions' : 'parties';
  return new PilotError('SP1010', {
    seen: `${party.name} er ikke sat op i miljøet ${quote(environment.id)}.`,
    expected,
    remedy: `Tilføj “${id}” under “${list}” i miljøets fil, eller vælg en anden ${one}.`,
  });
}

function explainPeriod(party: Party, configuration: Configuration, onDate: string): string {
  if (party.validFrom !== undefined && onDate < party.validFrom) return ` Den begynder ${party.validFrom}.`;
  const successor = configuration.parties.find((candidate) => candidate.replaces.includes(party.id));
  const ended = ` Dens sidste dag var ${party.validTo ?? 'ukendt'}.`;
  return successor === undefined ? ended : `${ended} ${successor.name} (“${successor.id}”) har taget over.`;
}
