import type { RegionClient } from '../../src/interfaces/registry.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import { verdictOfThrown } from '../../src/model/verdict.ts';
import { causeOf } from '../../src/recording/digest/cause.ts';
import { openSession } from '../../src/session/open-session.ts';
import { collecting, testMeans, testSession } from '../../src/session/test-session.fixture.ts';

/** What is asked, by the interface and what is read there; each gives what it read as text. */
export const QUESTIONS = {
  'fhir-metadata': async (client: RegionClient) => JSON.stringify(await client.fhir.capabilities()),
  'fhir-search': async (client: RegionClient) => JSON.stringify(await client.fhir.search({ name: 'x' })),
  'fhir-read': async (client: RegionClient) => JSON.stringify(await client.fhir.read('o1')),
  skrs: async (client: RegionClient) => JSON.stringify(await client.skrs.replicate({ datatype: 'sorEntity' })),
  'skrs-wsdl': async (client: RegionClient) => client.skrs.wsdl(),
  sorls: async (client: RegionClient) => JSON.stringify(await client.sorls.getSorEntity({ sorIdentifier: '900009031000016009' })),
  'sorus-import': async (client: RegionClient) => {
    await client.sorus.importNow();
    return '';
  },
  xml: async (client: RegionClient) => JSON.stringify(await client.udtraek.read('xml3')),
  csv: async (client: RegionClient) => JSON.stringify(await client.udtraek.read('csvDaily')),
  zip: async (client: RegionClient) => JSON.stringify(await client.udtraek.read('csvComplete')),
  message: async (client: RegionClient) => JSON.stringify(await client.medcom.read('brev.xml')),
} as const satisfies Readonly<Record<string, (client: RegionClient) => Promise<string>>>;
export type Question = keyof typeof QUESTIONS;

/** Limits of a real run made short, so that what never ends is ended. */
const LIMITS = { connectMs: 2_000, headersMs: 700, bodyMs: 700, scenarioMs: 1_400, maxBodyBytes: 2_000_000 };

/** What came of a question. */
export interface Outcome {
  /** Class of what was thrown; “none” when it went well. */
  readonly thrown: string;
  readonly cause: Cause | undefined;
  /** The whole message, or what was read. */
  readonly told: string;
  readonly exchanges: readonly Exchange[];
}

/** Asks with the client that runs the pilot, as often as told, on connections that are kept between. */
export async function ask(question: Question, url: string, times = 1): Promise<Outcome> {
  const session = openSession(
    testSession(
      {
        ...Object.fromEntries(['fhir', 'skrs', 'sorls', 'udtraek'].map((name) => [name, { url }])),
        sorus: { url, importNow: url },
        medcom: { url, files: ['brev.xml'] },
      },
      LIMITS,
    ),
    testMeans().means,
  );
  const { exchanges, recorder } = collecting();
  const client = session.clientFor(recorder);
  try {
    let told = '';
    for (let turn = 0; turn < times; turn += 1) {
      if (turn > 0) await new Promise((resolve) => setTimeout(resolve, 30));
      told = await QUESTIONS[question](client);
    }
    return { thrown: 'none', cause: undefined, told, exchanges };
  } catch (error) {
    const { name, message } = error as Error;
    const verdict = verdictOfThrown(name);
    return { thrown: name, cause: causeOf({ verdict, faultType: name, exchanges }), told: message, exchanges };
  } finally {
    await session.close();
  }
}
