import type { ExtractEndpoint } from '../../model/config/environment.ts';
import { isFault } from '../../model/faults.ts';
import { below } from '../../wire/below.ts';
import { headerValue, type ResolvedAuth, type Wire } from '../../wire/call.ts';
import { receive, send } from '../../wire/receive.ts';
import { isoDay, PREFLIGHT_PURPOSE, type Questions, type Told } from '../interface.ts';

/** A region's extract, and how to prove who one is to it. */
interface Asked {
  readonly endpoint: ExtractEndpoint;
  readonly auth: ResolvedAuth;
}

/** SnapshotDate stands right after the root element and CreatedAtTime. */
const HEAD_BYTES = 4_096;
/** Where a server that knows no ranges is broken off; a first piece off the socket is never so large. */
const MOST_BYTES = 256 * 1_024;

/**
 * An extract: the head of its smallest file, and the day its XML says it is for. Of the XML, which may be hundreds of
 * megabytes, only the beginning is received.
 */
export function extractQuestions(probe: Asked): Questions {
  const { files } = probe.endpoint;
  return {
    access: 'self',
    self: async (wire) => {
      const [daily, newer] = await Promise.allSettled([dailyFile(probe, wire), snapshotDate(probe, files.xml3, wire)]);
      if (newer.status === 'rejected') throw newer.reason;
      // During the overlap both versions are there; before it only the older one.
      const day = newer.value ?? (await snapshotDate(probe, files.xml2, wire));
      if (day === undefined && daily.status === 'rejected') throw daily.reason;
      const told = daily.status === 'rejected' ? { version: undefined, release: undefined } : daily.value;
      return day === undefined ? told : { ...told, release: { day, source: 'SnapshotDate' } };
    },
  };
}

async function dailyFile(probe: Asked, wire: Wire): Promise<Told> {
  const head = await send({ ...callFor(probe, probe.endpoint.files.csvDaily), method: 'HEAD' }, wire);
  const day = isoDay(headerValue(head, 'last-modified'));
  return {
    version: headerValue(head, 'server'),
    release: day === undefined ? undefined : { day, source: 'Last-Modified' },
  };
}

/** Undefined when the file is not there or its head does not say; scenarios judge such a file, preflight does not. */
async function snapshotDate(probe: Asked, file: string, wire: Wire): Promise<string | undefined> {
  let head = '';
  const call = { ...callFor(probe, file), method: 'GET', maxBodyBytes: MOST_BYTES } as const;
  const headers = { ...call.headers, range: `bytes=0-${HEAD_BYTES - 1}` };
  try {
    await receive({ ...call, headers }, wire, async (chunks) => {
      for await (const chunk of chunks) {
        if (head.length < HEAD_BYTES) head += new TextDecoder().decode(chunk.subarray(0, HEAD_BYTES));
      }
    });
  } catch (error) {
    if (!isFault(error)) throw error;
  }
  return /<(?:\w+:)?SnapshotDate>\s*(\d{4}-\d{2}-\d{2})/.exec(head)?.[1];
}

function callFor({ endpoint, auth }: Asked, file: string) {
  const url = below(endpoint.url, file);
  return {
    interface: 'udtraek',
    purpose: PREFLIGHT_PURPOSE,
    url,
    headers: { accept: '*/*' },
    auth,
    absence: 'not-offered',
  } as const;
}
