import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { excerptsOf } from '../evidence/excerpt.ts';
import { createRedactor, type Redactor } from '../evidence/redactor.ts';
import { type CreationState, type Opening, withAddress } from '../interfaces/interface.ts';
import { INTERFACE_ROOMS, type RegionClient } from '../interfaces/registry.ts';
import type { UnitView } from '../interfaces/views.ts';
import { EndpointError } from '../model/faults.ts';
import { INTERFACE_NAMES, type InterfaceName, INTERFACES } from '../model/interfaces.ts';
import type { InterfacePreflight } from '../model/preflight.ts';
import { fieldsShownIn } from '../model/decisions/shown-number.ts';
import type { Session } from '../model/session.ts';
import { NO_AUTH, type ResolvedAuth, resolveAuth } from '../wire/auth.ts';
import type { Wire } from '../wire/call.ts';
import { createReadingCache } from '../wire/reading-cache.ts';
import { createRecording } from '../wire/recording.ts';
import { withRedactedFaults } from '../wire/redact-faults.ts';
import { secretKey } from '../model/config/access.ts';
import { createTlsAgents, type TlsAgents } from '../wire/tls-agents.ts';
import { preflightRegion } from './preflight/preflight.ts';
import type { OpenSession, SessionMeans } from './session.ts';

/**
 * Opens a session: one pool of sockets and one cache for all scenarios of a region. No socket is opened before the
 * first call. Throws PilotError SP1012 when a secret that the region's interfaces need is missing, SP1040 to SP1045 when
 * a certificate, key or id card cannot be used.
 */
export function openSession(session: Session, means: SessionMeans): OpenSession {
  const { limits } = session;
  const agents = createTlsAgents({ values: means.secrets, limits, now: means.now, proxies: means.proxies });
  const access = Object.fromEntries(INTERFACES.map((name) => [name, accessTo(name, session, { means, agents })])) as Record<
    InterfaceName,
    ResolvedAuth
  >;
  const redactor = sessionRedactor(Object.values(access), session, means);
  const cache = createReadingCache();
  const closed = new Map<InterfaceName, () => EndpointError>();
  const creation: CreationState = { unreadable: undefined };
  return {
    session,
    preflight: () => {
      const wire: Wire = { ...means, dispatcher: agents.plain, limits, redactor, record: () => Promise.resolve() };
      const { unreachable, found } = preflightRegion({
        session,
        access,
        wire,
        secrets: means.secrets,
        environmentFolder: means.environmentFolder ?? '.',
      });
      const close = (ones: readonly InterfacePreflight[]): void => {
        for (const one of ones) closed.set(one.interface, () => unreached(one));
      };
      return { closed: unreachable.then(close), found };
    },
    clientFor: (recorder, deadline) => {
      const record = createRecording(recorder, deadline);
      const wire: Wire = { ...means, dispatcher: agents.plain, limits, redactor, record };
      const { ledger = () => undefined, leftBehind = [], environmentFolder = '.' } = means;
      return regionClient({ session, wire, cache, ledger, leftBehind, creation, environmentFolder }, { access, closed });
    },
    redact: (text) => redactor.errorText(text).text,
    excerpts: (details, exchanges) => excerptsOf(details, exchanges, (sha256) => means.evidence.read(sha256)),
    close: () => agents.close(),
  };
}

function unreached({ interface: name, address, checks }: InterfacePreflight): EndpointError {
  const failed = checks.find(({ state }) => state === 'failed');
  return new EndpointError(`${INTERFACE_NAMES[name]} kunne ikke nås, da kørslen begyndte.`, {
    place: address,
    received: failed?.sentence ?? '',
    ...(failed?.remedy === undefined ? {} : { remedy: failed.remedy }),
  });
}

interface AccessMeans {
  readonly means: SessionMeans;
  readonly agents: TlsAgents;
}

function accessTo(name: InterfaceName, { endpoints, region }: Session, { means, agents }: AccessMeans): ResolvedAuth {
  const configured = withAddress(endpoints.interfaces[name]);
  if (configured === undefined) return NO_AUTH;
  const what = `${region.name}, ${INTERFACE_NAMES[name]}`;
  const tls = configured.tls === undefined ? undefined : agents.forBlock(configured.tls, what);
  return resolveAuth(configured.auth, {
    values: means.secrets,
    what,
    interface: name,
    now: means.now,
    ...(tls === undefined ? {} : { tls }),
  });
}

/**
 * Every secret the process holds is masked, not only those the interface at hand uses; what only serves as a user name is
 * none.
 */
function sessionRedactor(
  access: readonly ResolvedAuth[],
  { endpoints, environment, shownNumbers = [] }: Session,
  means: SessionMeans,
): Redactor {
  const names = new Set(
    INTERFACES.flatMap((name) => {
      const auth = withAddress(endpoints.interfaces[name])?.auth;
      return auth?.kind === 'basic' ? [secretKey(auth.username)] : [];
    }),
  );
  const held = [...means.secrets].flatMap(([name, value]) => (names.has(name) ? [] : [value]));
  return createRedactor({
    secrets: Array.from(new Set([...held, ...access.flatMap(({ secrets }) => secrets)])),
    basicPairs: [...access.flatMap(({ basicPairs }) => basicPairs), ...(means.proxies?.basicPairs ?? [])],
    shownFields: fieldsShownIn(shownNumbers, { environment: environment.id }),
    local: { hosts: [hostname()], folders: [join(import.meta.dirname, '../..'), homedir(), tmpdir()] },
  });
}

interface Doors {
  readonly access: Readonly<Record<InterfaceName, ResolvedAuth>>;
  /** Interfaces that could not be reached, each with the reason its calls are refused with. */
  readonly closed: ReadonlyMap<InterfaceName, () => EndpointError>;
}

/** One client an interface, each opened by its room; one that could not be reached answers with the reason. */
function regionClient(means: Omit<Opening, 'auth' | 'lookUp'>, { access, closed }: Doors): RegionClient {
  const clients = new Map<InterfaceName, object>();
  const { environment, shownNumbers = [] } = means.session;
  const place = { environment: environment.id };
  const lookUp = async (sorIdentifier: string): Promise<UnitView | undefined> => {
    const room = INTERFACE_ROOMS.find((candidate) => candidate.lookUp !== undefined);
    const client = room === undefined ? undefined : clients.get(room.id);
    return client === undefined ? undefined : room?.lookUp?.(client, sorIdentifier);
  };
  for (const room of INTERFACE_ROOMS) {
    const reason = closed.get(room.id);
    const wire = {
      ...means.wire,
      redactor: means.wire.redactor.showing(fieldsShownIn(shownNumbers, { ...place, interface: room.id })),
    };
    const open = (): object => withRedactedFaults(room.open({ ...means, wire, auth: access[room.id], lookUp }), wire.redactor);
    clients.set(room.id, reason === undefined ? open() : room.refusing(reason));
  }
  return Object.fromEntries(clients) as RegionClient;
}
