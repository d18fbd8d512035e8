import type { RegionClient } from '../interfaces/registry.ts';
import type { EvidenceSink, Exchange, Excerpt } from '../model/exchange.ts';
import type { FaultDetails } from '../model/faults.ts';
import type { Leftover, WriteLedger } from '../model/ledger.ts';
import type { RegionPreflight } from '../model/preflight.ts';
import type { Session } from '../model/session.ts';
import type { Proxies } from '../wire/proxies.ts';
import type { ExchangeRecorder } from '../wire/recording.ts';

/** What the runner lends a session; values of secrets live here and nowhere else. */
export interface SessionMeans {
  readonly evidence: EvidenceSink;
  /** Secret values by `env:NAME` or `file:PATH`. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly now: () => Date;
  /** How calls leave the machine; without, they go straight. */
  readonly proxies?: Proxies;
  /** Where the environment file lies; folders of delivered files are named from there. Defaults to the current folder. */
  readonly environmentFolder?: string;
  /** Where units that scenarios make are written down; absent where nothing is kept. */
  readonly ledger?: WriteLedger;
  /** Units that an earlier run made and did not close; clean-up treats them as the client's own. */
  readonly leftBehind?: readonly Leftover[];
}

/** A look at the interfaces, under way. */
export interface SessionPreflight {
  /**
   * Resolves within connectMs, when it is known which interfaces cannot be reached. They are then closed to the clients
   * made from now on: each of their calls is an EndpointError with the reason, at once.
   */
  readonly closed: Promise<void>;
  /** All that was found. Takes as long as the interfaces take to tell of themselves. */
  readonly found: Promise<RegionPreflight>;
}

/** A session with sockets and caches behind it; one a region and process. */
export interface OpenSession {
  readonly session: Session;
  /**
   * A client for one scenario attempt: shares sockets and whole-file caches, records to its own recorder.
   *
   * @param deadline when what is asked for now must have ended, on the clock of `performance.now()`.
   */
  clientFor(recorder: ExchangeRecorder, deadline?: () => number): RegionClient;
  /** Looks at every interface the region offers, with the sockets and proofs its scenarios will use. */
  preflight(): SessionPreflight;
  /** A text with secrets, personal numbers and this machine's names taken out; for whatever steps throw or log themselves. */
  redact(text: string): string;
  /** What of some exchanges' evidence a fault rests on. Its texts are redacted, as the evidence is. */
  excerpts(details: FaultDetails, exchanges: readonly Exchange[]): Promise<readonly Excerpt[]>;
  close(): Promise<void>;
}

let current: OpenSession | undefined;

/** Makes a session the one this process runs for; step definitions find it through {@link currentSession}. */
export function useSession(open: OpenSession | undefined): void {
  current = open;
}

/** The process's session, or undefined outside a run (a dry run, an editor listing steps). */
export function currentSession(): OpenSession | undefined {
  return current;
}
