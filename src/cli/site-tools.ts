import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { PilotError } from '../model/pilot-error.ts';
import { TOOL_FOLDER } from '../site/settings.ts';
import { say, sayErrors } from './output.ts';
import { places, toolRoot } from './places.ts';

/** Astro's own program, wherever it was installed; not among what its package lets others import. */
function astroProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin', 'astro.mjs');
}

/** Astro does not notice that this process is gone; what is loaded before it does, and half a site is nothing to save. */
const WITH_PARENT = new URL('../../scripts/with-parent.mjs?at-once', import.meta.url).href;

/** Starts one of Astro's commands with this Node, in the home: what it writes lies there, and all it reads of the tool is named to it. */
function astro(args: readonly string[], output: 'inherit' | 'pipe', signal: AbortSignal): ChildProcess {
  const config = relative(places.home, join(toolRoot, 'astro.config.mjs'));
  return spawn(process.execPath, ['--import', WITH_PARENT, astroProgram(), ...args, '--config', config], {
    cwd: places.home,
    stdio: ['ignore', output, output],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', [TOOL_FOLDER]: toolRoot },
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
interface BuildOutcome {
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Builds the site from what is in docs/, features/, config/ and results/; into dist/, when no folder is given. */
async function buildSite(signal: AbortSignal, folder: string | undefined): Promise<BuildOutcome> {
  const start = performance.now();
  const child = astro(['build', ...(folder === undefined ? [] : ['--outDir', folder])], 'pipe', signal);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await ended(child);
  return { ok: code === 0, output, seconds: Math.round((performance.now() - start) / 1000) };
}

/** Builds the site, and says how it went; false when it could not be built, and the last good one stands. */
export async function buildAndTell(signal: AbortSignal, folder?: string): Promise<boolean> {
  const built = await buildSite(signal, folder);
  if (signal.aborted) return false;
  if (!built.ok) {
    const full = /\b(?:ENOSPC|EDQUOT)\b/.exec(built.output)?.[0];
    if (full === undefined) {
      // Another program's colours are no text from outside to be shown as it is.
      say(stripVTControlCharacters(built.output));
      say('Siden kunne ikke bygges. Se grunden ovenfor. En side fra før er urørt.');
    } else {
      sayErrors([noRoom(folder ?? join(places.home, 'dist'), full)]);
    }
    return false;
  }
  say(`Siden er bygget på ${built.seconds} sekunder.`);
  return true;
}

/** Astro tells of a full disk with a stack, and in the words of the system. */
function noRoom(file: string, errno: string): PilotError {
  return new PilotError('SP5005', {
    place: { file },
    seen: `${errno === 'EDQUOT' ? 'diskkvoten er brugt op' : 'der er ikke mere plads på disken'} (${errno})`,
    expected: 'plads til hele siden, mens den bygges',
    remedy: 'Skaf plads, eller byg i en anden mappe med --outDir. En side fra før er urørt.',
  });
}

/** Astro's own port, the one the README names. */
export const SITE_PORT = 4321;

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
