import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { createRedactor, type Redactor } from '../evidence/redactor.ts';
import { INTERFACE_NAMES } from '../model/exchange.ts';
import type { PreconditionError } from '../model/faults.ts';
import { createFhirClient } from './fhir/client.ts';
import type { RegionClient } from './interfaces.ts';
import type { OpenSession, Session, SessionMeans } from './session.ts';
import { createSkrsClient } from './skrs/client.ts';
import { createExtractClient } from './udtraek/client.ts';
import { type ResolvedAuth, resolveAuth } from './wire/auth.ts';
import type { Wire } from './wire/call.ts';
import { isOffered, notOffered } from './wire/offered.ts';
import { createReadingCache, type ReadingCache } from './wire/reading-cache.ts';
import { createRecording } from './wire/recording.ts';
import { withRedactedFaults } from './wire/redact-faults.ts';

/** No environment may have more scenarios than this under way in a region, so more sockets would stand idle. */
const MAX_CONNECTIONS = 50;

/**
 * Opens a session: one pool of sockets and one cache for all scenarios of a region. No socket is opened before the
 * first call. Throws PilotError SP1012 when a secret that the region's interfaces need is missing.
 */
export function openSession(session: Session, means: SessionMeans): OpenSession {
  const { limits } = session;
  const access = {
    fhir: accessTo('fhir', session, means),
    skrs: accessTo('skrs', session, means),
    udtraek: accessTo('udtraek', session, means),
  };
  const redactor = sessionRedactor(Object.values(access), means);
  const agent = new Agent({
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    allowH2: false,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    connect: { timeout: limits.connectMs },
  });
  const cache = createReadingCache();
  return {
    session,
    clientFor: (recorder) => {
      const wire: Wire = { ...means, dispatcher: agent, limits, redactor, record: createRecording(recorder) };
      return regionClient({ session, access, wire, cache });
    },
    redact: (text) => redactor.errorText(text).text,
    close: () => agent.destroy(),
  };
}

type InterfaceKey = keyof Session['endpoints']['interfaces'];
const NO_ACCESS: ResolvedAuth = { headers: {}, secrets: [], basicPairs: [] };

function accessTo(name: InterfaceKey, { endpoints, region }: Session, { secrets }: SessionMeans): ResolvedAuth {
  const configured = endpoints.interfaces[name];
  if (!isOffered(configured)) return NO_ACCESS;
  return resolveAuth(configured.auth, secrets, `${region.name}, ${INTERFACE_NAMES[name]}`);
}

/** Every secret the process holds is masked, not only those the interface at hand uses. */
function sessionRedactor(access: readonly ResolvedAuth[], means: SessionMeans): Redactor {
  return createRedactor({
    secrets: Array.from(new Set([...means.secrets.values(), ...access.flatMap(({ secrets }) => secrets)])),
    basicPairs: access.flatMap(({ basicPairs }) => basicPairs),
    local: { hosts: [hostname()], folders: [join(import.meta.dirname, '../..'), homedir(), tmpdir()] },
  });
}

interface ClientContext {
  readonly session: Session;
  readonly access: Readonly<Record<InterfaceKey, ResolvedAuth>>;
  readonly wire: Wire;
  readonly cache: ReadingCache;
}

function regionClient({ session, access, wire, cache }: ClientContext): RegionClient {
  const { fhir, skrs, udtraek } = session.endpoints.interfaces;
  const { name } = session.region;
  const guarded = <C extends object>(client: C): C => withRedactedFaults(client, wire.redactor);
  return {
    fhir: isOffered(fhir)
      ? guarded(createFhirClient({ endpoint: fhir, auth: access.fhir.headers, wire, knowledge: session }))
      : refusing(['capabilities', 'findBySor', 'read', 'search'], () => notOffered('fhir', name, fhir)),
    skrs: isOffered(skrs)
      ? guarded(createSkrsClient({ endpoint: skrs, auth: access.skrs.headers, wire, cache }))
      : refusing(['wsdl', 'sorEntities', 'shakSorMap', 'classification', 'replicate'], () => notOffered('skrs', name, skrs)),
    udtraek: isOffered(udtraek)
      ? guarded(createExtractClient({ endpoint: udtraek, auth: access.udtraek.headers, wire, cache }))
      : refusing(['read'], () => notOffered('udtraek', name, udtraek)),
    // The sockets are the session's; a scenario has none of its own to release.
    close: () => Promise.resolve(),
  };
}

/** An interface whose every call says why it cannot be tried. Nothing is sent, so nothing is recorded. */
function refusing<K extends string>(methods: readonly K[], reason: () => PreconditionError): Record<K, () => Promise<never>> {
  const refuse = (): Promise<never> => Promise.reject(reason());
  return Object.fromEntries(methods.map((method) => [method, refuse])) as Record<K, () => Promise<never>>;
}
