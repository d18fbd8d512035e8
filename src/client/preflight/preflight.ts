import { type InterfaceName, INTERFACES } from '../../model/exchange.ts';
import { EndpointError, parseFaultMessage, PreconditionError, Deviation } from '../../model/faults.ts';
import type { InterfacePreflight, RegionPreflight } from '../../model/preflight.ts';
import type { Session } from '../session.ts';
import type { ResolvedAuth, Wire } from '../wire/call.ts';
import { type ReadTls, readTls } from '../wire/tls-agents.ts';
import { askSelf, type Told } from './ask.ts';
import { type Facts, judge } from './judge.ts';
import { reach } from './reach.ts';

export interface PreflightMeans {
  readonly session: Session;
  readonly access: Readonly<Record<InterfaceName, ResolvedAuth>>;
  readonly wire: Wire;
  /** Secret values by `env:NAME` or `file:PATH`. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Looks at every interface the region offers, all at once; nothing it does is part of a scenario's evidence. Never rejects on what it finds. */
export async function preflightRegion(means: PreflightMeans): Promise<RegionPreflight> {
  const { session, wire } = means;
  const at = wire.now().toISOString();
  const started = performance.now();
  const interfaces = await Promise.all(offeredOf(session).map((one) => preflightInterface(one, means)));
  return {
    schemaVersion: 1,
    environment: session.environment.id,
    exercise: session.environment.exercise,
    region: session.region.id,
    at,
    durationMs: Math.round(performance.now() - started),
    interfaces,
  };
}

/** An interface with an address; files in a folder of ours need no looking at. */
type OfferedInterface = Extract<NonNullable<Session['endpoints']['interfaces'][InterfaceName]>, { readonly url: string }>;

function offeredOf({ endpoints }: Session): readonly [InterfaceName, OfferedInterface][] {
  return INTERFACES.flatMap((name): [InterfaceName, OfferedInterface][] => {
    const configured = endpoints.interfaces[name];
    return configured !== undefined && 'url' in configured ? [[name, configured]] : [];
  });
}

async function preflightInterface(
  [name, offered]: [InterfaceName, OfferedInterface],
  means: PreflightMeans,
): Promise<InterfacePreflight> {
  const { access, wire, session } = means;
  const reached = await reach(new URL(offered.url), tlsOf(name, offered, means), session.limits.connectMs);
  const isThrough = !('error' in reached.lookup) && reached.connection !== undefined && !('error' in reached.connection);
  const trusts = reached.tls === undefined || (!('error' in reached.tls) && reached.tls.distrust === undefined);
  const auth = access[name];
  const file = 'files' in offered ? Object.values(offered.files).at(0) : undefined;
  const told =
    isThrough && trusts ? await ask({ name, url: offered.url, file: fileName(offered) ?? file, auth }, wire) : undefined;
  const facts: Facts = {
    reached,
    told,
    proof: auth.proof,
    certificate: auth.certificate,
    now: wire.now().getTime(),
    limits: session.limits,
  };
  const { reachable, checks } = judge(facts);
  return { interface: name, address: wire.redactor.url(offered.url).text, reachable, checks: [...checks] };
}

/** The smallest of the extract's files; its age is the others'. */
function fileName(offered: OfferedInterface): string | undefined {
  return 'files' in offered && !Array.isArray(offered.files) ? offered.files.csvDaily : undefined;
}

function tlsOf(name: InterfaceName, offered: OfferedInterface, { session, secrets, wire }: PreflightMeans): ReadTls | undefined {
  if (offered.tls === undefined) return undefined;
  return readTls(offered.tls, { values: secrets, what: `${session.region.name}, ${name}`, now: wire.now() });
}

async function ask(asked: Parameters<typeof askSelf>[0], wire: Wire): Promise<Told | Exclude<Facts['told'], Told | undefined>> {
  try {
    return await askSelf(asked, wire);
  } catch (error) {
    if (!(error instanceof EndpointError || error instanceof PreconditionError || error instanceof Deviation)) throw error;
    const { sentence, details } = parseFaultMessage(error.message);
    const fault = details.received === undefined ? sentence : `${sentence} (${details.received})`;
    return { fault: wire.redactor.errorText(fault).text, remedy: details.remedy, access: error instanceof PreconditionError };
  }
}
