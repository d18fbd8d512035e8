import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { type Download, downloadFile, type DownloadOptions } from './download.ts';
import { type Answering, editionOf, type FileHost, startFileHost } from './file-host.fixture.ts';
import { NO_PROXIES } from './proxies.ts';

export const HALF = 100_000;
export const OLD = editionOf('gammel');
export const NEW = editionOf('ny', 230_000);
export const HOLDER = { pid: 4711, startedAt: new Date('2026-11-23T06:30:00Z'), host: 'her', isAlive: () => true };

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A folder of each test's own, and hosts that are closed after it. */
export function downloadTrial() {
  let folder = '';
  const hosts: FileHost[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hentet-'));
  });
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Downloads from a host, by a clock that only moves when it is waited for. */
  async function download(from: FileHost | string, options: Partial<DownloadOptions> = {}) {
    const waits: number[] = [];
    let time = Date.parse('2026-11-23T08:00:00Z');
    const address = new URL(typeof from === 'string' ? from : `${from.url}/sor/Sor.xml`);
    const came = await downloadFile(address, {
      folder,
      proxies: NO_PROXIES,
      userAgent: 'sor-pilot/0.1.0',
      holder: HOLDER,
      now: () => new Date(time),
      sleep: (milliseconds) => {
        waits.push(milliseconds);
        time += milliseconds;
        return Promise.resolve();
      },
      random: () => 1,
      ...options,
    });
    return { came, waits };
  }

  /** What failed, with the parts of it that differ from one time to the next alike. */
  function faultOf(came: Download): string {
    if (came.kind !== 'failed') throw new Error(`gik godt: ${came.kind}`);
    return came.fault.replaceAll(/127\.0\.0\.1:\d+/g, 'vært').replaceAll(folder, 'mappen');
  }

  return {
    download,
    faultOf,
    hostOf: async (...answers: readonly Answering[]): Promise<FileHost> => {
      const host = await startFileHost(...answers);
      hosts.push(host);
      return host;
    },
    path: (name: string): string => join(folder, name),
    file: (name = 'Sor.xml'): Buffer => readFileSync(join(folder, name)),
    /** What lies in the folder, but for the locks. */
    names: (): readonly string[] => readdirSync(folder).filter((name) => name !== '.locks'),
    /** Fetches half of an edition, and is broken off. */
    fetchHalf: async (host: FileHost): Promise<void> => {
      const stop = new AbortController();
      const onProgress = (bytes: number): void => {
        if (bytes === HALF) stop.abort();
      };
      expect(faultOf((await download(host, { signal: stop.signal, onProgress })).came)).toBe('Hentningen blev afbrudt.');
    },
  };
}
