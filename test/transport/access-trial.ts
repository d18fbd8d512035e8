import { expect } from 'vitest';
import { leaksInText, leaksInValue } from '../../src/handover/leaks.ts';
import type { RegionClient } from '../../src/interfaces/registry.ts';
import { openSession } from '../../src/session/open-session.ts';
import { collecting, testMeans, testSession } from '../../src/session/test-session.fixture.ts';
import { startTestEndpoint, testUnits } from '../../src/exercise/server/endpoint.fixture.ts';
import { securityFileSchema } from '../../src/model/config/security.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import { createAuthority, signIdCard } from '../support/pki.ts';

/** Access over a real socket: the exercise endpoint demands it, the client that runs the pilot gives it. */

/** Values by reference, as config refers to them: the right ones, wrong ones, and those of strangers. */
export async function accessValues(): Promise<Readonly<Record<string, string>>> {
  const [ca, otherCa] = await Promise.all([createAuthority('Prøve-CA'), createAuthority('Fremmed CA')]);
  const [server, client, sts, stranger, otherSts, revoked] = await Promise.all([
    ca.issue({ commonName: 'øvelse', hosts: ['127.0.0.1'] }),
    ca.issue({ commonName: 'pilot-klient' }),
    ca.issue({ commonName: 'Prøve-STS' }),
    otherCa.issue({ commonName: 'fremmed-klient' }),
    otherCa.issue({ commonName: 'Fremmed STS' }),
    ca.issue({ commonName: 'spærret-klient' }),
  ]);
  return {
    'env:BRUGER': 'bruger-27-ø',
    'env:KODE': 'kodeord: 9+/æ',
    'env:FORKERT': 'noget-andet-helt',
    'env:TOKEN': 'fast-adgangsbevis-17',
    'env:HEMMELIG': 'klientens hemmelighed & 27%',
    'file:ca.pem': ca.certificate,
    'file:spaerreliste.pem': await ca.revocationList([revoked.serial]),
    'file:server.pem': server.certificate,
    'file:server.key': server.key,
    'file:klient.pem': client.certificate,
    'file:klient.key': client.key,
    'file:klient.pub': client.publicKey,
    'file:fremmed.pem': stranger.certificate,
    'file:fremmed.key': stranger.key,
    'file:spaerret.pem': revoked.certificate,
    'file:spaerret.key': revoked.key,
    'file:sts.pem': sts.certificate,
    'file:kort.xml': signIdCard(sts),
    'file:kort4.xml': signIdCard(sts, { level: 4 }),
    'file:fremmed-kort.xml': signIdCard(otherSts),
    'file:aendret-kort.xml': signIdCard(sts).replace('12345678', '87654321'),
  };
}

/** Values that may stand in no result: what was configured, and what comes of it. */
function secretsOf(values: Readonly<Record<string, string>>): string[] {
  const texts = ['env:KODE', 'env:FORKERT', 'env:TOKEN', 'env:HEMMELIG'].map((key) => values[key] ?? '');
  const keys = ['file:klient.key', 'file:server.key'].map((key) => (values[key] ?? '').split('\n')[3] ?? '');
  const cards = ['file:kort.xml', 'file:kort4.xml', 'file:fremmed-kort.xml'].map(
    (key) => /SignatureValue>([^<]{40})/.exec(values[key] ?? '')?.[1] ?? '',
  );
  const plain = [...texts, ...keys, ...cards];
  return [
    ...plain,
    ...plain.map((text) => Buffer.from(text).toString('base64').replace(/=+$/, '')),
    ...texts.map(encodeURIComponent),
  ];
}

/** One trial under way. */
export interface Trial {
  readonly client: RegionClient;
  readonly exchanges: Exchange[];
  readonly files: Map<string, string>;
  /** What a call of the client's came to. */
  readonly outcome: (call: (client: RegionClient) => Promise<unknown>) => Promise<string>;
}

export interface TrialOptions {
  readonly values: Readonly<Record<string, string>>;
  /** By interface: what the endpoint demands, and what the client has. */
  readonly demands: Readonly<Record<string, readonly object[]>>;
  readonly access: object;
  readonly secure?: boolean;
  readonly behaviours?: readonly object[];
  readonly now?: () => Date;
  readonly clientNow?: () => Date;
}

/** Starts endpoint and client, and holds everything that would be published against every secret. */
export async function trial(options: TrialOptions, use: (trial: Trial) => Promise<void>): Promise<void> {
  const { demands, access, secure = false, behaviours = [], now = () => new Date() } = options;
  const values = new Map(Object.entries(options.values));
  const tls = {
    certificate: { file: 'server.pem' },
    key: { file: 'server.key' },
    clientTrust: { file: 'ca.pem' },
    revoked: { file: 'spaerreliste.pem' },
  };
  const file = securityFileSchema.parse({ ...(secure ? { tls } : {}), regions: { midtjylland: demands } });
  const endpoint = await startTestEndpoint(behaviours, { now, security: { file, values } });
  const base = `${endpoint.origin}/midtjylland`;
  const own = JSON.parse(JSON.stringify(access).replaceAll('{endpoint}', endpoint.origin)) as object;
  const { means, files } = testMeans(options.values);
  const session = openSession(
    testSession({
      fhir: { url: `${base}/fhir`, ...('fhir' in demands ? own : {}) },
      skrs: { url: `${base}/stamdata-batch-copy-ws/service/StamdataReplication`, ...('skrs' in demands ? own : {}) },
    }),
    { ...means, now: options.clientNow ?? now },
  );
  const { exchanges, recorder } = collecting();
  const client = session.clientFor(recorder);
  const outcome: Trial['outcome'] = (call) =>
    call(client).then(
      () => 'gik godt',
      (error: unknown) => `${(error as Error).name}: ${(error as Error).message.replaceAll(/127\.0\.0\.1:\d+/g, 'vært')}`,
    );
  try {
    await use({ client, exchanges, files, outcome });
    const published = JSON.stringify(exchanges) + [...files.values()].join('\n');
    for (const secret of secretsOf(options.values)) expect(published).not.toContain(secret);
    // What was masked is no leak when a bundle is made of it.
    expect([leaksInValue(exchanges), ...[...files.values()].map(leaksInText)].flat()).toEqual([]);
  } finally {
    await session.close();
    await endpoint.close();
  }
}

/** A read over FHIR. */
export const readFhir = (client: RegionClient): Promise<unknown> => client.fhir.findBySor(testUnits['hospital']);
/** A call over SOAP. */
export const readSkrs = (client: RegionClient): Promise<unknown> =>
  client.skrs.replicate({ datatype: 'sorEntity', maxRecords: 1 });
/** What one call comes to: “gik godt”, or the fault with its whole message. */
export async function only(options: TrialOptions, call = readFhir): Promise<string> {
  let came = '';
  await trial(options, async ({ outcome }) => {
    came = await outcome(call);
  });
  return came;
}
