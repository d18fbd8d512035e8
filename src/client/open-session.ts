import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRedactor, type Redactor } from '../evidence/redactor.ts';
import { INTERFACE_NAMES, type InterfaceName, INTERFACES, type RegionalSystem } from '../model/exchange.ts';
import { EndpointError, type PreconditionError } from '../model/faults.ts';
import type { InterfacePreflight } from '../model/preflight.ts';
import type { Leftover, WriteLedger } from '../model/ledger.ts';
import { createFhirClient } from './fhir/client.ts';
import type { FhirClient, RegionClient, SorlsClient } from './interfaces.ts';
import type { OpenSession, Session, SessionMeans } from './session.ts';
import { createReportClient } from './lpr/client.ts';
import { createMessageClient } from './medcom/client.ts';
import { createSkrsClient } from './skrs/client.ts';
import { preflightRegion } from './preflight/preflight.ts';
import { createSorlsClient } from './sorls/client.ts';
import { createSorusClient } from './sorus/client.ts';
import { createExtractClient } from './udtraek/client.ts';
import { NO_AUTH, type ResolvedAuth, resolveAuth } from './wire/auth.ts';
import type { Wire } from './wire/call.ts';
import { isDelivered, isOffered, notOffered } from './wire/offered.ts';
import { createReadingCache, type ReadingCache } from './wire/reading-cache.ts';
import { createRecording } from './wire/recording.ts';
import { withRedactedFaults } from './wire/redact-faults.ts';
import { createTlsAgents, type TlsAgents } from './wire/tls-agents.ts';

/**
 * Opens a session: one pool of sockets and one cache for all scenarios of a region. No socket is opened before the
 * first call. Throws PilotError SP1012 when a secret that the region's interfaces need is missing, SP1040 to SP1045 when
 * a certificate, key or id card cannot be used.
 */
export function openSession(session: Session, means: SessionMeans): OpenSession {
  const { limits } = session;
  const agents = createTlsAgents({ values: means.secrets, limits, now: means.now });
  const access = Object.fromEntries(INTERFACES.map((name) => [name, accessTo(name, session, { means, agents })])) as Record<
    InterfaceName,
    ResolvedAuth
  >;
  const redactor = sessionRedactor(Object.values(access), means);
  const cache = createReadingCache();
  const closed = new Map<InterfaceName, () => EndpointError>();
  return {
    session,
    preflight: () => {
      const wire: Wire = { ...means, dispatcher: agents.plain, limits, redactor, record: () => Promise.resolve() };
      const { unreachable, found } = preflightRegion({ session, access, wire, secrets: means.secrets });
      const close = (ones: readonly InterfacePreflight[]): void => {
        for (const one of ones) closed.set(one.interface, () => unreached(one));
      };
      return { closed: unreachable.then(close), found };
    },
    clientFor: (recorder) => {
      const wire: Wire = { ...means, dispatcher: agents.plain, limits, redactor, record: createRecording(recorder) };
      return withClosed(
        regionClient({
          session,
          access,
          wire,
          cache,
          ledger: means.ledger ?? (() => undefined),
          leftBehind: means.leftBehind ?? [],
          environmentFolder: means.environmentFolder ?? '.',
        }),
        closed,
      );
    },
    redact: (text) => redactor.errorText(text).text,
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

/** The client with the interfaces that could not be reached answering with the reason; clean-up has then nothing to do. */
function withClosed(client: RegionClient, closed: ReadonlyMap<InterfaceName, () => EndpointError>): RegionClient {
  const entries = Array.from(closed, ([name, reason]): [string, object] => {
    const refuse = (): Promise<never> => Promise.reject(reason());
    return [name, new Proxy({}, { get: (_target, method) => (method === 'cleanUp' ? () => Promise.resolve() : refuse) })];
  });
  return { ...client, ...(Object.fromEntries(entries) as Partial<RegionClient>) };
}

interface AccessMeans {
  readonly means: SessionMeans;
  readonly agents: TlsAgents;
}

function accessTo(name: InterfaceName, { endpoints, region }: Session, { means, agents }: AccessMeans): ResolvedAuth {
  const configured = endpoints.interfaces[name];
  if (!isOffered(configured) || !('auth' in configured)) return NO_AUTH;
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
  readonly access: Readonly<Record<InterfaceName, ResolvedAuth>>;
  readonly wire: Wire;
  readonly cache: ReadingCache;
  readonly ledger: WriteLedger;
  readonly leftBehind: readonly Leftover[];
  readonly environmentFolder: string;
}

function regionClient({ session, access, wire, cache, ledger, leftBehind, environmentFolder }: ClientContext): RegionClient {
  const { fhir, skrs, udtraek } = session.endpoints.interfaces;
  const { name } = session.region;
  const guarded = <C extends object>(client: C): C => withRedactedFaults(client, wire.redactor);
  const system = (key: RegionalSystem): FhirClient => {
    const configured = session.endpoints.interfaces[key];
    return isOffered(configured)
      ? guarded(createFhirClient({ interface: key, endpoint: configured, auth: access[key], wire, knowledge: session }))
      : refusing(['capabilities', 'findBySor', 'read', 'search'], () => notOffered(key, name, configured));
  };
  const { sorls, sorus, medcom, lpr } = session.endpoints.interfaces;
  const delivered = { wire, cache, environmentFolder };
  const lookup: SorlsClient = isOffered(sorls)
    ? guarded(createSorlsClient({ endpoint: sorls, auth: access.sorls, wire, cache }))
    : refusing(['wsdl', 'getSorEntity', 'sorShakMap', 'shakSorMap'], () => notOffered('sorls', name, sorls));
  const isClosed = async (sorIdentifier: string): Promise<boolean> => {
    const answer = await lookup.getSorEntity({ sorIdentifier });
    return answer.kind === 'found' && (answer.value.toDate ?? '') !== '';
  };
  const { onDate } = session;
  return {
    sorls: lookup,
    sorus: isOffered(sorus)
      ? guarded(createSorusClient({ endpoint: sorus, auth: access.sorus, wire, cache, ledger, leftBehind, onDate, isClosed }))
      : {
          ...refusing(['wsdl', 'create', 'update', 'move', 'replace', 'close', 'importNow'], () =>
            notOffered('sorus', name, sorus),
          ),
          cleanUp: () => Promise.resolve(),
        },
    medcom: isDelivered(medcom)
      ? guarded(createMessageClient({ ...delivered, interface: 'medcom', endpoint: medcom, auth: access.medcom }))
      : refusing(['files', 'read'], () => notOffered('medcom', name, medcom)),
    lpr: isDelivered(lpr)
      ? guarded(createReportClient({ ...delivered, interface: 'lpr', endpoint: lpr, auth: access.lpr }))
      : refusing(['files', 'read'], () => notOffered('lpr', name, lpr)),
    journal: system('journal'),
    logistik: system('logistik'),
    apotek: system('apotek'),
    patologi: system('patologi'),
    fhir: isOffered(fhir)
      ? guarded(createFhirClient({ interface: 'fhir', endpoint: fhir, auth: access.fhir, wire, knowledge: session }))
      : refusing(['capabilities', 'findBySor', 'read', 'search'], () => notOffered('fhir', name, fhir)),
    skrs: isOffered(skrs)
      ? guarded(createSkrsClient({ endpoint: skrs, auth: access.skrs, wire, cache }))
      : refusing(['wsdl', 'sorEntities', 'shakSorMap', 'classification', 'replicate'], () => notOffered('skrs', name, skrs)),
    udtraek: isOffered(udtraek)
      ? guarded(createExtractClient({ endpoint: udtraek, auth: access.udtraek, wire, cache }))
      : refusing(['read', 'download'], () => notOffered('udtraek', name, udtraek)),
    // The sockets are the session's; a scenario has none of its own to release.
    close: () => Promise.resolve(),
  };
}

/** An interface whose every call says why it cannot be tried. Nothing is sent, so nothing is recorded. */
function refusing<K extends string>(methods: readonly K[], reason: () => PreconditionError): Record<K, () => Promise<never>> {
  const refuse = (): Promise<never> => Promise.reject(reason());
  return Object.fromEntries(methods.map((method) => [method, refuse])) as Record<K, () => Promise<never>>;
}
