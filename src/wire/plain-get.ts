import { request } from 'undici';
import { limitsSchema } from '../model/config/environment.ts';
import type { Phase } from './fault-table.ts';
import type { Proxies } from './proxies.ts';
import { brokenMeaning } from './proxy-faults.ts';
import { CodedError, decodedChunks, readWhole } from './read-body.ts';
import { createTlsAgents } from './tls-agents.ts';
import { errorCode } from './transport-fault.ts';

/** What a web host answered: no redirect has been followed. */
export interface PlainAnswer {
  readonly status: number;
  /** Values by lower-case name; of a header that is sent twice, both. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
}

/** Why there is no answer, as a sentence in Danish. */
export interface NoAnswer {
  readonly fault: string;
}

const LIMITS = limitsSchema.parse({});
/** No page of ours is larger; what is cut off is not needed. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Fetches what anyone may read, with no proof of access, through the machine's proxy where there is one, and follows no redirect. Never rejects for what the host or the network does. */
export async function plainGet(address: URL, proxies: Proxies): Promise<PlainAnswer | NoAnswer> {
  const agents = createTlsAgents({ values: new Map(), limits: LIMITS, now: () => new Date(), proxies });
  let phase: Phase = 'before-answer';
  try {
    const { statusCode, headers, body } = await request(address, {
      dispatcher: agents.plain,
      signal: AbortSignal.timeout(LIMITS.scenarioMs),
    });
    phase = 'within-answer';
    const encoding = headers['content-encoding'];
    const whole = await readWhole(firstOf(decodedChunks(body, typeof encoding === 'string' ? encoding : undefined)));
    return { status: statusCode, headers: byName(headers), text: Buffer.from(whole).toString('utf8') };
  } catch (thrown) {
    const code = errorCode(thrown);
    const coding = thrown instanceof CodedError ? thrown.coding : undefined;
    const meaning =
      code === undefined ? undefined : brokenMeaning({ thrown, code, phase, coding, proxy: proxies.for(address) }, LIMITS);
    if (meaning === undefined) throw thrown;
    return { fault: meaning.sentence };
  } finally {
    await agents.close();
  }
}

async function* firstOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    yield chunk;
    read += chunk.byteLength;
    if (read >= MOST_BYTES) return;
  }
}

function byName(headers: Readonly<Record<string, string | string[] | undefined>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), [value].flat()] as const],
    ),
  );
}
