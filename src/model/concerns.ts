import type { Party } from './config/party.ts';
import { splitCaseKey } from './identity.ts';
import { INTERFACE_NAMES, type InterfaceName, interfaceRow, isInterface } from './interfaces.ts';

/** What of a party decides which scenarios concern it. */
export type ConcernedParty = Pick<Party, 'id' | 'kind' | 'roles' | 'interfaces' | 'replaces'>;

/** What of a scenario decides whom it concerns. */
export interface ConcerningScenario {
  /** Without `@`, own and inherited. */
  readonly tags: readonly string[];
  /** Values of `@snitflade:…`. */
  readonly interfaces: readonly string[];
}

/**
 * Whether a case concerns a party, by what the scenario's tags and the party's own row say:
 *
 * - `@sammenlaegning:X` concerns the party X and those it takes over, and no others;
 * - `@part:…` names the kinds of party it concerns;
 * - `@rolle:…` names the roles; one of them is enough;
 * - else its interfaces decide, and the party must have them all. A row of an outline that names one of the scenario's
 *   interfaces is about that one alone.
 *
 * A scenario with neither role nor interface is tried by a person, and concerns regions unless it says otherwise.
 */
export function concerns(
  specification: ConcerningScenario,
  key: string,
  { party, all }: { readonly party: ConcernedParty; readonly all: readonly Pick<Party, 'id' | 'replaces'>[] },
): boolean {
  const mergers = valuesOf(specification.tags, 'sammenlaegning');
  if (mergers.length > 0 && !mergers.some((merger) => takesPart(party, merger, all))) return false;
  const kinds = valuesOf(specification.tags, 'part');
  if (kinds.length > 0 && !kinds.includes(party.kind)) return false;
  const roles = valuesOf(specification.tags, 'rolle');
  if (roles.length > 0) return roles.some((role) => (party.roles as readonly string[]).includes(role));
  const asked = interfacesOfCase(specification, key);
  return asked.length === 0 ? kinds.length > 0 || party.kind === 'region' : asked.every((id) => party.interfaces.includes(id));
}

/** The interfaces a case asks: the one its row names, or all of the scenario's. */
export function interfacesOfCase({ interfaces }: Pick<ConcerningScenario, 'interfaces'>, key: string): readonly InterfaceName[] {
  const all = interfaces.filter(isInterface);
  const { exampleKey } = splitCaseKey(key);
  const named = all.filter((id) => exampleKey === INTERFACE_NAMES[id] || exampleKey === interfaceRow(id).short);
  return named.length > 0 ? named : all;
}

function takesPart({ id }: ConcernedParty, merger: string, all: readonly Pick<Party, 'id' | 'replaces'>[]): boolean {
  return merger === id || all.some((one) => one.id === merger && one.replaces.includes(id));
}

/** What stands after the colon in the tags of a family. */
function valuesOf(tags: readonly string[], family: string): readonly string[] {
  return tags.flatMap((tag) => (tag.startsWith(`${family}:`) ? [tag.slice(family.length + 1)] : []));
}
