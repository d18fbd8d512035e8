import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PilotError } from '../model/pilot-error.ts';
import { projectRoot } from './project.ts';

const ASTRO = join('node_modules', 'astro', 'bin', 'astro.mjs');

/** Starts one of Astro's commands with this Node; its output is shown. */
function astro(args: readonly string[], signal: AbortSignal): ChildProcess {
  return spawn(process.execPath, [join(projectRoot, ASTRO), ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
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

/** Builds the site from what is in docs/, features/, config/ and results/. Gives Astro's exit code. */
export function buildSite(signal: AbortSignal): Promise<number> {
  return ended(astro(['build'], signal));
}

/** Serves the built site until the signal; gives the exit code of the server. */
export function serveSite(port: number, signal: AbortSignal): Promise<number> {
  return ended(astro(['preview', '--port', String(port)], signal));
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
