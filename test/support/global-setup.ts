import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../../scripts/tools.ts';
import { serveFolder } from './static-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Results of one whole run against the embedded endpoint. */
    readonly resultsFolder: string;
    /** Exit code of that run. */
    readonly runExitCode: number;
    /** The site built from it. */
    readonly siteFolder: string;
    readonly siteOrigin: string;
  }
}

/**
 * Goes the whole way once for all system tests: the command line runs the pilot against the embedded endpoint, Astro
 * builds the site from the results, and the site is served from a real socket.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sor-pilot-system-'));
  const resultsFolder = join(folder, 'results');
  const siteFolder = join(folder, 'dist');
  const runExitCode = await run(['src/cli/main.ts', 'run', '--results', resultsFolder], {});
  const buildExitCode = await run(['node_modules/astro/bin/astro.mjs', 'build', '--outDir', siteFolder], {
    SOR_PILOT_RESULTS: resultsFolder,
    ASTRO_TELEMETRY_DISABLED: '1',
  });
  if (buildExitCode !== 0) throw new Error(`Siden kunne ikke bygges (kode ${buildExitCode}).`);
  const server = await serveFolder(siteFolder);
  project.provide('resultsFolder', resultsFolder);
  project.provide('runExitCode', runExitCode);
  project.provide('siteFolder', siteFolder);
  project.provide('siteOrigin', server.origin);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

function run([script = '', ...args]: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      // Vitest's own NODE_ENV would make Astro build something else than a user gets.
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
