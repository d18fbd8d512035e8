import { findByName } from '../interfaces/find-by-name.ts';
import { cleanUpRegion, refreshCopies, type RegionClient } from '../interfaces/registry.ts';
import { openSession } from '../session/open-session.ts';
import type { OpenSession, SessionMeans } from '../session/session.ts';
import { usesExerciseEndpoint } from '../config/addresses.ts';
import { selectEnvironment } from '../config/select.ts';
import type { Configuration } from '../model/config/configuration.ts';
import { endpointsOf } from '../model/config/endpoints-of.ts';
import type { RegionEndpoints } from '../model/config/environment.ts';
import { danishDay } from '../model/danish-day.ts';
import { KEEPS_NOTHING } from '../model/exchange.ts';
import { isFault, PreconditionError } from '../model/faults.ts';
import { type Leftover, PILOT_NAME_PREFIX, type WriteLedger } from '../model/ledger.ts';
import { ledgerFile, type OpenLedger, openChangeLedger, readLeftovers } from '../store/change-ledger.ts';
import { isProcessAlive } from '../disk/process-liveness.ts';
import { acquireRegionLock } from '../store/run-lock.ts';
import type { RunRecord } from '../store/types.ts';
import { readSessionSecrets } from './session-secrets.ts';
import { sessionFor } from './sessions.ts';
import { readProxies } from '../wire/proxies.ts';

/** What closing the units of an earlier run needs. */
export interface CleanupMeans {
  readonly configuration: Configuration;
  /** The run the ledger belongs to; gone when somebody has removed it. */
  readonly record: RunRecord | undefined;
  readonly resultsFolder: string;
  /** Today, ISO. */
  readonly today: string;
}

/** What is left after clean-up, and in Danish why, where it is known. */
export interface CleanupEnd {
  readonly left: readonly Leftover[];
  readonly reason?: string;
}

/**
 * Closes what a region's ledger says stands open. The lock keeps it off the units of a run under way.
 *
 * Throws PilotError SP4004 when one is, SP1012 when a secret is missing, and what opening a session throws.
 */
export async function closeLeftovers(open: OpenLedger, means: CleanupMeans): Promise<CleanupEnd> {
  const { configuration, record, resultsFolder } = means;
  if (record === undefined) return { left: open.left, reason: 'Kørslen er slettet, så det vides ikke, hvilket miljø den var i.' };
  const environment = selectEnvironment(configuration, record.plan.environment);
  const party = configuration.parties.find((candidate) => candidate.id === open.region);
  const endpoints = endpointsOf(environment, open.region);
  if (party === undefined || endpoints === undefined)
    return { left: open.left, reason: `Regionen er ikke længere i miljøet “${environment.name}”.` };
  const holder = { pid: process.pid, startedAt: new Date(performance.timeOrigin), isAlive: isProcessAlive };
  const lock = acquireRegionLock(resultsFolder, { environment: environment.id, region: party.id }, holder);
  try {
    const file = ledgerFile(resultsFolder, open.run, party.id);
    const ledger = openChangeLedger(file);
    if (forgetExercise(endpoints, open.left, ledger)) return { left: [] };
    const { all: secrets } = await readSessionSecrets(environment, [party.id]);
    // A run may be held for a day to come; its units cannot be closed before they were opened.
    const onDate = [means.today, record.plan.onDate].toSorted().at(-1) ?? means.today;
    const session = sessionFor({ party, endpoints }, { configuration, environment, onDate, origin: undefined });
    const base: SessionMeans = {
      evidence: KEEPS_NOTHING,
      secrets,
      now: () => new Date(),
      proxies: readProxies(process.env),
      ledger,
    };
    const unnamed = await within(openSession(session, base), (client) =>
      nameUnknown(client, readLeftovers(file), { ledger, today: means.today }),
    );
    const leftBehind = readLeftovers(file);
    const unclosed = await within(openSession(session, { ...base, leftBehind }), cleanUpRegion);
    const reason = unclosed ?? unnamed;
    return { left: readLeftovers(file), ...(reason === undefined ? {} : { reason }) };
  } finally {
    lock.release();
  }
}

/** The embedded endpoint ended with its run, and its register with it: there is nothing left to close. */
function forgetExercise(endpoints: RegionEndpoints, left: readonly Leftover[], ledger: WriteLedger): boolean {
  if (!usesExerciseEndpoint(endpoints)) return false;
  for (const { sorIdentifier, name } of left) {
    const at = new Date().toISOString();
    ledger(sorIdentifier === undefined ? { state: 'refused', at, name } : { state: 'closed', at, sorIdentifier });
  }
  return true;
}

/** Works with a region and closes the session. Gives the reason, without secrets, when the region stood in the way. */
async function within(open: OpenSession, work: (client: RegionClient) => Promise<void>): Promise<string | undefined> {
  try {
    await work(open.clientFor(() => undefined));
    return undefined;
  } catch (error) {
    if (!isFault(error)) throw error;
    return open.redact(error.message);
  } finally {
    await open.close();
  }
}

/**
 * Finds out of units whose making was asked for and never answered whether they were made. A name that is in no copy
 * after the nightly import was never made (changes in SOR are seen the day after, SDS-BRUG).
 */
async function nameUnknown(
  client: RegionClient,
  left: readonly Leftover[],
  { ledger, today }: { readonly ledger: WriteLedger; readonly today: string },
): Promise<void> {
  // Another unit could bear a name that is not ours.
  const unknown = left.filter(({ sorIdentifier, name }) => sorIdentifier === undefined && name.startsWith(PILOT_NAME_PREFIX));
  if (unknown.length === 0) return;
  const isImported = await refreshCopies(client).then(
    () => true,
    (error: unknown) => {
      if (error instanceof PreconditionError) return false;
      throw error;
    },
  );
  for (const { name, since } of unknown) {
    const search = await findByName(client, name);
    const at = new Date().toISOString();
    if (search.kind === 'found') ledger({ state: 'made', at, name, sorIdentifier: search.sorIdentifier });
    else if (search.kind === 'absent' && (isImported || danishDay(since) < today)) ledger({ state: 'refused', at, name });
  }
}
