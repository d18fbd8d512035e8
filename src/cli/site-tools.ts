import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PilotError } from '../model/pilot-error.ts';
import { toolRoot } from './places.ts';

const ASTRO = join('node_modules', 'astro', 'bin', 'astro.mjs');
/** Astro does not notice that this process is gone; what is loaded before it does, and half a site is nothing to save. */
const WITH_PARENT = new URL('../../scripts/with-parent.mjs?at-once', import.meta.url).href;

/** Starts one of Astro's commands with this Node. */
function astro(args: readonly string[], output: 'inherit' | 'pipe', signal: AbortSignal): ChildProcess {
  return spawn(process.execPath, ['--import', WITH_PARENT, join(toolRoot, ASTRO), ...args], {
    cwd: toolRoot,
    stdio: ['ignore', output, output],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    signal,
    killSignal: 'SIGTERM',
  });
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => undefined);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** How a build went; what Astro said (a line a page) is shown only when it failed. */
export interface BuildOutcome {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Builds the site from what is in docs/, features/, config/ and results/. */
export async function buildSite(signal: AbortSignal): Promise<BuildOutcome> {
  const start = performance.now();
  const child = astro(['build'], 'pipe', signal);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await ended(child);
  return { ok: code === 0, output, seconds: Math.round((performance.now() - start) / 1000) };
}

/** Serves the built site until the signal; gives the exit code of the server. */
export function serveSite(port: number, signal: AbortSignal): Promise<number> {
  return ended(astro(['preview', '--port', String(port)], 'inherit', signal));
}

/** Throws PilotError SP3001 when something already listens on the port. */
export async function assertPortFree(port: number): Promise<void> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)));
  });
  if (free) return;
  throw new PilotError('SP3001', {
    place: { what: `http://localhost:${port}` },
    seen: `noget andet lytter allerede på port ${port}`,
    expected: 'en ledig port',
    remedy: `Stop det andet program, eller vælg en anden port: npm start -- --port ${port + 1}`,
  });
}
