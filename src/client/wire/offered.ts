import { INTERFACE_NAMES, type InterfaceName } from '../../model/exchange.ts';
import { PreconditionError } from '../../model/faults.ts';

/** Whether the configuration has an address for an interface. */
export function isOffered<T extends { readonly url: string }>(
  configured: T | { readonly notOffered: string } | undefined,
): configured is T {
  return configured !== undefined && !('notOffered' in configured);
}

/** What the configuration says of an interface that cannot be tried. */
export function notOffered(name: InterfaceName, region: string, configured: object | undefined): PreconditionError {
  const title = INTERFACE_NAMES[name];
  if (configured === undefined || !('notOffered' in configured)) {
    return new PreconditionError(`${region} har ingen adresse for ${title}.`, {
      place: `konfigurationen for ${region}`,
      expected: `en adresse under interfaces.${name}`,
      remedy: 'Skriv adressen i miljøets konfiguration, eller notOffered med en grund.',
    });
  }
  return new PreconditionError(`${region} tilbyder ikke ${title} endnu: ${String(configured.notOffered)}`, {
    place: `konfigurationen for ${region}`,
    remedy: 'Skriv adressen i miljøets konfiguration, når snitfladen er der.',
  });
}
