import { isFault } from '../model/faults.ts';
import { interfaceRow } from '../model/interfaces.ts';
import { INTERFACE_ROOMS, type RegionClient } from './registry.ts';

/** What the region's copies of the register say of a name. */
export type NameSearch =
  | { readonly kind: 'found'; readonly sorIdentifier: string }
  /** At least one copy was read, and the name was in none of them. */
  | { readonly kind: 'absent' }
  /** No copy could be read. */
  | { readonly kind: 'unknown' };

/**
 * Looks for a unit by its name. The services that ask the register itself find by code alone, so the copies are asked, in
 * the order of the table of interfaces; they are as old as the latest nightly import.
 */
export async function findByName(client: RegionClient, name: string): Promise<NameSearch> {
  let wasRead = false;
  for (const room of INTERFACE_ROOMS) {
    if (interfaceRow(room.id).shows !== 'published') continue;
    const listed = await room.named?.(client[room.id], name).catch((error: unknown) => {
      if (isFault(error)) return undefined;
      throw error;
    });
    const sorIdentifier = listed?.find((unit) => unit.entityName === name)?.sorIdentifier;
    if (sorIdentifier !== undefined) return { kind: 'found', sorIdentifier };
    wasRead ||= listed !== undefined;
  }
  return { kind: wasRead ? 'absent' : 'unknown' };
}
