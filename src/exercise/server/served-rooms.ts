import type { ExercisePart } from '../../interfaces/interface.ts';
import { INTERFACE_ROOMS } from '../../interfaces/registry.ts';
import type { InterfaceName } from '../../model/interfaces.ts';

/** An interface as the exercise serves it. */
export interface ServedRoom {
  readonly interface: InterfaceName;
  readonly parts: readonly ExercisePart[];
}

/** Every interface's parts, loaded from its room. */
export function servedRooms(): Promise<readonly ServedRoom[]> {
  return Promise.all(INTERFACE_ROOMS.map(async (room) => ({ interface: room.id, parts: await room.exercise() })));
}

/**
 * The interface a route below a region's address belongs to: the one with a part of its own name there. A part by
 * another name, as the nightly import, is no interface, and nothing is demanded of who calls it.
 */
export function interfaceAt(rooms: readonly ServedRoom[], route: string): InterfaceName | undefined {
  return rooms.find(({ interface: id, parts }) =>
    parts.some(({ name, prefix }) => name === id && (route === prefix || route.startsWith(`${prefix}/`))),
  )?.interface;
}
