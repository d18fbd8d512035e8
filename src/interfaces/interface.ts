import type { FastifyInstance } from 'fastify';
import type { RegionService } from '../exercise/ground/region-service.ts';
import type { RegionEndpoints } from '../model/config/environment.ts';
import { danishDay } from '../model/danish-day.ts';
import { NotOffered } from '../model/faults.ts';
import { INTERFACE_NAMES, type InterfaceName } from '../model/interfaces.ts';
import type { Leftover, WriteLedger } from '../model/ledger.ts';
import type { PreflightRelease } from '../model/preflight.ts';
import type { Session } from '../model/session.ts';
import type { ResolvedAuth, Wire } from '../wire/call.ts';
import type { ReadingCache } from '../wire/reading-cache.ts';
import type { UnitView } from './views.ts';

/**
 * The contract of an interface: all that the session, the look before a run and the exercise know of one. Its room
 * implements both ends, its client and the exercise that answers it, which never know each other; `registry.ts` lists the
 * rooms.
 */
export interface InterfaceRoom<Client extends object> {
  readonly id: InterfaceName;
  /**
   * The interface's client for one scenario attempt. Where the region does not offer the interface, every call of it is a
   * PreconditionError that says why, and nothing is sent.
   */
  open(opening: Opening): Client;
  /** What takes the client's place while the interface cannot be used: every call is refused with the reason. */
  refusing(reason: () => Error): Client;
  /** What the interface is asked before a run; undefined when it has no address to ask. */
  questions(opening: Pick<Opening, 'session' | 'auth' | 'environmentFolder'>): Questions | undefined;
  /** Looks a unit up in the register itself, where the interface can. */
  lookUp?(client: Client, sorIdentifier: string): Promise<UnitView | undefined>;
  /** Units of the copy the interface shows that may have a name, read anew, where it can be searched or read whole. */
  named?(client: Client, name: string): Promise<readonly UnitView[]>;
  /** Closes what the client has made in the register and not closed. Throws EndpointError that names what was left. */
  cleanUp?(client: Client): Promise<void>;
  /** Brings what was written into the copies now. Throws PreconditionError where the region has no way to. */
  refreshCopies?(client: Client): Promise<void>;
  /** How the exercise serves it. Loaded only by the exercise, so that a region's process never loads a server. */
  exercise(): Promise<readonly ExercisePart[]>;
}

/** What a client is opened with: the trial, the proof and sockets of its interface, and the session's shared readings. */
export interface Opening {
  readonly session: Session;
  readonly auth: ResolvedAuth;
  readonly wire: Wire;
  readonly cache: ReadingCache;
  /** Where units that scenarios make are written down. */
  readonly ledger: WriteLedger;
  /** Units that an earlier run made and did not close. */
  readonly leftBehind: readonly Leftover[];
  /** What a session's clients know of each other's creations. */
  readonly creation: CreationState;
  /** Where the environment file lies; folders of delivered files are named from there. */
  readonly environmentFolder: string;
  /**
   * The register's own lookup, through whichever interface of the region has one. Throws PreconditionError when none is
   * offered, and the three faults.
   */
  readonly lookUp: (sorIdentifier: string) => Promise<UnitView | undefined>;
}

/**
 * Where a session's creations stand. A unit may have been made whose answer could not be read; until a person has looked,
 * nobody makes another.
 */
export interface CreationState {
  /** Name of the first unit whose answer could not be read. */
  unreadable: string | undefined;
}

/** One part of an interface in the exercise: where it lies below the region's address, and what mounts it. */
export interface ExercisePart {
  /** What the region's overview calls it: the interface's id, or a name of its own for what is no interface. */
  readonly name: string;
  /** Begins with a slash. */
  readonly prefix: string;
  /** Addresses below the prefix that the overview shows; the prefix itself when left out. */
  readonly shown?: readonly string[];
  readonly mount: (app: FastifyInstance, service: RegionService) => void;
}

/** What an interface says of itself; a part it does not say is undefined. */
export interface Told {
  /** “HAPI 7.2, FHIR 4.0.1”, “StamdataReplication, http://…”. */
  readonly version: string | undefined;
  readonly release: PreflightRelease | undefined;
}

/** What an interface is asked before a run. Each may throw the three faults, as any call does. */
export interface Questions {
  /** What it is, in its own words. */
  readonly self: (wire: Wire) => Promise<Told>;
  /**
   * A call such as a scenario makes, which changes nothing: descriptions are often open to anyone, so only this shows
   * whether access is given. `self` where that is itself such a call; absent where there is none.
   */
  readonly access?: 'self' | ((wire: Wire) => Promise<unknown>);
}

/** The day in Denmark of a date as headers and CapabilityStatements write it; undefined when it is none. */
export function isoDay(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : danishDay(new Date(time));
}

/** What every exchange of a look before a run is for; none is kept. */
export const PREFLIGHT_PURPOSE = 'Forundersøgelse';

type Configured = RegionEndpoints['interfaces'];

/** What a room says of itself; {@link defineInterface} makes the contract of it. */
export interface InterfaceDefinition<Endpoint extends object, Client extends object> {
  readonly id: InterfaceName;
  /** The interface's settings when the region offers it. */
  readonly offered: (interfaces: Configured) => Endpoint | undefined;
  readonly open: (endpoint: Endpoint, opening: Opening) => Client;
  /** Methods that have nothing to do, and do not refuse, while the interface cannot be used. */
  readonly idle?: Partial<Client>;
  readonly questions: (
    endpoint: Endpoint,
    opening: Pick<Opening, 'session' | 'auth' | 'environmentFolder'>,
  ) => Questions | undefined;
  readonly lookUp?: NonNullable<InterfaceRoom<Client>['lookUp']>;
  readonly named?: NonNullable<InterfaceRoom<Client>['named']>;
  readonly cleanUp?: NonNullable<InterfaceRoom<Client>['cleanUp']>;
  readonly refreshCopies?: NonNullable<InterfaceRoom<Client>['refreshCopies']>;
  readonly exercise: InterfaceRoom<Client>['exercise'];
}

/** A room's definition as the contract: an interface that is not offered is refused in the same words everywhere. */
export function defineInterface<Endpoint extends object, Client extends object>(
  definition: InterfaceDefinition<Endpoint, Client>,
): InterfaceRoom<Client> {
  const { offered, open, idle, questions, ...rest } = definition;
  const refusing = (reason: () => Error): Client => refuseAll<Client>(reason, idle);
  return {
    ...rest,
    refusing,
    open(opening) {
      const { endpoints, region } = opening.session;
      const endpoint = offered(endpoints.interfaces);
      return endpoint === undefined
        ? refusing(() => notOffered(rest.id, region.name, endpoints.interfaces[rest.id]))
        : open(endpoint, opening);
    },
    questions(opening) {
      const endpoint = offered(opening.session.endpoints.interfaces);
      return endpoint === undefined ? undefined : questions(endpoint, opening);
    },
  };
}

/** A client whose every call is refused with a reason made anew for each, but for what is idle meanwhile. */
function refuseAll<Client extends object>(reason: () => Error, idle: Partial<Client> = {}): Client {
  const refuse = (): Promise<never> => Promise.reject(reason());
  // A client is handed about in promises, which look for `then`.
  const get = (_target: object, method: string | symbol): unknown =>
    typeof method === 'symbol' || method === 'then' ? undefined : (Reflect.get(idle, method) ?? refuse);
  return new Proxy({}, { get }) as Client;
}

/** What configuration says of an interface that cannot be tried. */
function notOffered(name: InterfaceName, region: string, configured: object | undefined): NotOffered {
  const title = INTERFACE_NAMES[name];
  if (configured === undefined || !('notOffered' in configured)) {
    return new NotOffered(`${region} har ingen adresse for ${title}.`, {
      place: `konfigurationen for ${region}`,
      expected: `en adresse under interfaces.${name}`,
      remedy: 'Skriv adressen i miljøets konfiguration, eller notOffered med en grund.',
    });
  }
  return new NotOffered(`${region} tilbyder ikke ${title} endnu: ${String(configured.notOffered)}`, {
    place: `konfigurationen for ${region}`,
    remedy: 'Skriv adressen i miljøets konfiguration, når snitfladen er der.',
  });
}

/** The settings of an interface that has an address. */
export function withAddress<T extends object>(configured: T | undefined): Extract<T, { readonly url: string }> | undefined {
  return configured !== undefined && 'url' in configured ? (configured as Extract<T, { readonly url: string }>) : undefined;
}
