import { isFault } from '../model/faults.ts';
import type { RegionClient, UnitView } from './clients.ts';

/** What the region's copies of the register say of a name. */
export type NameSearch =
  | { readonly kind: 'found'; readonly sorIdentifier: string }
  /** At least one copy was read, and the name was in none of them. */
  | { readonly kind: 'absent' }
  /** No copy could be read. */
  | { readonly kind: 'unknown' };

/**
 * Looks for a unit by its name. SORLS and SORUS find by code alone, so the copies are asked, the lightest first; they are
 * as old as the latest nightly import.
 */
export async function findByName(client: RegionClient, name: string): Promise<NameSearch> {
  const copies: readonly (() => Promise<readonly UnitView[]>)[] = [
    async () => (await client.fhir.search({ name })).units,
    async () => (await client.udtraek.read('xml3', { fresh: true })).units,
    () => client.skrs.sorEntities({ fresh: true }),
  ];
  let wasRead = false;
  for (const units of copies) {
    const listed = await units().catch((error: unknown) => {
      if (isFault(error)) return undefined;
      throw error;
    });
    const sorIdentifier = listed?.find((unit) => unit.entityName === name)?.sorIdentifier;
    if (sorIdentifier !== undefined) return { kind: 'found', sorIdentifier };
    wasRead ||= listed !== undefined;
  }
  return { kind: wasRead ? 'absent' : 'unknown' };
}
