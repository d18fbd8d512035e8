import { INTERFACE_NAMES, type InterfaceName } from '../model/exchange.ts';
import { PreconditionError } from '../model/faults.ts';

/** Whether the configuration has an address for an interface. */
export function isOffered<T extends object>(configured: T | undefined): configured is Extract<T, { readonly url: string }> {
  return configured !== undefined && 'url' in configured;
}

/** Whether a region hands over files: from an address or in a folder. */
export function isDelivered<T extends object>(
  configured: T | undefined,
): configured is Extract<T, { readonly files: readonly string[] }> {
  return configured !== undefined && 'files' in configured;
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
