import { INTERFACES, type InterfaceName } from '../model/interfaces.ts';
import { regionalSystems } from './fagsystem/interface.ts';
import { fhirInterface } from './fhir/interface.ts';
import type { InterfaceRoom } from './interface.ts';
import { lprInterface } from './lpr/interface.ts';
import { medcomInterface } from './medcom/interface.ts';
import { skrsInterface } from './skrs/interface.ts';
import { sorlsInterface } from './sorls/interface.ts';
import { sorusInterface } from './sorus/interface.ts';
import { udtraekInterface } from './udtraek/interface.ts';

/** A room as those see it who treat all interfaces alike. */
export type AnyRoom = InterfaceRoom<object>;

/** Every interface's room, by its id. The compiler asks for one for each row of the table in model/interfaces.ts. */
const ROOMS = {
  fhir: fhirInterface,
  skrs: skrsInterface,
  sorls: sorlsInterface,
  sorus: sorusInterface,
  udtraek: udtraekInterface,
  medcom: medcomInterface,
  lpr: lprInterface,
  ...regionalSystems,
} satisfies Readonly<Record<InterfaceName, AnyRoom>>;

type ClientOf<Room> = Room extends InterfaceRoom<infer Client> ? Client : never;

/**
 * What step definitions see of a region's pilot: one client an interface, by its id. Each call is recorded as evidence
 * without the author thinking of it. Every call may throw EndpointError (no whole answer), PreconditionError (interface
 * not offered, access refused) or Deviation (answered, but not in the interface's own format).
 */
export type RegionClient = { readonly [Id in InterfaceName]: ClientOf<(typeof ROOMS)[Id]> };

/** All rooms, in the order of the table. */
export const INTERFACE_ROOMS: readonly AnyRoom[] = INTERFACES.map((id) => ROOMS[id]);

/**
 * Closes what a region's clients have made in its register and not closed, on every interface that writes. Throws
 * EndpointError that names what was left.
 */
export async function cleanUpRegion(client: RegionClient): Promise<void> {
  for (const room of INTERFACE_ROOMS) await room.cleanUp?.(client[room.id]);
}

/** Brings what was written into a region's copies now. Throws PreconditionError where the region has no way to. */
export async function refreshCopies(client: RegionClient): Promise<void> {
  for (const room of INTERFACE_ROOMS) await room.refreshCopies?.(client[room.id]);
}
