import type { InterfaceName } from '../../model/exchange.ts';
import type { PreflightRelease } from '../../model/preflight.ts';
import type { ResolvedAuth, Wire } from '../../wire/call.ts';

/** What an interface says of itself; a part it does not say is undefined. */
export interface Told {
  /** “HAPI 7.2, FHIR 4.0.1”, “StamdataReplication, http://…”. */
  readonly version: string | undefined;
  readonly release: PreflightRelease | undefined;
}

/** One interface of a region, and how to prove who one is to it. */
export interface Probe<E> {
  readonly interface: InterfaceName;
  readonly endpoint: E;
  readonly auth: ResolvedAuth;
}

/** What an interface is asked. Each may throw the three faults, as any call does. */
export interface Questions {
  /** What it is, in its own words. */
  readonly self: (wire: Wire) => Promise<Told>;
  /**
   * A call such as a scenario makes, which changes nothing: descriptions are often open to anyone, so only this shows
   * whether access is given. `self` where that is itself such a call; absent where there is none.
   */
  readonly access?: 'self' | ((wire: Wire) => Promise<unknown>);
}

/** What every exchange of a preflight is for; none is kept. */
export const PURPOSE = 'Forundersøgelse';

/** The ISO day of a date as headers and CapabilityStatements write it; undefined when it is none. */
export function isoDay(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
