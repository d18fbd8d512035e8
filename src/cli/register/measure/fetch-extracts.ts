import { createHash } from 'node:crypto';
import { existsSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { isProcessAlive } from '../../../disk/process-liveness.ts';
import { PilotError } from '../../../model/pilot-error.ts';
import { type Download, downloadFile, userAgentOf } from '../../../wire/download.ts';
import type { Proxies } from '../../../wire/proxies.ts';
import type { ExtractFile } from './measure-inputs.ts';

/** Where extracts are fetched to, in the folder of measurements: a folder an address, as two may end with the same name. */
const DOWNLOADS = '.downloads';

/** What extracts are fetched by. */
export interface FetchOrder {
  /** Web addresses. */
  readonly addresses: readonly string[];
  /** The folder of measurements. */
  readonly folder: string;
  readonly proxies: Proxies;
  /** Version of the tool, and where its owner can be found: told to the host. */
  readonly version: string;
  readonly about: string | undefined;
  /** Digests of the files the newest day was measured from: these need not be fetched again. */
  readonly measured: ReadonlySet<string>;
  readonly now: () => Date;
  readonly tell: (problem: PilotError) => void;
  /** What is no fault, but should be known; Danish. */
  readonly note: (sentence: string) => void;
}

/** What was fetched. */
export interface FetchedExtracts {
  readonly files: readonly ExtractFile[];
  /** Every one of them is what the newest day was measured from, by what its host says. */
  readonly unchanged: boolean;
  /** Some could not be fetched; they have been told. */
  readonly failed: boolean;
}

/**
 * Fetches extracts one after another. When none has changed since they were measured, none is sent. One that cannot be fetched
 * is told (SP4073), and the others are given; throws its PilotError when none could.
 */
export async function fetchExtracts(order: FetchOrder): Promise<FetchedExtracts> {
  const first = await fetchAll(order.addresses, order, order.measured);
  const isChanged = first.some(({ came }) => came.kind === 'fetched');
  // A day is measured from all its files: when one has changed, those that have not are needed too.
  const missing = isChanged ? first.filter(({ came }) => !isHere(came)).map(({ address }) => address) : [];
  const all = [...first.filter(({ address }) => !missing.includes(address)), ...(await fetchAll(missing, order, new Set()))];
  const problems = all.flatMap(({ address, came }) => (came.kind === 'failed' ? [notFetched(address, came)] : []));
  const [problem] = problems;
  if (problem !== undefined && problems.length === all.length) throw problem;
  problems.forEach(order.tell);
  for (const sentence of new Set(all.flatMap(({ came }) => came.notes))) order.note(sentence);
  return {
    files: all.flatMap(({ came }) => (came.kind === 'failed' || !isHere(came) ? [] : [fileOf(came, order.now())])),
    unchanged: all.length > 0 && all.every(({ came }) => came.kind === 'unchanged'),
    failed: problems.length > 0,
  };
}

/** Takes away what was fetched; what a host is asked by the next time stays. */
export function dropExtracts(files: readonly ExtractFile[]): void {
  for (const { path, downloaded } of files) if (downloaded !== undefined) rmSync(path, { force: true });
}

interface Came {
  readonly address: string;
  readonly came: Download;
}

/** Whether there is nothing more to fetch: the file lies here, or never came. One that has not changed may not have been kept. */
const isHere = (came: Download): boolean => came.kind !== 'unchanged' || existsSync(came.path);

async function fetchAll(addresses: readonly string[], order: FetchOrder, known: ReadonlySet<string>): Promise<readonly Came[]> {
  const { folder, proxies, version, about, now } = order;
  const came: Came[] = [];
  for (const address of addresses) {
    const own = createHash('sha256').update(address).digest('hex').slice(0, 16);
    const download = await downloadFile(new URL(address), {
      folder: join(folder, DOWNLOADS, own),
      proxies,
      userAgent: userAgentOf(version, about === undefined ? undefined : new URL(about)),
      holder: { pid: process.pid, startedAt: new Date(performance.timeOrigin), isAlive: isProcessAlive },
      now,
      alreadyHas: (sha256) => known.has(sha256),
    });
    came.push({ address, came: download });
  }
  return came;
}

/** A file that does not date itself is dated by when the host last changed it, as one that lay here by when it was. */
function fileOf(came: Exclude<Download, { kind: 'failed' }>, now: Date): ExtractFile {
  const changed = Date.parse(came.lastModified ?? '');
  if (!Number.isNaN(changed)) utimesSync(came.path, new Date(changed), new Date(changed));
  return { path: came.path, downloaded: { at: now.toISOString(), ms: Math.round(came.took) } };
}

function notFetched(address: string, { fault, retryAt }: Extract<Download, { kind: 'failed' }>): PilotError {
  return new PilotError('SP4073', {
    place: { what: address },
    seen: retryAt === undefined ? fault : `${fault} Værten beder om ikke at blive spurgt før ${retryAt.toISOString()}.`,
    expected: 'filen med udtrækket',
    remedy: 'Prøv igen senere, eller hent filen selv og angiv den i stedet.',
  });
}
