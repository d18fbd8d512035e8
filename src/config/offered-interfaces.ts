import type { Environment, RegionEndpoints } from '../model/config/environment.ts';

type Interfaces = RegionEndpoints['interfaces'];

/** An interface that configuration has settings for. */
export type InterfaceName = keyof Interfaces;

/** An interface that is there, with its address and the proof of identity it asks for. */
export type OfferedInterface = Extract<NonNullable<Interfaces[InterfaceName]>, { url: string }>;

/** The interfaces a region offers, by name; those that are left out or declared not offered are not among them. */
export function offeredInterfaces(endpoints: RegionEndpoints | undefined): [InterfaceName, OfferedInterface][] {
  return Object.entries(endpoints?.interfaces ?? {}).flatMap(([name, offered]) =>
    offered !== undefined && 'url' in offered ? [[name as InterfaceName, offered] as [InterfaceName, OfferedInterface]] : [],
  );
}

/** What each party offers, with the list of the environment's file it stands in. */
export function offersOf({
  value,
}: {
  readonly value: Environment;
}): (readonly ['regions' | 'parties', string, RegionEndpoints])[] {
  return (['regions', 'parties'] as const).flatMap((list) =>
    Object.entries(value[list]).flatMap(([party, endpoints]) =>
      endpoints === undefined ? [] : [[list, party, endpoints] as const],
    ),
  );
}
