import { type Questions, withAddress } from '../../interfaces/interface.ts';
import { INTERFACE_ROOMS } from '../../interfaces/registry.ts';
import type { Limits } from '../../model/config/environment.ts';
import { KEEPS_NOTHING } from '../../model/exchange.ts';
import { INTERFACE_NAMES, type InterfaceName } from '../../model/interfaces.ts';
import { type InterfacePreflight, PREFLIGHT_SCHEMA_VERSION, type RegionPreflight } from '../../model/preflight.ts';
import type { Session } from '../../model/session.ts';
import type { ResolvedAuth, Wire } from '../../wire/call.ts';
import { NO_PROXIES, type Proxies } from '../../wire/proxies.ts';
import { type ReadTls, readTls } from '../../wire/tls-agents.ts';
import { type Answered, ask } from './ask.ts';
import { canBeAsked, isReachable, judge } from './judge.ts';
import { reach, type Reached } from './reach.ts';

/** What a region's interfaces are asked with. */
export interface PreflightMeans {
  readonly session: Session;
  readonly access: Readonly<Record<InterfaceName, ResolvedAuth>>;
  /** Sockets and redaction; what it records and keeps is not used. */
  readonly wire: Wire;
  /** Secret values by `env:NAME` or `file:PATH`. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Where the environment file lies; contracts that were handed over are named from there. */
  readonly environmentFolder: string;
}

/** A preflight under way. Neither part rejects on what is found. */
export interface Preflight {
  /** The interfaces no call can get through to, as soon as that is known: within connectMs. */
  readonly unreachable: Promise<readonly InterfacePreflight[]>;
  /** All that was found: within connectMs, a few times headersMs, and what a program that fetches an id card may take. */
  readonly found: Promise<RegionPreflight>;
}

/**
 * Looks at every interface the region offers, all at once. Nothing it does is part of a scenario's evidence, and what it
 * gives is redacted.
 */
export function preflightRegion(means: PreflightMeans): Preflight {
  const { session } = means;
  const wire: Wire = {
    ...means.wire,
    limits: shortLimits(session.limits),
    record: () => Promise.resolve(),
    evidence: KEEPS_NOTHING,
  };
  const at = wire.now().toISOString();
  const started = performance.now();
  const reachOnce = sharedReach(session.limits.connectMs, means.wire.proxies);
  const looks = subjectsOf(means).map((subject) => look(subject, { session, wire }, reachOnce));
  const found = Promise.all(looks.map((one) => one.found)).then((interfaces): RegionPreflight => ({
    schemaVersion: PREFLIGHT_SCHEMA_VERSION,
    environment: session.environment.id,
    exercise: session.environment.exercise,
    region: session.region.id,
    at,
    durationMs: Math.round(performance.now() - started),
    interfaces,
  }));
  const unreachable = Promise.all(looks.map((one) => one.unreachable)).then((ones) => ones.flatMap((one) => one ?? []));
  return { unreachable, found };
}

/** No answer is waited for longer than its head may take: what is asked here is short. */
function shortLimits(limits: Limits): Limits {
  return { ...limits, scenarioMs: Math.min(limits.scenarioMs, limits.headersMs) };
}

/** An interface with an address, and what it is to be asked. */
interface Subject {
  readonly interface: InterfaceName;
  readonly url: string;
  readonly auth: ResolvedAuth;
  readonly tls: ReadTls | undefined;
  readonly questions: Questions;
}

function subjectsOf({ session, access, secrets, wire, environmentFolder }: PreflightMeans): readonly Subject[] {
  return INTERFACE_ROOMS.flatMap((room): readonly Subject[] => {
    const { id } = room;
    const auth = access[id];
    const configured = withAddress(session.endpoints.interfaces[id]);
    const asked = room.questions({ session, auth, environmentFolder });
    if (configured === undefined || asked === undefined) return [];
    const what = `${session.region.name}, ${INTERFACE_NAMES[id]}`;
    const tls = configured.tls === undefined ? undefined : readTls(configured.tls, { values: secrets, what, now: wire.now() });
    return [{ interface: id, url: configured.url, auth, tls, questions: asked }];
  });
}

type ReachOnce = (url: URL, tls: ReadTls | undefined) => Promise<Reached>;

/** Interfaces on one host and port, with the same certificates, are reached together. */
function sharedReach(limitMs: number, proxies: Proxies = NO_PROXIES): ReachOnce {
  const known = new Map<string, Promise<Reached>>();
  return (url, tls) => {
    const key = JSON.stringify([url.origin, tls]);
    const reached = known.get(key) ?? reach(url, { tls, proxy: proxies.for(url), limitMs });
    known.set(key, reached);
    return reached;
  };
}

interface Looking {
  readonly session: Session;
  readonly wire: Wire;
}

interface Look {
  readonly unreachable: Promise<InterfacePreflight | undefined>;
  readonly found: Promise<InterfacePreflight>;
}

function look(subject: Subject, { session, wire }: Looking, reachOnce: ReachOnce): Look {
  const url = new URL(subject.url);
  const judged = (reached: Reached, answered: Answered | undefined): InterfacePreflight => {
    const { checks, ...rest } = judge({
      reached,
      answered,
      proofs: proofsOf(subject.auth),
      showsCertificate: subject.auth.certificate !== undefined,
      isUnprotected: url.protocol === 'http:' && !session.environment.exercise,
      now: wire.now().getTime(),
      limits: session.limits,
    });
    return {
      interface: subject.interface,
      address: wire.redactor.url(subject.url).text,
      ...rest,
      checks: checks.map((check) => ({ ...check, sentence: wire.redactor.errorText(check.sentence).text })),
    };
  };
  const reached = reachOnce(url, subject.tls);
  return {
    unreachable: reached.then((low) => (isReachable(low, session.limits) ? undefined : judged(low, undefined))),
    found: reached.then(async (low) =>
      judged(low, canBeAsked(low) ? await ask(subject.questions, subject.url, wire) : undefined),
    ),
  };
}

function proofsOf({ proof, holder, certificate }: ResolvedAuth): readonly string[] {
  const held = holder?.();
  return [
    ...(proof === undefined ? [] : [held === undefined ? proof : `${proof}: ${held}`]),
    ...(certificate === undefined ? [] : [`klientcertifikatet ${certificate}`]),
  ];
}
