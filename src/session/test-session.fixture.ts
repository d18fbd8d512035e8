import { createHash } from 'node:crypto';
import { limitsSchema, regionEndpointsSchema } from '../model/config/environment.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Session } from '../model/session.ts';
import type { SessionMeans } from './session.ts';

/** A session for tests: one region, level names without codes unless given. */
export function testSession(interfaces: unknown, limits: Readonly<Record<string, number>> = {}): Session {
  return {
    region: { id: 'midtjylland', name: 'Region Midtjylland', code: '1082' },
    environment: { id: 'proeve', name: 'Prøve', exercise: true },
    endpoints: regionEndpointsSchema.parse({ interfaces }),
    limits: limitsSchema.parse(limits),
    freshnessHours: 36,
    responseTimeMs: {},
    levelSystem: 'http://medcomehmi.dk/ig/terminology/CodeSystem/eer-sor-clinical-administrative-hierarchy',
    levels: [
      { name: 'Hospital', position: 1, code: '270019999999104', shakLength: 4 },
      { name: 'Afdeling', position: 5, code: '270059999999100', shakLength: 6 },
    ],
    openAssumptions: [],
    settledAssumptions: {},
    expectedValues: {},
    refusalCodes: {},
    onDate: '2026-11-23',
  };
}

/** Means that keep everything in memory, for tests to look at. */
export function testMeans(secrets: Readonly<Record<string, string>> = {}): {
  readonly means: SessionMeans;
  readonly files: Map<string, string>;
} {
  const files = new Map<string, string>();
  const means: SessionMeans = {
    evidence: {
      put: (given) => {
        const hash = createHash('sha256');
        const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
        // A piece at a time, as the store does: tests measure what a large body costs in memory.
        const texts = [given].flat().map((bytes) => {
          hash.update(bytes);
          return decoder.decode(bytes, { stream: true });
        });
        const sha256 = hash.digest('hex');
        files.set(sha256, texts.join(''));
        return Promise.resolve(sha256);
      },
      read: (sha256) => Promise.resolve(files.has(sha256) ? Buffer.from(files.get(sha256) ?? '') : undefined),
    },
    secrets: new Map(Object.entries(secrets)),
    now: () => new Date('2026-11-23T08:00:00Z'),
  };
  return { means, files };
}

/** Collects exchanges in the order they are recorded. */
export function collecting(): { readonly exchanges: Exchange[]; readonly recorder: (exchange: Exchange) => void } {
  const exchanges: Exchange[] = [];
  return { exchanges, recorder: (exchange) => void exchanges.push(exchange) };
}
