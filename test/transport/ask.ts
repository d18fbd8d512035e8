import type { RegionClient } from '../../src/interfaces/registry.ts';
import type { EvidenceSink } from '../../src/model/exchange.ts';
import { openSession } from '../../src/session/open-session.ts';
import { collecting, testMeans, testSession } from '../../src/session/test-session.fixture.ts';

/** What is asked of a server that misbehaves: a small answer held whole, a SOAP answer, a file that streams. */
export const QUESTIONS = {
  fhir: (client: RegionClient): Promise<unknown> => client.fhir.capabilities(),
  soeg: (client: RegionClient): Promise<unknown> => client.fhir.search({ name: 'x' }),
  skrs: (client: RegionClient): Promise<unknown> => client.skrs.replicate({ datatype: 'sorEntity' }),
  fil: (client: RegionClient): Promise<unknown> => client.udtraek.read('xml3'),
} as const;
export type Question = keyof typeof QUESTIONS;

/** Limits of a real run made short, so that a test of a hang ends. */
export const SHORT_LIMITS = { connectMs: 1_000, headersMs: 300, bodyMs: 300, scenarioMs: 1_500, maxBodyBytes: 1_000_000 };

export interface AskOptions {
  readonly limits?: Readonly<Record<string, number>>;
  readonly tls?: object;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Where evidence goes; held in memory when left out. */
  readonly evidence?: EvidenceSink;
}

/** Asks with the client that runs the pilot, and gives its whole message, or “gik godt”. Addresses are made the same each time. */
export async function ask(question: Question, url: string, options: AskOptions = {}): Promise<string> {
  const offered = { url, ...(options.tls === undefined ? {} : { tls: options.tls }) };
  const { means } = testMeans(options.secrets);
  const session = openSession(testSession({ fhir: offered, skrs: offered, udtraek: offered }, options.limits), {
    ...means,
    ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
    now: () => new Date(),
  });
  const { exchanges, recorder } = collecting();
  try {
    await QUESTIONS[question](session.clientFor(recorder));
    return 'gik godt';
  } catch (error) {
    const kept = exchanges.length > 0 ? '' : '\n(ingen udveksling gemt)';
    return `${(error as Error).name}: ${(error as Error).message.replaceAll(/127\.0\.0\.1:\d+/g, 'vært')}${kept}`;
  } finally {
    await session.close();
  }
}
