import { interfaceRow, isInterface } from '../interfaces.ts';
import type { Environment, PartyEndpoints, RegionEndpoints } from './environment.ts';
import { asTried, type Party } from './party.ts';

/** Whether a party is set up in an environment. */
export const isSetUp = (environment: Pick<Environment, 'regions' | 'parties'>, id: string): boolean =>
  Object.hasOwn(environment.regions, id) || Object.hasOwn(environment.parties, id);

/** Ids of all that are set up in an environment: its regions, then the other parties, each in the order of the file. */
export const partiesOf = (environment: Pick<Environment, 'regions' | 'parties'>): readonly string[] => [
  ...Object.keys(environment.regions),
  ...Object.keys(environment.parties),
];

/** What a party offers by its own entry in an environment; undefined when it has none. */
export function ownEndpoints(
  environment: Pick<Environment, 'regions' | 'parties'>,
  id: string,
): RegionEndpoints | PartyEndpoints | undefined {
  return environment.regions[id] ?? environment.parties[id];
}

/** The version of a party that is under test in an environment; undefined where none is stated. */
export const versionUnderTest = (environment: Pick<Environment, 'parties'>, id: string): string | undefined =>
  environment.parties[id]?.version;

/** What is kept of a party with results from an environment; undefined for a region, and for one nobody knows any more. */
export function triedIn(
  { parties }: { readonly parties: readonly Party[] },
  environment: Pick<Environment, 'parties'>,
  id: string,
): ReturnType<typeof asTried> {
  const party = parties.find((one) => one.id === id);
  return party === undefined ? undefined : asTried(party, versionUnderTest(environment, id));
}

/**
 * What a party is tried with in an environment; undefined when it is not set up there. One that is held against another's
 * copy of the register has that party's interfaces which show the register beside its own, and its test units where it
 * names none. Scenarios still concern it by its own roles and interfaces alone.
 */
export function endpointsOf(environment: Pick<Environment, 'regions' | 'parties'>, id: string): RegionEndpoints | undefined {
  const own = ownEndpoints(environment, id);
  const register = own !== undefined && 'register' in own && own.register !== undefined ? own.register : undefined;
  const shown = register === undefined ? undefined : ownEndpoints(environment, register);
  if (own === undefined || shown === undefined) return own;
  const copy = Object.entries(shown.interfaces).filter(([name]) => isInterface(name) && interfaceRow(name).role === 'viser');
  return {
    ...own,
    interfaces: { ...Object.fromEntries(copy), ...own.interfaces },
    units: Object.keys(own.units).length === 0 ? shown.units : own.units,
  };
}

/** Where in the environment's file a party's test units stand: its own where it names any, else those of its register. */
export function unitsKeyOf(environment: Pick<Environment, 'regions' | 'parties'>, id: string): string {
  const own = environment.parties[id];
  const owner = own?.register !== undefined && Object.keys(own.units).length === 0 ? own.register : id;
  return `${Object.hasOwn(environment.regions, owner) ? 'regions' : 'parties'}.${owner}.units`;
}
